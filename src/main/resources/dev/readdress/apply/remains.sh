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
  real=$(readlink -f -- "$1") && [ -f "$real" ] || return 0
  beside=${real%/*}/.${real##*/}.readdress-
  for each in "$beside"*.tmp; do
    if [ -e "$each" ] || [ -L "$each" ]; then say temporary "$each"; fi
  done
  # As in look.sh: only records of this script's user are believed.
  for each in "$beside"*.json; do
    [ -f "$each" ] && [ ! -L "$each" ] && [ -O "$each" ] || continue
    printf '@%s record ' "$nonce"
    head -n 1 -- "$each" | head -c 8192 | tr -d '\n'
    printf '\n'
    [ -n "$(field_of_record hash_before "$each")" ] || say temporary "$each"
  done
  for each in "$beside"*.bak; do
    if [ -e "$each" ] && [ ! -e "${each%.bak}.json" ]; then say backup "$each"; fi
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
