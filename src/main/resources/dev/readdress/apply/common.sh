# What every script that changes something stands on. Above this text stand the values that the
# script works with, each quoted as one word, and $nonce, with which every line of the answer begins:
#
#     @NONCE outcome done|unchanged|refused|failed|in-doubt CODE
#     @NONCE why TEXT           one line
#     @NONCE note TEXT          any number
#     @NONCE end
#
# Who knows it can forge an answer, so it is no argument of a program and in no name of a file.
# The last line comes after everything was cleaned up: an answer without it is no answer.

# A connection that breaks must not stop this half way: it runs to its end, told or not.
trap '' HUP PIPE

answered=
unanswered=failed
doing='starting'
turn=

one_line() {
  printf '%s' "$1" | tr '\n\r\t' '   ' | head -c 1000
}

say() {
  text "@$nonce $1 $(one_line "$2")$newline"
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
  text "@$nonce end$newline"
}
trap at_the_end EXIT
trap 'exit 1' INT TERM

log() {
  if has logger; then logger -t readdress -- "$1" 2>/dev/null; fi
}

# --- where locks and holds stand -----------------------------------------------------------------
#
# In the home of the user that Patroni runs as ($patroni_user): root and that user can both use it,
# and nobody else can write there. Root has directories of its own for a node without such a home.
# The home is opened once and reached through that, so that nobody can put another directory in its
# place; a name in it is made or not made, and never followed: its owner may have made it a link.

# The shell of this script; $$ is the one around it, which may be gone before this one is.
own=$(exec sh -c 'echo $PPID')
directory=
home=
home_owner=
home_place=
home_hidden=

whoever() {
  id -un 2>/dev/null || id -u
}

# home_of USER: its number and its home, as passwd(5) says; nothing when that does not know it.
home_of() {
  case $1 in '' | -*) return 0 ;; esac
  if has getent; then getent passwd "$1"; else cat /etc/passwd; fi 2>/dev/null |
    while IFS=: read -r name _ number _ _ lives_in _; do
      if [ "$name" = "$1" ] || [ "$number" = "$1" ]; then
        printf '%s %s\n' "$number" "$lives_in"
        break
      fi
    done
}

# open_home USER: opens the home of a user other than root, if it is that user's and not everybody
# can write there: $home is its path, $home_place the way to it.
open_home() {
  home=$(home_of "$1")
  home_owner=${home%% *}
  home=${home#* }
  case $home_owner:$home in 0:* | :*) return 1 ;; *:/?*) ;; *) return 1 ;; esac
  [ -d "$home" ] || return 1
  { command exec 9<"$home/."; } 2>/dev/null || {
    home_hidden=$home
    return 1
  }
  # shellcheck disable=SC2046
  set -- $(ls -ldn -- "/proc/$own/fd/9/." 2>/dev/null)
  case ${1-} in d???????-*) ;; *) return 1 ;; esac
  [ "$3" = "$home_owner" ] || return 1
  home_place=/proc/$own/fd/9
}

# True when it is, or can be made, a directory of our own that we can write to. Others may look for
# a lock there.
usable() {
  mkdir -p -m 711 -- "$1" 2>/dev/null
  [ -d "$1" ] && [ ! -L "$1" ] && [ -O "$1" ] && [ -w "$1" ]
}

# Sets $stem, what the names of the lock and of its temporary files begin with, $shown, the same for
# people, and $turns.
choose_directory() {
  [ -z "$directory" ] || return 0
  doing='looking for the directory of the locks'
  open_home "$patroni_user" || :
  me=$(id -u)
  if [ -n "$home_hidden" ]; then
    unseen "$home_hidden"
  elif [ "$me" != 0 ] && [ "$me" != "$home_owner" ]; then
    finish refused no-lock-directory "$(whoever) is neither root nor ${patroni_user:-the user} that \
Patroni runs as; become one of them"
  elif [ -n "$home_place" ] && [ -w "$home_place/." ]; then
    directory=$home_place
    stem=$directory/.readdress-$lock
    shown=$home/.readdress-$lock
    turns=$directory/.readdress-turn
    return
  elif [ "$me" != 0 ]; then
    finish refused no-lock-directory "${home:-/} is no directory that $(whoever) can write to and \
others cannot; give $(whoever) such a home, or become root"
  fi
  for directory in "$state_directory" "$fallback_directory"; do
    if usable "$directory"; then
      stem=$directory/$lock
      shown=$stem
      turns=$directory/turn
      return
    fi
  done
  finish refused no-lock-directory \
    "neither $state_directory nor $fallback_directory can be written as $(whoever)"
}

# Not to be able to look for a lock or a hold is not to know that there is none.
unseen() {
  finish refused locks-unseen "$1 cannot be looked into as $(whoever), and a lock or a hold may \
stand there; as root: chmod a+x $1"
}

may_look() {
  if [ -d "$1" ] && [ ! -x "$1" ]; then unseen "$1"; fi
}

# every_lock FUNCTION: calls it for each place in which the cluster's lock may stand, with the stem
# and what people call it.
every_lock() {
  if [ -n "$home_place" ]; then
    "$1" "$home_place/.readdress-$lock" "$home/.readdress-$lock"
  fi
  "$1" "$state_directory/$lock" "$state_directory/$lock"
  "$1" "$fallback_directory/$lock" "$fallback_directory/$lock"
}

# --- one at a time ---------------------------------------------------------------------------------

