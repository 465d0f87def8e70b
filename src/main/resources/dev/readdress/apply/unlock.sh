# Gives the cluster's lock back, if it is ours.

take_turn
doing='releasing the lock'
if ! lock_is_ours; then
  finish unchanged not-locked "the lock was not held by run $run"
fi
rm -f -- "$directory/$lock.lock" || finish failed lock-not-released "$directory/$lock.lock"
finish done unlocked "$directory/$lock.lock"
