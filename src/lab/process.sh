# shellcheck shell=bash
# Processes that the lab started, recorded with their start time, so that a process number that was reused is never ended.

# The start time of a process in clock ticks since boot (field 22 of /proc/PID/stat); fails when there is no such process.
process_start() {
  local line
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
  # The command's name may hold spaces and brackets; what follows the last bracket is regular.
  # shellcheck disable=SC2086 # words are wanted
  set -- ${line##*) }
  printf '%s\n' "${20}"
}

record_process() {
  local file=$1 process=$2
  printf '%s %s\n' "$process" "$(process_start "$process")" >"$file.new"
  mv "$file.new" "$file"
}

# Prints the recorded process if it is still that very process.
recorded_process() {
  local process start
  { read -r process start <"$1"; } 2>/dev/null || return 1
  [[ -n $start && $(process_start "$process") == "$start" ]] || return 1
  printf '%s\n' "$process"
}

end_recorded_process() {
  local process
  process=$(recorded_process "$1") || return 0
  kill -KILL "$process" 2>/dev/null || true
}

# Ends whatever still runs in a network namespace that the lab made.
end_processes_in_namespace() {
  local process
  [[ -e /run/netns/$1 ]] || return 0
  for process in $(ip netns pids "$1"); do
    kill -KILL "$process" 2>/dev/null || true
  done
}

# await SECONDS COMMAND...: polls until the command succeeds; fails when the time has passed.
await() {
  local until=$(($(milliseconds) + $1 * 1000))
  shift
  until "$@"; do
    (($(milliseconds) < until)) || return 1
    sleep 0.1
  done
}

# start_recorded FILE LOG COMMAND...: starts a command in a session of its own. It writes its process number before it becomes
# the command, so that there is no moment in which it runs unrecorded.
start_recorded() {
  local file=$1 log=$2
  shift 2
  rm -f "$file"
  # shellcheck disable=SC2016
  setsid --fork bash -c '
    set -eu
    source "$1/process.sh"
    record_process "$2" "$$"
    shift 2
    exec "$@"
  ' start_recorded "$lab_sources" "$file" "$@" </dev/null >"$log" 2>&1 9>&-
  await 5 test -s "$file"
}
