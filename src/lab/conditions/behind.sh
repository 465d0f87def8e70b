# behind: node2 was cut off when the leader changed, to node3 and back: it is on an old timeline
# shellcheck shell=bash

condition() {
  cut_off "$second"
  changes_leader "$first" "$third"
  changes_leader "$third" "$first"
}

changes_leader() {
  local answer
  answer=$(ask_switchover "$1" "$2" | jq -r .message)
  if [[ $answer != 200* ]] || ! await 15 leads "$2"; then
    fail "switchover $1 -> $2" "$answer" "see the log of $1"
  fi
  await_or_fail 30 "streaming from $2" streams_from "$1" "$2"
}

streams_from() {
  grep -qxF "$1" <<<"$(streaming_members "$2")"
}
