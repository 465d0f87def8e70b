# synchronous[=COUNT]: synchronous mode, with COUNT (1) synchronous standbys
# shellcheck shell=bash disable=SC2154

condition() {
  local count=${1:-1}
  set_dynamic ".synchronous_mode = true | .synchronous_node_count = $count"
  await_or_fail 30 "synchronous mode" has_sync_standbys "$count"
}

has_sync_standbys() {
  cluster_answer "$cluster" | jq -e --argjson count "$1" '[.members[] | select(.role == "sync_standby")] | length == $count' >/dev/null
}
