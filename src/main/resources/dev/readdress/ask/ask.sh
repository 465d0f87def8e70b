# Asks from a node, and lists who holds the ends of its connections.

# logins PROGRAM PID START HASH HOST PORT [HOST PORT]...: what comes of logging in for replication at
# each, as the Patroni of the process does it: by its Python, which reads the rest of the environment by
# itself, so that no secret is in the environment of a process of ours. Of a process of root nothing
# but its command line counts.
logins() {
  begin logins ''
  if ! rights_of "$2" "$3" "$4"; then
    end unread "$why_not"
    finish
    return
  fi
  program=$1
  pid=$2
  shift 4
  if [ "$uid" = 0 ]; then
    set -- "$root_python" -I -B -c "$program" "$pid" "$root_patroni" "$root_configuration" "$@"
  else
    interpreter=$({ tr '\n\000' ' \n' <"/proc/$pid/cmdline" | head -n 1; } 2>/dev/null)
    case $interpreter in
      /*) ;;
      */*) interpreter=/proc/$pid/cwd/$interpreter ;;
    esac
    case ${interpreter##*/} in
      python* | pypy*) ;;
      *)
        end unread "Patroni is not run by a Python, but by ${interpreter##*/}"
        finish
        return
        ;;
    esac
    set -f
    IFS=$newline
    # shellcheck disable=SC2046
    set -- env -i $(environment_of_python) "$interpreter" -B -c "$program" "$pid" '' '' "$@"
    unset IFS
    set +f
  fi
  longest=18
  {
    as_user "$uid" "$gid" "$groups" "$@" 2>/dev/null
    printf '\nended %s\n' "$?"
  } | head -c 65536
  end found
  finish
}

environment_of_python() {
  {
    tr '\n\000' ' \n' <"/proc/$pid/environ" |
      grep -E '^(PATH|HOME|LANG|LC_ALL|LC_CTYPE|LD_LIBRARY_PATH|PYTHON(PATH|HOME|USERBASE|NOUSERSITE))='
  } 2>/dev/null
}

# status URL [PID START HASH CERTIFICATE KEY AUTHORITIES]: what a Patroni answers, asked by a program of the
# node; with the files of the observed process, and its rights to read them.
status() {
  begin answer "$1"
  if [ $# -gt 1 ]; then
    if ! rights_of "$2" "$3" "$4"; then
      end unread "$why_not"
      finish
      return
    fi
    run_as="as_user $uid $gid $groups"
    url=$1
    shift 4
    set -- "$url" "$@"
  fi
  fetch "$@"
  end found
  finish
}

# hold SECONDS HOST PORT [HOST PORT]...: opens a connection to each and asks for TLS, as a client of
# PostgreSQL does. Those that are answered so are held by a process of its own, which ends by itself
# after so many seconds. Says its pid, and a line for each connection.
hold() {
  begin held ''
  if has python3; then
    python3 -I -c "$python_hold" "$@" 2>/dev/null
    status=$?
    if [ "$status" -eq 0 ]; then end found; else end unread "python3 ended with status $status"; fi
  else
    end unread the node has no python3 to hold connections with
  fi
  finish
}

python_hold='
import concurrent.futures, os, signal, socket, struct, sys

def connect(address):
    try:
        connection = socket.create_connection(address, 2)
        connection.sendall(struct.pack("!II", 8, 80877103))
        answer = connection.recv(1)
    except OSError as error:
        return None, "failed " + (error.strerror or str(error) or type(error).__name__)
    if answer in (b"S", b"N"):
        return connection, "held"
    connection.close()
    return None, "other"

def main(seconds, *words):
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        with os.fdopen(reading, "rb") as told:
            sys.stdout.buffer.write(told.read())
        return
    os.setsid()
    signal.alarm(int(seconds))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nowhere, descriptor)
    addresses = list(zip(words[::2], map(int, words[1::2])))
    with concurrent.futures.ThreadPoolExecutor(32) as pool:
        held = list(pool.map(connect, addresses))
    lines = ["%d" % os.getpid()] + [" ".join(answer.split()) for _, answer in held]
    os.write(writing, "\n".join(lines).encode("utf-8", "replace"))
    os.close(writing)
    while True:
        signal.pause()

main(*sys.argv[1:])
'

# connections NAME...: the established connections with their processes, the parents of these, the
# processes above this script (the one that forwards our connections is among them), and what the
# names mean here.
connections() {
  if has ss; then
    established=$(ss -tnp state established 2>/dev/null)
    begin established ss
  elif has netstat; then
    established=$(netstat -tnp 2>/dev/null)
    begin established netstat
  else
    begin established none
    end unread the node has neither ss nor netstat
    finish
    return
  fi
  printf '%s\n' "$established"
  end found
  begin parents ''
  servers=$(cd /proc && grep -lsx -e postgres -e postmaster -e edb-postgres [0-9]*/comm)
  paths=
  for each in $servers; do
    paths="$paths /proc/${each%/comm}/status"
  done
  if [ -n "$paths" ]; then grep -s '^PPid:' $paths /dev/null; fi
  end found
  begin above ''
  process=$$
  steps=0
  while [ "$process" -gt 1 ] && [ "$steps" -lt 12 ]; do
    printf '%s\n' "$process"
    find_start "$process"
    process=$parent
    steps=$((steps + 1))
  done
  end found
  for each in "$@"; do
    section resolved "$each" getent ahosts "$each"
  done
  finish
}
