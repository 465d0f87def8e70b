# Lets the cluster's lock live on; refuses when it is not ours any more.

take_turn
doing='renewing the lock'
need_lock
now=$(date +%s)
temporary=$directory/.$lock.$run.tmp
clean_up() {
  rm -f -- "$temporary"
}
{ sed '/^until=/d' <"$directory/$lock.lock" && printf 'until=%s\n' "$((now + lock_seconds))"; } \
  >"$temporary" || finish failed lock-not-renewed "$temporary cannot be written"
mv -f -- "$temporary" "$directory/$lock.lock" ||
  finish failed lock-not-renewed "$directory/$lock.lock cannot be written"
if [ -e "$hold" ]; then
  finish refused held "$hold: $(head -c 400 -- "$hold" 2>/dev/null)"
fi
finish done renewed "$directory/$lock.lock"
