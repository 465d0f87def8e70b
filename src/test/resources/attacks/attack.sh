# What happens to a process, once: attack.sh NAME PID PLACE USER. Ends when it has happened.
name=$1
pid=$2
place=$3
user=$4
mkdir "$place/attacked" || exit 0
beside=${0%/*}

state_is() {
  case $(sed -n 's/^State:[[:space:]]*//p' "/proc/$pid/status") in
    "$1"*) ;;
    *) return 1 ;;
  esac
}

await() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt 1000 ] || exit 1
    sleep 0.01
  done
}

case $name in
  exits)
    kill -s KILL "$pid"
    await [ ! -d "/proc/$pid" ]
    ;;
  set-uid)
    kill -s USR1 "$pid"
    await [ -e "$place/became-mixed" ]
    ;;
  all-of-root)
    kill -s USR2 "$pid"
    await [ -e "$place/became-all" ]
    ;;
  number-reused)
    setsid /usr/bin/python3 "$beside/take-number.py" "$pid" "$user" &
    await [ -e "$place/became-all" ]
    ;;
  stopped)
    kill -s STOP "$pid"
    await state_is T
    ;;
  traced)
    setsid /usr/bin/python3 "$beside/trace.py" "$pid" &
    await state_is t
    ;;
esac
touch "$place/happened"
