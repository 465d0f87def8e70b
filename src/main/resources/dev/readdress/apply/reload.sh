# Sends SIGHUP to one process, if it is still the very one that was observed, and would read the very
# files that were planned.
#
# $pid; $start its start time in clock ticks after boot; $arguments_hash SHA-256 of its command line
# as /proc shows it; $files what it reads, one a line: SHA-256 and path; $files_directory the
# directory whose files these are, empty where it was given one file; $purpose "change", or
# "put-back", which no hold stops; $about for the system's log.

look_at_process() {
  doing='looking at the process'
  is_observed "$pid" "$start" "$arguments_hash" || finish refused "$why_code" "$why_not"
  # SIGHUP is signal 1, the lowest bit. Patroni that has not set its handlers yet would be killed.
  case $(sed -n 's/^SigCgt:[[:space:]]*//p' <"/proc/$pid/status") in
    *[13579bdf]) ;;
    *) finish refused hup-not-caught "process $pid does not catch SIGHUP" ;;
  esac
}

# A reload activates all that is in the files, so they are the planned ones, byte for byte.
look_at_files() {
  doing='looking at the files that the process reads'
  uid=
  rights_of "$pid" "$start" "$arguments_hash" || [ "$uid" = 0 ] || finish refused "$why_code" "$why_not"
  set -f
  IFS=$newline
  # shellcheck disable=SC2086
  set -- $files
  unset IFS
  set +f
  for line in "$@"; do
    look_at_file "${line%% *}" "${line#* }"
  done
  if [ -n "$files_directory" ]; then look_for_more; fi
}

# look_at_file HASH PATH, as the process sees it, and with its rights.
look_at_file() {
  [ -f "/proc/$pid/root$2" ] || finish refused stale "$2 is gone since it was planned"
  found=$(as_process cat -- "/proc/$pid/root$2" 2>/dev/null | sha256)
  [ "$found" = "$1" ] ||
    finish refused stale "$2 has changed since: SHA-256 is ${found:-unreadable}, not $1"
}

as_process() {
  if [ "$uid" = 0 ]; then "$@"; else as_user "$uid" "$gid" "$groups" "$@"; fi
}

# The names that Patroni takes of a directory (config.py, _load_config_path, 2.0 to 4.1).
look_for_more() {
  there=/proc/$pid/root$files_directory
  [ -r "$there" ] && [ -x "$there" ] ||
    finish refused stale "$files_directory cannot be looked into as $(whoever)"
  for each in "$there"/*.yml "$there"/.*.yml "$there"/*.yaml "$there"/.*.yaml; do
    [ -f "$each" ] || continue
    case $newline$files$newline in
      *" $files_directory/${each##*/}$newline"*) ;;
      *) finish refused stale "$files_directory/${each##*/} is new there since it was planned" ;;
    esac
  done
}

take_turn
need_lock
look_at_process
look_at_files
if [ "$purpose" = change ]; then need_no_hold; fi
look_at_process
doing='sending SIGHUP'
kill -s HUP "$pid" 2>/dev/null || finish failed hup-not-sent "process $pid may not be signalled"
log "run $run: reload of $about: SIGHUP to $pid"
finish done reloaded "SIGHUP sent to $pid"
