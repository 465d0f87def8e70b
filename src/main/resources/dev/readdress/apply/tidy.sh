# Removes what runs that were cut off have left of the lock named $lock, and beside each of the $files,
# one a line: files that were being written; and the backup and the record of an edit that was not
# made, or was undone, which is so when the file has the bytes that the record calls the old ones.
# Records and backups of edits that stand are kept. No configuration is changed.

removed=0

# A record is whole before its edit is made; so one that says nothing tells of no edit.
remove_idle() {
  name=${1%.json}
  before=$(field_of_record hash_before "$1")
  if [ -z "$before" ] || [ "$before" = "$found" ]; then
    remove "$1"
  fi
}

# A backup without a record says nothing when the file has the same bytes.
remove_alone() {
  [ -f "$1" ] && [ ! -L "$1" ] && [ ! -e "${1%.bak}.json" ] || return 0
  if [ "$1" -ef "$real" ] || [ "$(hash_of "$1")" = "$found" ]; then
    remove "$1"
  fi
}

remove() {
  rm -f -- "$1" || finish failed not-removed "$1 cannot be removed"
  removed=$((removed + 1))
}

tidy_beside() {
  doing="tidying beside $1"
  real=$(readlink -f -- "$1") && [ -f "$real" ] ||
    finish refused not-a-file "$1 is not there, or is not a regular file"
  found=$(hash_of "$real")
  beside=${real%/*}/.${real##*/}.readdress-
  for each in "$beside"*.tmp; do
    if [ -e "$each" ] || [ -L "$each" ]; then remove "$each"; fi
  done
  for each in "$beside"*.json; do
    if [ -f "$each" ] && [ ! -L "$each" ] && [ -O "$each" ]; then remove_idle "$each"; fi
  done
  for each in "$beside"*.bak; do
    remove_alone "$each"
  done
}

take_turn
need_lock
for each in "$stem".*.tmp; do
  if [ -e "$each" ]; then remove "$each"; fi
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
