# Changes bytes of one file, or changes them back. The file is at every moment the old one or the
# new one, whole, whenever this script is ended.
#
# $file; $link_target where it must point to, if it is a symbolic link; $offset and $before_length
# in bytes; $after the new bytes as a format of printf; $hash_before, $hash_after; $pid, $start and
# $arguments_hash the Patroni that reads the file; $most_backups how many backups are kept; $backup and
# $record the names of the backup and of the record beside it, $record_text what the record says;
# $kind "edit", or "undo", where before and after are exchanged, nothing is validated, and backup and
# record go; $purpose "change", or "put-back", which no hold stops; $writer, $attributes, $swapper and
# $validator the programs; $about for the system's log.

temporary=
record_made=
backup_made=
renamed=

clean_up() {
  if [ -n "$temporary" ]; then remove_in "$temporary"; fi
  # Without the exchange the file is as it was, and nothing is left beside it.
  if [ -z "$renamed" ]; then
    if [ -n "$record_made" ]; then remove_in "$record_made"; fi
    if [ -n "$backup_made" ]; then remove_in "$backup_made"; fi
  fi
  return 0
}

# --- where the file is ---------------------------------------------------------------------------

find_file() {
  doing='looking at the file'
  enter "$file" || finish refused "$why_code" "$why_not"
  [ "$link" = "$link_target" ] ||
    finish refused other-link "$file is a link to '$link', and was one to '$link_target'"
  identity=$file_id
  real=${folder%/}/$name
  is_observed "$pid" "$start" "$arguments_hash" && is_read || finish refused "$why_code" "$why_not"
  case $(lsattr -d . 2>/dev/null) in
    *[ai]*\ .) finish refused append-only "$folder is append-only or immutable; chattr -a -i it" ;;
  esac
}

# Whether Patroni reads the file that we are at.
is_read() {
  [ "./$name" -ef "/proc/$pid/root$file" ] || {
    # A process that is gone reads nothing.
    is_observed "$pid" "$start" "$arguments_hash" || return 1
    fails other-file "Patroni (process $pid) sees another file as $file"
  }
}

# A file that is itself a mount point cannot be exchanged by a rename.
refuse_mount_point() {
  place=$(printf '%s' "$real" | sed 's/\\/\\134/g; s/ /\\040/g; s/	/\\011/g')
  while read -r _ _ _ _ mounted _; do
    if [ "$mounted" = "$place" ]; then
      finish refused bind-mount "$real is mounted by itself; change it where it comes from"
    fi
  done </proc/self/mountinfo
}

# What a killed script has left. It is our turn, so nobody is using it.
remove_leftovers() {
  for each in $(names tmp); do
    remove_in ".$name.readdress-$each"
  done
  # The file has the old bytes, so these say nothing.
  if [ "$kind" = edit ]; then
    remove_in "$backup"
    remove_in "$record"
  fi
}

# --- the new file --------------------------------------------------------------------------------

# write NAME ARGUMENT...: makes a file (write.sh), or ends with what it says.
write() {
  said=$(as_worker sh -c "$writer" write "$@") || {
    case $said in
      ?*) finish refused "${said%% *}" "${said#* }" ;;
      *) finish refused no-new-file "no file can be written in $folder as user ${worker:-$self}" ;;
    esac
  }
  [ -z "$said" ] || note "${said#note }"
}

write_new() {
  doing='writing the new file'
  temporary=.$name.readdress-$run-$own.tmp
  write "./$temporary" "./$name" "$identity" "$offset" "$after" $((offset + before_length + 1)) \
    "$attributes"
  [ "$(hash_in "$temporary")" = "$hash_after" ] ||
    finish failed not-as-planned "the new file's SHA-256 is not the planned one"
  others=$(stat -c %h -- "./$name")
  [ "$others" = 1 ] || note "$real is one of $others names of a file; the others keep the old bytes"
}

# Directories are not files for dd; without an operand sync(1) writes everything.
write_through_folder() {
  as_worker sync -- . 2>/dev/null || sync
}

# --- Patroni's own opinion -----------------------------------------------------------------------

# The processes are the user's, so what belongs to the user never runs as root.
validate() {
  doing='asking Patroni about the new file'
  if ! has python3 || ! has timeout; then
    note 'not validated: the node has no python3, or no timeout'
    return
  fi
  if ! rights_of "$pid" "$start" "$arguments_hash"; then
    [ "$why_code" = not-run ] || finish refused "$why_code" "$why_not"
    note "not validated: $why_not"
    return
  fi
  set -- "$pid" "$real" "$folder/$temporary"
  if [ "$uid" = 0 ]; then
    set -- "$@" "$root_python" "$root_patroni" "$root_configuration"
  fi
  longest=$validate_seconds
  # Whatever that user leaves behind can keep the pipe open.
  opinion=$(as_user "$uid" "$gid" "$groups" python3 -I -c "$validator" "$@" 2>/dev/null |
    timeout -k 2 $((longest + 3)) head -c 2000)
  case $opinion in
    ok*) note 'validated: Patroni has nothing against the new file that it has not against the old' ;;
    added*) finish refused not-valid "Patroni refuses the new file: ${opinion#added}" ;;
    skipped*) note "not validated: ${opinion#skipped }" ;;
    *) note 'not validated: Patroni did not answer in time' ;;
  esac
}