# Everything that reads and then changes runs in its turn: scripts of other controllers wait here. A
# turn is a directory named by the boot, the process and its start. Whoever comes makes his own, and
# only then looks for others: of two, the later one sees the earlier one's. Two that see each other
# go by their names: the later name gives way. What a killed script has left counts for nothing.
take_turn() {
  choose_directory
  doing='waiting for its turn'
  boot=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)
  find_start "$own"
  own_turn=$turns.$boot.$own.$started
  read -r up _ </proc/uptime
  waits_until=$((${up%%.*} + turn_seconds))
  until turn_is_ours; do
    read -r up _ </proc/uptime
    [ "${up%%.*}" -lt "$waits_until" ] ||
      finish refused busy "another change on this node did not end in $turn_seconds s: process \
${other_process%%.*}; when that one is gone, remove ${shown%/*}/${other_turn##*/}"
    sleep 0.2 2>/dev/null || sleep 1
  done
}

turn_is_ours() {
  if [ -z "$turn" ]; then
    mkdir -m 700 -- "$own_turn" 2>/dev/null ||
      finish refused no-lock-directory "nothing can be made in ${shown%/*} as $(whoever)"
    turn=$own_turn
  fi
  other_turn=
  before_own=none
  # In order of names.
  for each in "$turns.$boot".*; do
    if [ "$each" = "$own_turn" ]; then
      before_own=$other_turn
    elif has_ended_turn "${each#"$turns.$boot."}"; then
      rmdir -- "$each" 2>/dev/null
    elif [ -e "$each" ]; then
      other_turn=$each
      other_process=${each#"$turns.$boot."}
    fi
  done
  if [ -n "$before_own" ]; then leave_turn; fi
  [ -z "$other_turn$before_own" ]
}

# has_ended_turn PID.START: true when that process is certainly gone.
has_ended_turn() {
  case $1 in *[!0-9.]*) return 1 ;; esac
  find_start "${1%%.*}"
  if [ -n "$started" ]; then
    [ "$started" != "${1#*.}" ]
  else
    # Where processes are hidden (proc(5), hidepid) the first one is, too.
    [ ! -d "/proc/${1%%.*}" ] && [ -r /proc/1/stat ]
  fi
}

leave_turn() {
  if [ -n "$turn" ]; then rmdir -- "$turn" 2>/dev/null; fi
  turn=
}

# --- a hold ----------------------------------------------------------------------------------------

# Refuses when somebody has stopped all corrections: root on the node, or Patroni's user for the
# clusters that it runs.
need_no_hold() {
  choose_directory
  refuse_hold "$hold" "$hold"
  if [ -n "$home_place" ]; then
    refuse_hold "$home_place/.readdress-hold" "$home/.readdress-hold"
  fi
}

# refuse_hold FILE SHOWN: whatever stands there is a hold, also a link that leads nowhere.
refuse_hold() {
  may_look "${1%/*}"
  if [ -e "$1" ] || [ -L "$1" ]; then finish refused held "$2: $(text_of "$1")"; fi
}

# Sets $hold_file, the hold that the user of this script writes and removes, and $hold_shown, the same
# for people.
choose_hold() {
  if [ "$(id -u)" = 0 ]; then
    hold_file=$hold
    hold_shown=$hold
    return
  fi
  open_home "$(id -u)" && [ -w "$home_place/." ] ||
    finish refused not-permitted "${home:-/} is no directory that $(whoever) can write to and others \
cannot; give $(whoever) such a home, or become root"
  hold_file=$home_place/.readdress-hold
  hold_shown=$home/.readdress-hold
}

# The beginning of a file that others may have made; a link is not followed.
text_of() {
  [ -f "$1" ] && { command exec 6<"$1"; } 2>/dev/null || return 0
  # What was opened is what has that name, and no link.
  if [ ! -L "$1" ] && [ "$1" -ef /proc/self/fd/6 ]; then head -c 400 <&6; fi
  exec 6<&-
}

# --- the cluster's lock --------------------------------------------------------------------------

# field NAME FILE
field() {
  text_of "$2" | sed -n "s/^$1=//p" | head -n 1
}

# A day is more than any run lives without renewing: such a lock was written under a wrong clock.
# $now is this node's clock.
is_stale() {
  [ "$1" -le "$now" ] || [ "$1" -gt $((now + 86400)) ]
}

lock_is_ours() {
  [ "$(field run "$stem.lock")" = "$run" ]
}

need_lock() {
  lock_is_ours ||
    finish refused lock-lost "the lock of this cluster is not, or not any more, held by run $run"
}

# write_lock UNTIL: the lock as it is to be, in $temporary. Each value is one line: a name with
# another one in it does not become a field of its own.
write_lock() {
  temporary=$stem.$run-$own.tmp
  # Others read it, too, to see whose lock it is.
  umask 022
  set -C
  command exec 6>"$temporary" || finish failed lock-not-taken "nothing can be written in ${shown%/*}"
  set +C
  umask 077
  printf 'run=%s\nuntil=%s\nsince=%s\nsince_text=%s\nowner=%s\ncluster=%s\n' "$run" "$1" \
    "$since" "$since_text" "$(one_line "$owner")" "$(one_line "$cluster")" >&6 ||
    finish failed lock-not-taken "$temporary cannot be written"
  exec 6>&-
}

# In the place of our own lock; where mv(1) has no -T it would follow a link, so not there.
exchange_lock() {
  mv -f -T -- "$temporary" "$stem.lock" 2>/dev/null ||
    { rm -f -- "$stem.lock" && ln -T -- "$temporary" "$stem.lock"; } ||
    finish failed lock-not-renewed "$shown.lock cannot be written"
}
