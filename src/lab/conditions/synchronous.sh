# synchronous[=COUNT[:WORD]...]: synchronous mode, with COUNT (1) synchronous standbys; WORD is strict, or the NODE that has the place
# shellcheck shell=bash

condition() {
  local count=${1:-1} word strict=false holder=
  shift $(($# > 0))
  for word in "$@"; do
    if [[ $word == strict ]]; then strict=true; else holder=$(member "$word"); fi
  done
  [[ -z $holder ]] || others_of "$holder" keep_out
  set_dynamic ".synchronous_mode = true | .synchronous_mode_strict = $strict | .synchronous_node_count = $count"
  await_or_fail 30 "synchronous mode" has_sync_standbys "$count"
  # Who has the place keeps it.
  [[ -z $holder ]] || others_of "$holder" let_in
}

has_sync_standbys() {
  cluster_answer "$cluster" | jq -e --argjson count "$1" '[.members[] | select(.role == "sync_standby")] | length == $count' >/dev/null
}

# others_of NODE FUNCTION: the function for each member but that one and the leader.
others_of() {
  local node
  for node in "${members[@]}"; do
    [[ $node == "$1" || $node == "$first" ]] || "$2" "$node"
  done
}

keep_out() {
  tag "$1" nosync true
}

let_in() {
  configure "$1" '/^  nosync:/d' '.tags.nosync != true'
  await_or_fail 20 "tag of $1" listed "$1" '.tags.nosync != true'
}
