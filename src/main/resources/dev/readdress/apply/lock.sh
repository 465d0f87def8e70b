# Takes the cluster's lock on this node, or says who has it.
#
# $hold the file with which somebody stops all corrections; $lock the lock's name; $run, $owner,
# $cluster what it says; $lock_seconds how long it lives without being renewed; $ended_runs, one a
# line, the runs of which the controller knows that they have ended. Only this node's clock is used.

temporary=
made=

clean_up() {
  if [ -n "$temporary" ]; then rm -f -- "$temporary"; fi
  if [ -n "$made" ]; then rm -f -- "$made"; fi
}

# True when that run has ended without giving its lock back.
has_ended() {
  printf '%s\n' "$ended_runs" | grep -Fqx -e "$1"
}

# refuse_other STEM SHOWN: refuses when another run has the lock there; one that has ended is removed.
refuse_other() {
  may_look "${2%/*}"
  file=$1.lock
  [ -e "$file" ] || [ -L "$file" ] || return 0
  holder=$(field run "$file")
  if [ "$holder" = "$run" ]; then
    return
  fi
  ends=$(field until "$file")
  case $ends in
    '' | *[!0-9]* | ????????????*)
      finish refused locked "$2.lock cannot be understood; when nobody is at work there, remove it"
      ;;
  esac
  if ! is_stale "$ends" && ! { [ -n "$holder" ] && has_ended "$holder"; }; then
    finish refused locked "held by $(field owner "$file"), run $holder, since \
$(field since_text "$file"); it ends in $((ends - now)) s unless renewed ($2.lock)"
  fi
  note "took over the lock of $(field owner "$file"), run $holder, which ended unreleased"
  rm -f -- "$file" 2>/dev/null || [ "$file" != "$stem.lock" ] ||
    finish failed lock-not-taken "$2.lock cannot be removed"
}

need_no_hold
take_turn
doing='taking the lock'
now=$(date +%s)
every_lock refuse_other
since=$now
since_text=$(date -u '+%Y-%m-%dT%H:%M:%SZ')
write_lock $((now + lock_seconds))
if lock_is_ours; then
  exchange_lock
else
  # A hard link is made or not made, with all its text, whoever else tries.
  ln -T -- "$temporary" "$stem.lock" || finish failed lock-not-taken "$shown.lock cannot be made"
  made=$stem.lock
  # Who has another turn, because he cannot write here, makes his lock first and then looks, too.
  every_lock refuse_other
  made=
fi
finish done locked "$shown.lock"
