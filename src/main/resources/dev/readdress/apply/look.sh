# Reads, and changes no configuration: the hash of a file, and the records that stand beside it. Only records
# that belong to this script's user are believed: the directory may be writable by others, who could
# else say what is to be undone where. It waits for its turn, so that whatever was sent before it has
# ended.

take_turn
doing='reading'
if [ ! -f "$file" ]; then
  finish refused not-a-file "$file is not there, or is not a regular file"
fi
real=$(readlink -f -- "$file")
say hash "$(hash_of "$file")"
for each in "${real%/*}/.${real##*/}".readdress-*.json; do
  [ -f "$each" ] && [ ! -L "$each" ] && [ -O "$each" ] || continue
  printf '@%s record ' "$nonce"
  head -n 1 -- "$each" | head -c 8192
  printf '\n'
done
finish done looked "$file"
