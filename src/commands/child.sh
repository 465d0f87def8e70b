# shellcheck shell=bash
# Commands that an interruption ends together with everything that they started.

child=

# run_child COMMAND...: runs a command in a session of its own, without a terminal's input and without the lock that
# descriptor 9 may hold, and waits for it.
run_child() {
  local status=0
  setsid "$@" </dev/null 9>&- &
  child=$!
  wait "$child" || status=$?
  child=
  return "$status"
}

# Ends the command that runs now: first kindly, then, when it has not tidied up after half a minute, for good. Its whole session is meant; nodes of the lab have their own.
end_child() {
  local patience
  [[ -n $child ]] || return 0
  kill -TERM -- "-$child" 2>/dev/null || true
  for ((patience = 0; patience < 300; patience++)); do
    kill -0 -- "-$child" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL -- "-$child" 2>/dev/null || true
  child=
}
