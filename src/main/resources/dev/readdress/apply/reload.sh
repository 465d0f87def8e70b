# Sends SIGHUP to one process, if it is still the very one that was observed.
#
# $pid; $start its start time in clock ticks after boot; $arguments_hash SHA-256 of its command line
# as /proc shows it; $purpose "change", or "put-back", which no hold stops; $about for the system's
# log.

look_at_process() {
  doing='looking at the process'
  if [ ! -d "/proc/$pid" ]; then
    finish refused process-gone "process $pid does not run any more"
  fi
  if [ "$(start_of "$pid")" != "$start" ]; then
    finish refused process-gone "process $pid is another one than was observed"
  fi
  if [ "$(hash_of "/proc/$pid/cmdline")" != "$arguments_hash" ]; then
    finish refused process-gone "process $pid has another command line than was observed"
  fi
  # SIGHUP is signal 1, the lowest bit. Patroni that has not set its handlers yet would be killed.
  case $(sed -n 's/^SigCgt:[[:space:]]*//p' <"/proc/$pid/status") in
    *[13579bdf]) ;;
    *) finish refused hup-not-caught "process $pid does not catch SIGHUP" ;;
  esac
}

take_turn
need_lock
look_at_process
if [ "$purpose" = change ]; then need_no_hold; fi
look_at_process
doing='sending SIGHUP'
kill -s HUP "$pid" 2>/dev/null || finish failed hup-not-sent "process $pid may not be signalled"
log "run $run: reload of $about: SIGHUP to $pid"
finish done reloaded "SIGHUP sent to $pid"
