# Removes what runs that were cut off have left of the lock named $lock, and beside each of the $files,
# one a line: files that were being written; and the backup and the record of an edit that was not
# made, or was undone, which is so when the file has the bytes that the record calls the old ones.
# Records and backups of edits that stand are kept. No configuration is changed.

removed=0

# A record is whole before its edit is made; so one that says nothing tells of no edit.
remove_idle() {
  is_ours "$1" || return 0
  before=$(hash_in_record hash_before "$(as_worker head -n 1 -- "./$1" | head -c 8192)")
  if [ -z "$before" ] || [ "$before" = "$found" ]; then
    remove "$1"
  fi
}

# A backup without a record says nothing when the file has the same bytes.
remove_alone() {
  [ -f "./$1" ] && [ ! -L "./$1" ] && [ ! -e "./${1%.bak}.json" ] || return 0
  if [ "$(hash_in "$1")" = "$found" ]; then
    remove "$1"
  fi
}

remove() {
  remove_in "$1" || finish failed not-removed "$folder/$1 cannot be removed"
  removed=$((removed + 1))
}

tidy_beside() {
  doing="tidying beside $1"
  enter "$1" || finish refused "$why_code" "$why_not"
  found=$(hash_in "$name")
  [ -n "$found" ] || finish refused unreadable "$1 cannot be read as user ${worker:-$self}"
  for each in $(names tmp); do
    remove ".$name.readdress-$each"
  done
  for each in $(names json); do
    remove_idle ".$name.readdress-$each"
  done
  for each in $(names bak); do
    remove_alone ".$name.readdress-$each"
  done
}

take_turn
need_lock
for each in "$stem".*.tmp; do
  if [ -e "$each" ]; then
    rm -f -- "$each" || finish failed not-removed "$each cannot be removed"
    removed=$((removed + 1))
  fi
done
while IFS= read -r file; do
  if [ -n "$file" ]; then tidy_beside "$file"; fi
done <<FILES
$files
FILES
if [ "$removed" = 0 ]; then
  finish unchanged tidy "nothing was left"
fi
log "run $run: removed $removed files that a run of cluster $cluster has left"
finish done tidied "$removed files removed"
