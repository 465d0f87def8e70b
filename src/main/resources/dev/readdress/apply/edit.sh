# Changes bytes of one file, or changes them back. The file is at every moment the old one or the
# new one, whole, whenever this script is ended.
#
# $file; $link_target where it must point to, if it is a symbolic link; $offset and $before_length
# in bytes; $after the new bytes as a format of printf; $hash_before, $hash_after; $pid the Patroni
# that reads the file; $most_backups how many backups are kept; $backup and $record the names of the backup and of the record beside it,
# $record_text what the record says; $kind "edit", or "undo", where before and after are exchanged,
# nothing is validated, and backup and record go; $purpose "change", or "put-back", which no hold
# stops; $about for the system's log.
#
# The directory may belong to another user than this script's. So what is read and written is held
# open and reached through /proc/self/fd: owner and mode are never set through a name that somebody
# could turn into a link, and a name is made only if it is not there (set -C is O_EXCL).

old=/proc/self/fd/7
new=/proc/self/fd/8
temporary=
record_made=
backup_made=
renamed=

clean_up() {
  if [ -n "$temporary" ]; then rm -f -- "$temporary"; fi
  # Without the rename the file is as it was, and nothing is left beside it.
  if [ -z "$renamed" ]; then
    if [ -n "$record_made" ]; then rm -f -- "$record_made"; fi
    if [ -n "$backup_made" ]; then rm -f -- "$backup_made"; fi
  fi
  return 0
}

# --- where the file is ---------------------------------------------------------------------------

find_file() {
  doing='looking at the file'
  real=$file
  if [ -L "$file" ]; then
    [ -n "$link_target" ] && [ "$(readlink -- "$file")" = "$link_target" ] ||
      finish refused other-link "$file is a link to $(readlink -- "$file"), which was not checked"
    real=$(readlink -f -- "$file")
  elif [ -n "$link_target" ]; then
    finish refused other-link "$file is not a link to $link_target any more"
  fi
  [ -f "$real" ] && [ ! -L "$real" ] ||
    finish refused not-a-file "$file is not there, or is not a regular file"
  folder=$(cd -P -- "${real%/*}/" && pwd -P) || finish refused not-a-file "${real%/*}"
  name=${real##*/}
  real=${folder%/}/$name
  [ "$real" -ef "/proc/$pid/root$file" ] ||
    finish refused other-file "Patroni (process $pid) sees another file as $file"
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
  for each in "$folder/.$name".readdress-*.tmp; do
    if [ -e "$each" ] || [ -L "$each" ]; then rm -f -- "$each"; fi
  done
  return 0
}

# --- the new file --------------------------------------------------------------------------------

attributes() {
  stat -L -c '%u:%g %a' -- "$1" 2>/dev/null
}

open_both() {
  doing='opening the files'
  command exec 7<"$real" || finish refused unreadable "$real cannot be read"
  [ -f "$old" ] && [ "$old" -ef "$real" ] ||
    finish failed changed-meanwhile "$real was exchanged while it was looked at"
  found=$(hash_of "$old")
  [ "$found" = "$hash_before" ] ||
    finish refused stale "$file has changed since: SHA-256 is $found, not $hash_before"
  path=$folder/.$name.readdress-$run-$nonce.tmp
  set -C
  command exec 8>"$path" || finish refused no-new-file "no file can be made in $folder"
  set +C
  temporary=$path
  [ -f "$new" ] && [ "$new" -ef "$temporary" ] ||
    finish failed changed-meanwhile "$temporary is not the file that was made"
}

write_new() {
  doing='writing the new file'
  # shellcheck disable=SC2059
  {
    head -c "$offset" <"$old" &&
      printf "$after" &&
      tail -c "+$((offset + before_length + 1))" <"$old"
  } >&8 || finish refused no-space "$temporary cannot be written, the file system may be full"
  [ "$(hash_of "$new")" = "$hash_after" ] ||
    finish failed not-as-planned "the new file's SHA-256 is not the planned one"
}

# The file's owner, mode, access control list and security context, each where there is one.
copy_attributes() {
  doing='setting owner and mode'
  wanted=$(attributes "$old")
  [ -n "$wanted" ] || finish refused no-stat 'stat is missing or does not understand -c'
  [ "$(attributes "$new")" = "$wanted" ] || {
    chown "${wanted% *}" "$new" && chmod "${wanted#* }" "$new"
  } || finish refused not-permitted "$temporary cannot be given owner and mode $wanted"
  # Ten characters of mode, then a plus sign where there is more than the mode.
  case $(ls -dlL -- "$old") in
    ??????????+*)
      has getfacl && has setfacl ||
        finish refused not-permitted "$file has an access control list; install the package acl"
      getfacl -c -p -- "$old" | setfacl --set-file=- "$new" ||
        finish refused not-permitted "$temporary cannot be given the access control list of $file"
      ;;
  esac
  if [ -e /sys/fs/selinux/enforce ] && has chcon; then
    chcon --reference="$old" "$new" ||
      finish refused not-permitted "$temporary cannot be given the security context of $file"
  fi
  [ "$(attributes "$new")" = "$wanted" ] ||
    finish refused not-permitted "$temporary does not have owner and mode $wanted"
}

