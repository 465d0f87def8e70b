# shellcheck shell=bash
# A cluster: its first start, and what makes it healthy.

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
