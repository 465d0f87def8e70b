# Reads, and changes no configuration: the hash of a file, and the records that stand beside it. Only
# records that were made by who works there are believed: the folder may be writable by others, who
# could else say what is to be undone where. It waits for its turn, so that whatever was sent before it
# has ended.

take_turn
doing='reading'
enter "$file" || finish refused "$why_code" "$why_not"
found=$(hash_in "$name")
[ -n "$found" ] || finish refused unreadable "$file cannot be read as user ${worker:-$self}"
say hash "$found"
for each in $(names json); do
  each=.$name.readdress-$each
  is_ours "$each" || continue
  text "@$nonce record "
  as_worker head -n 1 -- "./$each" | head -c 8192 | tr -d '\n'
  printf '\n'
done
finish done looked "$file"
