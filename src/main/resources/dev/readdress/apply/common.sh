# What every script that changes something stands on. Above this text stand the values that the
# script works with, each quoted as one word, and $nonce, with which every line of the answer begins:
#
#     @NONCE outcome done|unchanged|refused|failed|in-doubt CODE
#     @NONCE why TEXT           one line
#     @NONCE note TEXT          any number
#     @NONCE end
#
# The last line comes after everything was cleaned up: an answer without it is no answer.

LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin
export PATH
unset CDPATH ENV BASH_ENV GREP_OPTIONS
umask 077
cd /
# A connection that breaks must not stop this half way: it runs to its end, told or not.
trap '' HUP PIPE

answered=
unanswered=failed
doing='starting'
turn=

has() {
  command -v "$1" >/dev/null 2>&1
}

one_line() {
  printf '%s' "$1" | tr '\n\r\t' '   ' | head -c 1000
}

say() {
  printf '@%s %s %s\n' "$nonce" "$1" "$(one_line "$2")"
}

note() {
  say note "$1"
}

# finish OUTCOME CODE WHY: nothing is changed after this.
finish() {
  answered=yes
  say outcome "$1 $2"
  say why "$3"
  exit 0
}

# Scripts replace this with what they leave behind when they end before their time.
clean_up() {
  :
}

at_the_end() {
  clean_up
  leave_turn
  if [ -z "$answered" ]; then
    say outcome "$unanswered script-ended"
    say why "the script ended while $doing"
  fi
  printf '@%s end\n' "$nonce"
}
trap at_the_end EXIT
trap 'exit 1' INT TERM

hash_of() {
  if has sha256sum; then
    sha256sum <"$1" | head -c 64
  elif has openssl; then
    openssl dgst -sha256 -r <"$1" | head -c 64
  elif has python3; then
    python3 -c 'import hashlib,sys
print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())' <"$1" | head -c 64
  fi 2>/dev/null
}

log() {
  if has logger; then logger -t readdress -- "$1" 2>/dev/null; fi
}

# --- the directory of the locks ------------------------------------------------------------------

# True when it is, or can be made, a directory of our own that we can write to.
usable() {
  mkdir -p -m 700 -- "$1" 2>/dev/null
  [ -d "$1" ] && [ ! -L "$1" ] && [ -O "$1" ] && [ -w "$1" ]
}

choose_directory() {
  if usable "$state_directory"; then
    directory=$state_directory
  elif usable "$fallback_directory"; then
    directory=$fallback_directory
  else
    finish refused no-lock-directory \
      "neither $state_directory nor $fallback_directory can be written as $(id -un 2>/dev/null)"
  fi
}

# --- one at a time on this node ------------------------------------------------------------------

# Everything that reads and then changes runs in its turn: scripts of other controllers wait here.
take_turn() {
  choose_directory
  doing='waiting for its turn'
  if has flock; then
    command exec 9>>"$directory/turn" ||
      finish refused no-lock-directory "$directory/turn cannot be opened"
    flock -w "$turn_seconds" 9 ||
      finish refused busy "another change on this node did not end in $turn_seconds s"
    return
  fi
  waited=0
  # $$ is the shell around this one, which may be gone before this one is.
  own=$(exec sh -c 'echo $PPID')
  until ln -s "$own.$(start_of "$own")" "$directory/turn.link" 2>/dev/null; do
    break_dead_turn
    waited=$((waited + 1))
    [ "$waited" -le "$turn_seconds" ] ||
      finish refused busy "another change on this node did not end in $turn_seconds s"
    sleep 1
  done
  turn=$directory/turn.link
}

leave_turn() {
  if [ -n "$turn" ]; then rm -f -- "$turn"; fi
  turn=
}

# Without flock a killed script leaves its turn behind; it names its process.
break_dead_turn() {
  holder=$(readlink "$directory/turn.link" 2>/dev/null) || return 0
  if [ "$(start_of "${holder%%.*}")" != "${holder#*.}" ]; then
    rm -f -- "$directory/turn.link"
  fi
}

# The start time of a process in clock ticks after boot (proc(5), stat, field 22). Its second field,
# the name, can hold anything, so the fields are counted from the last parenthesis.
start_of() {
  # The group takes the shell's own complaint about a process that is gone.
  { fields=$(cat "/proc/$1/stat"); } 2>/dev/null || return 0
  fields=${fields##*) }
  # shellcheck disable=SC2086
  set -- $fields
  printf '%s' "${20-}"
}

# --- the cluster's lock --------------------------------------------------------------------------

# field NAME FILE
field() {
  sed -n "s/^$1=//p" <"$2" 2>/dev/null | head -n 1
}

# field_of_record NAME FILE: a hash in a record, which is JSON on one line.
field_of_record() {
  sed -n "s/.*\"$1\":\"\([0-9a-f]\{64\}\)\".*/\1/p" <"$2" 2>/dev/null | head -n 1
}

# A day is more than any run lives without renewing: such a lock was written under a wrong clock.
# $now is this node's clock.
is_stale() {
  [ "$1" -le "$now" ] || [ "$1" -gt $((now + 86400)) ]
}

lock_is_ours() {
  [ -f "$directory/$lock.lock" ] && [ "$(field run "$directory/$lock.lock")" = "$run" ]
}

need_lock() {
  lock_is_ours ||
    finish refused lock-lost "the lock of this cluster is not, or not any more, held by run $run"
}
