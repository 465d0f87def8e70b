# Lets the cluster's lock live on; refuses when it is not ours any more, or somebody wants a hold.

temporary=

clean_up() {
  if [ -n "$temporary" ]; then rm -f -- "$temporary"; fi
}

take_turn
doing='renewing the lock'
need_lock
since=$(field since "$stem.lock")
since_text=$(field since_text "$stem.lock")
write_lock $(($(date +%s) + lock_seconds))
exchange_lock
need_no_hold
finish done renewed "$shown.lock"
