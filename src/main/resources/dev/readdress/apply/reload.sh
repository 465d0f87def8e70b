# Sends SIGHUP to one process, if it is still the very one that was observed, and would read the very
# files that were planned.
#
# $pid; $start its start time in clock ticks after boot; $arguments_hash SHA-256 of its command line
# as /proc shows it; $files what it reads, one a line: SHA-256 and path; $files_directory the
# directory whose files these are, empty where it was given one file; $purpose "change", or
# "put-back", which no hold stops; $about for the system's log.

uid=

need_process() {
  is_observed "$pid" "$start" "$arguments_hash" || finish refused "$why_code" "$why_not"
}

look_at_process() {
  doing='looking at the process'
  uid_before=$uid
  rights_of "$pid" "$start" "$arguments_hash" || [ "$uid" = 0 ] || finish refused "$why_code" "$why_not"
  [ "$uid" = "${uid_before:-$uid}" ] ||
    finish refused set-uid "process $pid was of user $uid_before and is of user $uid: it runs a set-uid program"
  # SIGHUP is signal 1, the lowest bit. Patroni that has not set its handlers yet would be killed, and
  # one that is stopped would read its files later, whatever is in them then.
  case $(sed -n -e 's/^State:[[:space:]]*//p' -e 's/^SigCgt:[[:space:]]*//p' <"/proc/$pid/status") in
    [Tt]*) finish refused process-stopped "process $pid is stopped or traced; let it go on (kill -CONT $pid)" ;;
    *[13579bdf]) ;;
    *)
      need_process
      finish refused hup-not-caught "process $pid does not catch SIGHUP"
      ;;
  esac
}

# A reload activates all that is in the files, so they are the planned ones, byte for byte.
look_at_files() {
  doing='looking at the files that the process reads'
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
  [ -f "/proc/$pid/root$2" ] || stale "$2 is gone since it was planned"
  found=$(enter_parent "/proc/$pid/root$2" && as_process [ -r "./${2##*/}" ] &&
    as_process cat -- "./${2##*/}" 2>/dev/null | sha256)
  [ "$found" = "$1" ] || stale "$2 has changed since: SHA-256 is ${found:-unreadable}, not $1"
}

# Where the process is gone, or is not what it was, that is the reason.
stale() {
  look_at_process
  finish refused stale "$1"
}

# The names that Patroni takes of a directory (config.py, _load_config_path, 2.0 to 4.1).
look_for_more() {
  there=/proc/$pid/root$files_directory
  [ -r "$there" ] && [ -x "$there" ] ||
    stale "$files_directory cannot be looked into as $(whoever)"
  for each in "$there"/*.yml "$there"/.*.yml "$there"/*.yaml "$there"/.*.yaml; do
    [ -f "$each" ] || continue
    case $newline$files$newline in
      *" $files_directory/${each##*/}$newline"*) ;;
      *) stale "$files_directory/${each##*/} is new there since it was planned" ;;
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
# With the rights of that user no process of anybody else gets it, whoever has this number by now.
# shellcheck disable=SC2016
as_process sh -c 'kill -s HUP "$1"' sh "$pid" 2>/dev/null || {
  look_at_process
  finish failed hup-not-sent "process $pid may not be signalled"
}
log "run $run: reload of $about: SIGHUP to $pid"
finish done reloaded "SIGHUP sent to $pid"
