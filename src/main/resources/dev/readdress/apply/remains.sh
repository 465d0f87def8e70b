# Reads, and changes nothing: what earlier runs have left of the lock named $lock, and beside each of
# the $files, one a line. It does not wait for its turn and makes no directory: what it says is a
# reason to look closer under the lock, no more.
#
#     @NONCE lock live|ended RUN OWNER
#     @NONCE temporary PATH
#     @NONCE record JSON
#     @NONCE backup PATH            without a record

doing='reading'
now=$(date +%s)

# look_at_lock STEM SHOWN
look_at_lock() {
  for each in "$1".*.tmp; do
    if [ -e "$each" ]; then say temporary "${2%/*}/${each##*/}"; fi
  done
  file=$1.lock
  [ -f "$file" ] && [ ! -L "$file" ] || return 0
  ends=$(field until "$file")
  case $ends in
    '' | *[!0-9]*) state=live ;;
    *) if is_stale "$ends"; then state=ended; else state=live; fi ;;
  esac
  say lock "$state $(field run "$file") $(field owner "$file")"
}

look_beside() {
  enter "$1" || return 0
  beside=$folder/.$name.readdress-
  for each in $(names tmp); do
    say temporary "$beside$each"
  done
  for each in $(names json); do
    is_ours ".$name.readdress-$each" || continue
    record=$(as_worker head -n 1 -- "./.$name.readdress-$each" | head -c 8192)
    text "@$nonce record $record$newline"
    [ -n "$(hash_in_record hash_before "$record")" ] || say temporary "$beside$each"
  done
  for each in $(names bak); do
    if [ ! -e "./.$name.readdress-${each%.bak}.json" ]; then say backup "$beside$each"; fi
  done
}

open_home "$patroni_user" || :
every_lock look_at_lock
while IFS= read -r file; do
  if [ -n "$file" ]; then look_beside "$file"; fi
done <<FILES
$files
FILES
finish done looked "$lock"