write_through() {
  dd if=/dev/null of="$1" conv=notrunc,fsync 2>/dev/null || sync -- "$1" 2>/dev/null || sync
}

# Directories are not files for dd; without an operand sync(1) writes everything.
write_through_folder() {
  sync -- "$folder" 2>/dev/null || sync
}

# --- Patroni's own opinion -----------------------------------------------------------------------

# The processes are the user's, so what belongs to the user never runs as root.
as_user_of_patroni() {
  user=$(stat -c %u "/proc/$pid" 2>/dev/null) && group=$(stat -c %g "/proc/$pid") || return 1
  if [ "$user" = "$(id -u)" ]; then
    "$@"
  elif has setpriv && setpriv --reuid="$user" --regid="$group" --init-groups true 2>/dev/null; then
    setpriv --reuid="$user" --regid="$group" --init-groups "$@"
  elif has runuser; then
    runuser -u "$(stat -c %U "/proc/$pid")" -- "$@"
  else
    return 1
  fi
}

validate() {
  doing='asking Patroni about the new file'
  for each in python3 python; do
    if has "$each"; then break; fi
  done
  if ! has "$each" || ! has timeout; then
    note 'not validated: the node has no python3, or no timeout'
    return
  fi
  opinion=$(as_user_of_patroni timeout -k 2 "$validate_seconds" env -i PATH="$PATH" \
    "$each" -c "$validator" "$pid" "$real" "$temporary" 2>/dev/null 7<&- 8>&- 9>&- |
    head -c 2000)
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
  [ "$old" -ef "$real" ] || finish failed changed-meanwhile "$real was exchanged meanwhile"
  # Left by a run that was killed before its rename: the file has the old bytes, so they say nothing.
  rm -f -- "$folder/$backup" "$folder/$record"
  # The old file itself under a second name: same owner, mode and context, and no space needed.
  ln -- "$real" "$folder/$backup" || finish refused no-backup "$folder/$backup cannot be made"
  backup_made=$folder/$backup
  set -C
  command exec 6>"$folder/$record" || finish refused no-backup "$folder/$record cannot be made"
  set +C
  record_made=$folder/$record
  printf '%s\n' "$record_text" >&6 || finish refused no-space "$record_made cannot be written"
  write_through /proc/self/fd/6
  exec 6>&-
}

exchange() {
  doing='exchanging the files'
  [ "$(hash_of "$real")" = "$hash_before" ] ||
    finish refused stale "$file was changed in this very moment"
  # Said before it is so: who is ended in between must not take the backup for a leftover.
  renamed=yes
  unanswered=in-doubt
  if ! mv -f -- "$temporary" "$real"; then
    renamed=
    finish failed not-renamed "$real could not be exchanged"
  fi
  temporary=
  write_through_folder
  if [ "$(hash_of "$real")" != "$hash_after" ] || [ ! "$real" -ef "/proc/$pid/root$file" ]; then
    finish in-doubt not-as-planned "$file was exchanged and does not read as planned; see $backup"
  fi
}

# Old backups, and their records, beyond the newest so many. Their names begin with the time of their
# run, so that their order is that of the runs.
forget_the_oldest() {
  kept=0
  for each in $(list_backups | sort -r); do
    kept=$((kept + 1))
    if [ "$kept" -gt "$most_backups" ]; then
      rm -f -- "$folder/.$name.readdress-${each%.bak}.json" "$folder/.$name.readdress-$each"
    fi
  done
}

# What comes behind the common beginning of the names: nothing in it that a shell takes apart.
list_backups() {
  for each in "$folder/.$name".readdress-*.bak; do
    each=${each#"$folder/.$name.readdress-"}
    case $each in
      *[!A-Za-z0-9.-]*) ;;
      [0-9]*T[0-9]*Z-*-[0-9]*.bak) printf '%s\n' "$each" ;;
    esac
  done
}

forget() {
  rm -f -- "$folder/$record" "$folder/$backup"
  write_through_folder
}

take_turn
need_lock
find_file
refuse_mount_point
remove_leftovers
if [ "$(hash_of "$real")" = "$hash_after" ]; then
  if [ "$kind" = undo ]; then forget; fi
  say backup "$folder/$backup"
  finish unchanged already "$file is already as planned"
fi
open_both
write_new
copy_attributes
write_through "$new"
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
