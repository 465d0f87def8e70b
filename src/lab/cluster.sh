# shellcheck shell=bash
# A cluster: its first start, what makes it healthy, and real switchovers.

first_of() {
  local node
  node=$(nodes_of "$1")
  printf '%s\n' "${node%%$'\n'*}"
}

is_first_of_cluster() {
  [[ $(first_of "${node_cluster[$1]}") == "$1" ]]
}

# The first node leads; only then do the others start and clone it.
start_cluster() {
  local cluster=$1 first node
  first=$(first_of "$cluster")
  await 90 rest_is_ok "$first" /primary || {
    show_node_journal "$first"
    fail "node $first (cluster $cluster)" "did not become the leader within 90 seconds" "its last lines are above"
  }
  for node in $(nodes_of "$cluster"); do
    [[ $node == "$first" ]] || inside "$node" systemctl --quiet enable --now patroni
  done
  await 120 cluster_streams_when_woken "$cluster" || {
    report_not_streaming "$cluster"
    fail "cluster $cluster" "is not complete: not every member streams from $first after 120 seconds" "see the journals above"
  }
}

cluster_streams_when_woken() {
  cluster_streams "$1" && return 0
  wake_members "$1"
  sleep 0.4
  return 1
}

# Every member answers and streams from the leader, on the leader's timeline.
cluster_streams() {
  local cluster=$1 leader node streaming
  local -a replicas=()
  leader=$(leader_of "$cluster") && [[ -n $leader ]] || return 1
  rest_is_ok "$leader" /primary || return 1
  streaming=$(streaming_members "$leader") || return 1
  for node in $(nodes_of "$cluster"); do
    [[ $node != "$leader" ]] || continue
    grep -qxF "$node" <<<"$streaming" || return 1
    replicas+=("$node")
  done
  cluster_answer "$cluster" | jq -e --argjson count "$((${#replicas[@]} + 1))" '
    (.members | length == $count)
    and all(.members[]; .state == "running" or .state == "streaming")
    and ([.members[].timeline] | unique | length == 1)' >/dev/null
}

report_not_streaming() {
  local cluster=$1 leader node streaming=
  leader=$(leader_of "$cluster") || leader=
  [[ -z $leader ]] || streaming=$(streaming_members "$leader") || true
  for node in $(nodes_of "$cluster"); do
    [[ $node == "$leader" ]] || grep -qxF "$node" <<<"$streaming" || show_node_journal "$node"
  done
}

# switch_over FROM TO: asks Patroni for a switchover; prints its answer; succeeds when TO leads.
switch_over() {
  local from=$1 to=$2 answer
  answer=$(curl -sS -m 45 -X POST -H 'Content-Type: application/json' -d "{\"leader\": \"$from\", \"candidate\": \"$to\"}" \
    -w ' (HTTP %{http_code})' "$(rest_url "$from")/switchover" 2>&1) || true
  printf '%s\n' "$answer"
  [[ $answer == *"(HTTP 200)" ]] && await 15 leads "$to"
}

leads() {
  rest_is_ok "$1" /primary && [[ $(leader_of "${node_cluster[$1]}") == "$1" ]]
}

lab_exercise() {
  local leader=$1 candidate=$2 cluster now
  load_lab
  require_node "$leader"
  require_node "$candidate"
  cluster=${node_cluster[$leader]}
  [[ $leader != "$candidate" ]] ||
    usage_error "bin/lab exercise" "LEADER and CANDIDATE are both $leader" "name two members of one cluster"
  [[ ${node_cluster[$candidate]} == "$cluster" ]] ||
    usage_error "bin/lab exercise" "$leader and $candidate are of different clusters" "name two members of one cluster"
  now=$(leader_of "$cluster") || now=
  [[ $now == "$leader" ]] ||
    fail "cluster $cluster" "its leader is ${now:-nobody}, not $leader" "name the leader first, or \`bin/lab break --name $lab_name healthy\`"
  exercise_once "$leader" "$candidate" && exercise_once "$candidate" "$leader"
}

# The switchover as a DBA does it, with patronictl on the leader's node. It exits 0 even when Patroni refuses (3.0.2), so what
# counts is who leads afterwards.
exercise_once() {
  local from=$1 to=$2 cluster=${node_cluster[$1]} begun
  begun=$(milliseconds)
  printf '%s\n' "$from\$ patronictl -c /etc/patroni/config.yml switchover --leader $from --candidate $to --force"
  inside "$from" patronictl -c /etc/patroni/config.yml switchover --leader "$from" --candidate "$to" --force || true
  if ! await 5 leads "$to"; then
    problem "switchover $from -> $to" "$to does not lead; Patroni's answer is above" "see \`bin/lab sh $from journalctl -u patroni\`"
    return 1
  fi
  if ! await 60 cluster_streams "$cluster"; then
    report_not_streaming "$cluster"
    problem "switchover $from -> $to" "not every member streams from $to after 60 seconds" "see the journals above"
    return 1
  fi
  printf '%s\n' "switchover $from -> $to: done, every member streams again ($((($(milliseconds) - begun) / 1000)) s)"
}
