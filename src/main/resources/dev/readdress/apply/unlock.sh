# Gives the cluster's lock back, if it is ours.

take_turn
doing='releasing the lock'
if ! lock_is_ours; then
  finish unchanged not-locked "the lock was not held by run $run"
fi
rm -f -- "$stem.lock" || finish failed lock-not-released "$shown.lock"
finish done unlocked "$shown.lock"
