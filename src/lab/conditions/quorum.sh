# quorum[=COUNT[:VOTERS]]: quorum commit, COUNT (1) synchronous nodes, VOTERS (all but the leader) have a vote; Patroni before 4.0 takes it for no synchronous mode
# shellcheck shell=bash

condition() {
  local count=${1:-1} voters=${2:-$((${#members[@]} - 1))}
  set_dynamic ".synchronous_mode = \"quorum\" | .synchronous_node_count = $count"
  answers "$first" '.patroni.version | split(".")[0] | tonumber >= 4' || return 0
  await_or_fail 40 "quorum commit" has_voters "$voters"
}

has_voters() {
  cluster_answer "$cluster" | jq -e --argjson count "$1" '[.members[] | select(.role == "quorum_standby")] | length == $count' >/dev/null
}
