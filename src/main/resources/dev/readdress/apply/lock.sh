# Takes the cluster's lock on this node, or says who has it.
#
# $hold the file with which somebody stops all corrections; $lock the lock's name; $run, $owner,
# $cluster what it says; $lock_seconds how long it lives without being renewed; $ended_runs, one a
# line, the runs of which the controller knows that they have ended. Only this node's clock is used.

if [ -e "$hold" ]; then
  finish refused held "$hold: $(head -c 400 -- "$hold" 2>/dev/null)"
fi

take_turn
doing='taking the lock'
now=$(date +%s)

# True when that run has ended without giving its lock back.
has_ended() {
  printf '%s\n' "$ended_runs" | grep -Fqx -e "$1"
}

for each in "$state_directory" "$fallback_directory"; do
  file=$each/$lock.lock
  [ -f "$file" ] || continue
  if [ "$(field run "$file")" = "$run" ]; then
    continue
  fi
  holder=$(field run "$file")
  ends=$(field until "$file")
  case $ends in
    '' | *[!0-9]*)
      finish refused locked "$file cannot be understood; when nobody is at work there, remove it"
      ;;
  esac
  if ! is_stale "$ends" && ! { [ -n "$holder" ] && has_ended "$holder"; }; then
    finish refused locked "held by $(field owner "$file"), run $holder, since \
$(field since_text "$file"); it ends in $((ends - now)) s unless renewed ($file)"
  fi
  note "took over the lock of $(field owner "$file"), run $holder, which ended unreleased"
  rm -f -- "$file" || finish failed lock-not-taken "$file cannot be removed"
done

temporary=$directory/.$lock.$run.tmp
clean_up() {
  rm -f -- "$temporary"
}
rm -f -- "$temporary"
printf 'run=%s\nowner=%s\ncluster=%s\nsince=%s\nsince_text=%s\nuntil=%s\n' "$run" "$owner" \
  "$cluster" "$now" "$(date -u '+%Y-%m-%dT%H:%M:%SZ')" "$((now + lock_seconds))" >"$temporary" ||
  finish failed lock-not-taken "$temporary cannot be written"
if [ "$(field run "$directory/$lock.lock")" = "$run" ]; then
  mv -f -- "$temporary" "$directory/$lock.lock" ||
    finish failed lock-not-taken "$directory/$lock.lock cannot be written"
else
  # A hard link is made or not made, with all its text, whoever else tries.
  ln -- "$temporary" "$directory/$lock.lock" ||
    finish failed lock-not-taken "$directory/$lock.lock cannot be made"
fi
finish done locked "$directory/$lock.lock"
