# shellcheck shell=bash
# Real switchovers through a cluster, beside what readdress says of each beforehand.

lab_exercise() {
  local cluster leader node
  local -a candidates=("$@")
  load_lab
  cluster=$(exercised_cluster)
  leader=$(leader_of "$cluster") || leader=
  [[ -n $leader ]] || fail "cluster $cluster" "has no leader" "\`bin/lab break --name $lab_name healthy\`"
  for node in "$@"; do
    require_node "$node"
    [[ ${node_cluster[$node]} == "$cluster" && $node != "$leader" ]] ||
      usage_error "bin/lab exercise $node" "is no candidate of the cluster $cluster, whose leader is $leader" "name another member of it"
  done
  if ((${#candidates[@]} == 0)); then
    mapfile -t candidates < <(nodes_of "$cluster" | grep -vxF "$leader")
  fi
  exercise "$cluster" "$leader" "${candidates[@]}"
}

exercised_cluster() {
  if [[ $cluster_choice != all ]]; then
    chosen_clusters
  elif ((${#clusters[@]} > 1)); then
    usage_error "bin/lab exercise" "the lab $lab_name has ${#clusters[@]} clusters" "choose one with --cluster K"
  else
    printf '%s\n' "${clusters[0]}"
  fi
}

# The leader to each candidate, and back. Succeeds when every answer of Patroni is the predicted one.
exercise() {
  local cluster=$1 leader=$2 rehearsals candidate differing=0
  shift 2
  rehearsals=$(rehearsed "$cluster") || exit 1
  printf '%-20s %-9s %s\n' switchover '' 'answer'
  for candidate in "$@"; do
    exercise_one "$leader" "$candidate" now || differing=$((differing + 1))
    leads "$candidate" || continue
    exercise_one "$candidate" "$leader" return || differing=$((differing + 1))
    if ! leads "$leader"; then
      problem "cluster $cluster" "$candidate leads now and does not give way to $leader; what was to follow was not tried" \
        "\`bin/lab break --name $lab_name healthy\`"
      return 1
    fi
  done
  if ((differing > 0)); then
    problem "cluster $cluster" "$differing of the answers are not the predicted ones" "see above"
    return 1
  fi
  printf 'every answer is the predicted one\n'
}

rehearsed() {
  local result
  # The exit code tells of faults that were found; what counts here is that there is a result.
  result=$("$lab_home/bin/readdress" rehearse -i "$(inventory_file)" -l "$1" -o json 2>"$lab_state/rehearse.log" 9>&-) || true
  jq -ce --arg scope "$1" '.clusters[] | select(.scope == $scope) | .rehearsal' <<<"$result" 2>/dev/null || {
    cat "$lab_state/rehearse.log" >&2
    fail "bin/readdress rehearse -i $(inventory_file)" "gave no rehearsal of the cluster $1" "see its messages above"
  }
}

# exercise_one FROM TO now|return: both answers, one below the other, and whether they are equal.
exercise_one() {
  local from=$1 to=$2 when=$3 rehearsal answer message
  rehearsal=$(jq -c --arg from "$from" --arg to "$to" --arg when "$when" \
    'first(.[] | select(.from == $from and .to == $to and .when == $when))' <<<"$rehearsals")
  printf '%-20s %-9s %s\n' "$from -> $to" predicted "$(jq -r '.message + "  (readdress: " + .verdict + ")"' <<<"$rehearsal")"
  answer=$(switch_over "$from" "$to")
  message=$(jq -r .message <<<"$answer")
  printf '%-20s %-9s %s\n' '' real "$message$(jq -r 'if .streams_after then "  (every member streams after \(.streams_after) s)" else "" end' <<<"$answer")"
  if [[ $(jq -r '.status' <<<"$answer") == 200 && $(jq .streams_after <<<"$answer") == null ]]; then
    report_not_streaming "${node_cluster[$from]}"
    problem "switchover $from -> $to" "not every member streams again after 30 seconds" "see the journals above"
    return 1
  fi
  case $(jq -r .patroni_verdict <<<"$rehearsal") in
    unknown) printf '%-20s %-9s %s\n' '' '' 'nobody could say' ;;
    *)
      if [[ $(jq -r .message <<<"$rehearsal") != "$message" ]]; then
        printf '%-20s %-9s %s\n' '' '' 'DIFFERENT'
        return 1
      fi
      printf '%-20s %-9s %s\n' '' '' 'equal'
      ;;
  esac
}