# --- one for the other ---------------------------------------------------------------------------

keep_backup() {
  doing='keeping a backup'
  # The old file itself under a second name: same owner, mode and lists, and no space needed.
  backup_made=$backup
  as_worker ln -T -- "./$name" "./$backup" || finish refused no-backup "$folder/$backup cannot be made"
  [ "$(hash_in "$backup")" = "$hash_before" ] ||
    finish refused stale "$file was changed in this very moment"
  record_made=$record
  write "./$record" "$record_text"
}

exchange() {
  doing='exchanging the files'
  is_observed "$pid" "$start" "$arguments_hash" || finish refused "$why_code" "$why_not"
  [ "$(hash_in "$name")" = "$hash_before" ] ||
    finish refused stale "$file was changed in this very moment"
  # Said before it is so: who is ended in between must not take the backup for a leftover.
  renamed=yes
  unanswered=in-doubt
  if swap; then
    # What stood there until this moment has the temporary name now.
    [ "$(hash_in "$temporary")" = "$hash_before" ] || give_back
    remove_in "$temporary"
  elif ! as_worker mv -fT -- "./$temporary" "./$name"; then
    renamed=
    finish failed not-renamed "$real could not be exchanged"
  fi
  temporary=
  write_through_folder
  [ "$(hash_in "$name")" = "$hash_after" ] ||
    finish in-doubt not-as-planned "$file was exchanged and does not read as planned; see $backup"
  is_read || finish in-doubt "$why_code" "$file was exchanged, but $why_not; see $backup"
}

# Both names at once, so that nothing that somebody else puts there meanwhile is lost: mv of
# coreutils 9.5 on, or the system call itself.
swap() {
  as_worker mv --exchange -T -- "./$temporary" "./$name" 2>/dev/null ||
    { has python3 && as_worker python3 -I -c "$swapper" "./$temporary" "./$name" 2>/dev/null; }
}

# Somebody was quicker by so little that only the exchange could show it.
give_back() {
  if swap && [ "$(hash_in "$temporary")" = "$hash_after" ]; then
    renamed=
    finish refused stale "$file was changed in this very moment"
  fi
  kept=$temporary
  temporary=
  finish in-doubt not-as-planned "$file was changed meanwhile; what stood there is in $folder/$kept"
}

# Old backups, and their records, beyond the newest so many. Those of this run stay; how old the others
# are is told by this node's clock, which wrote their records.
forget_the_oldest() {
  kept=0
  for each in $(names json); do
    case $each in "$run"-*) kept=$((kept + 1)) ;; esac
  done
  for each in $(newest_records); do
    kept=$((kept + 1))
    if [ "$kept" -gt "$most_backups" ]; then
      remove_in ".$name.readdress-$each.json"
      remove_in ".$name.readdress-$each.bak"
    fi
  done
}

# The records of other runs, without their ending, the newest first.
newest_records() {
  for each in $(names json); do
    case $each in
      "$run"-*) ;;
      [0-9]*T[0-9]*Z-*-[0-9]*.json)
        printf '%s %s\n' "$(stat -c %Y -- "./.$name.readdress-$each")" "${each%.json}"
        ;;
    esac
  done | sort -k 1,1nr -k 2,2r | cut -d ' ' -f 2
}

forget() {
  remove_in "$record"
  remove_in "$backup"
  write_through_folder
}

take_turn
need_lock
find_file
refuse_mount_point
found=$(hash_in "$name")
if [ "$found" = "$hash_after" ]; then
  if [ "$kind" = undo ]; then forget; fi
  say backup "$folder/$backup"
  finish unchanged already "$file is already as planned"
fi
[ -n "$found" ] || finish refused unreadable "$file cannot be read as user ${worker:-$self}"
[ "$found" = "$hash_before" ] ||
  finish refused stale "$file has changed since: SHA-256 is $found, not $hash_before"
remove_leftovers
write_new
if [ "$kind" = edit ]; then
  validate
  keep_backup
fi
if [ "$purpose" = change ]; then need_no_hold; fi
exchange
if [ "$kind" = undo ]; then
  forget
else
  say backup "$folder/$backup"
  forget_the_oldest
fi
log "run $run: $kind of $file for $about"
finish done "$kind" "$file"
