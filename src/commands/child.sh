# shellcheck shell=bash
# Commands that an interruption ends together with everything that they started. Each runs in a session of its own, without a
# terminal's input and without the lock that descriptor 9 may hold.

child='' beside=''

# run_child COMMAND...: runs a command and waits for it.
run_child() {
  local status=0
  setsid "$@" </dev/null 9>&- &
  child=$!
  wait "$child" || status=$?
  child=''
  return "$status"
}

# start_beside LOG COMMAND...: starts one command that runs beside the others; what it prints goes to a file.
start_beside() {
  local log=$1
  shift
  setsid "$@" </dev/null >"$log" 2>&1 9>&- &
  beside=$!
}

# Waits for the command beside the others, and fails when it failed.
await_beside() {
  local status=0
  wait "$beside" || status=$?
  beside=''
  return "$status"
}

# Ends the commands that run now. Their whole sessions are meant; nodes of the lab have their own.
end_child() {
  end_session "$beside"
  end_session "$child"
  child='' beside=''
}

# First kindly, then, when it has not tidied up after half a minute, for good.
end_session() {
  local patience
  [[ -n $1 ]] || return 0
  kill -TERM -- "-$1" 2>/dev/null || true
  for ((patience = 0; patience < 300; patience++)); do
    kill -0 -- "-$1" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL -- "-$1" 2>/dev/null || true
}
