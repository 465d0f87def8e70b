# Collects what is on a node; everything is understood elsewhere. The one thing that is decided here is
# which arguments make a process a Patroni, and which names match a pattern.

most_of_a_file=262145

# file NAME KEY PATH: what is in a file; nothing else than a regular file is opened.
file() {
  begin "$1" "$2"
  if [ -f "$3" ]; then
    if [ ! -r "$3" ]; then
      end unread permission denied
    elif head -c "$most_of_a_file" -- "$3" 2>/dev/null; then
      end found
    else
      end unread it could not be read
    fi
  elif [ -e "$3" ]; then
    end unread not a regular file
  else
    end absent
  fi
}

# pseudo NAME KEY PATH: what is in a file of /proc or /sys.
pseudo() {
  begin "$1" "$2"
  if head -c "$most_of_a_file" -- "$3" 2>/dev/null; then
    end found
  elif [ -e "$3" ]; then
    end unread permission denied
  else
    end absent
  fi
}

# lines NAME KEY PATH: a few lines of the kernel, read by the shell itself: every program that is started
# takes longer than all of them.
lines() {
  begin "$1" "$2"
  if { [ -r "$3" ] && read_lines <"$3"; } 2>/dev/null; then
    end found
  elif [ -e "$3" ]; then
    end unread permission denied
  else
    end absent
  fi
}

read_lines() {
  IFS= read -r line || return 1
  printf '%s\n' "$line"
  while IFS= read -r line; do
    printf '%s\n' "$line"
  done
}

# files NAME DIRECTORY PATTERN: the files of a directory that match; one that may not be looked
# into is said so.
files() {
  if [ -d "$2" ]; then
    if [ -r "$2" ] && [ -x "$2" ]; then
      for each in "$2"/$3; do
        if [ -f "$each" ]; then file "$1" "$each" "$each"; fi
      done
    else
      begin "$1" "$2"
      end unread permission denied
    fi
  fi
}

one_file() {
  if [ -e "$2" ]; then file "$1" "$2" "$2"; fi
}

# --- the network -------------------------------------------------------------------------------

interfaces() {
  begin interfaces ip-json
  if has ip && ip -j -d addr 2>/dev/null; then
    end found
    return
  fi
  end absent
  begin interfaces ip-text
  if has ip; then
    ip -o -d link 2>/dev/null
    if ip -o addr 2>/dev/null; then
      end found
      return
    fi
  fi
  end absent
  section interfaces ifconfig ifconfig -a
}

network() {
  interfaces
  section local-routes 4 ip route show table local
  section local-routes 6 ip -6 route show table local
  one_file hosts /etc/hosts
  one_file ifupdown /etc/network/interfaces
  files ifupdown /etc/network/interfaces.d '*'
  files netplan /etc/netplan '*.yaml'
  files netplan /run/netplan '*.yaml'
  files network-manager /etc/NetworkManager/system-connections '*'
  files network-manager /run/NetworkManager/system-connections '*'
  files networkd /etc/systemd/network '*.network'
  files networkd /run/systemd/network '*.network'
  for directory in /etc/systemd/network/*.network.d; do
    files networkd "$directory" '*.conf'
  done
  files ifcfg /etc/sysconfig/network-scripts 'ifcfg-*'
  files ifcfg /etc/sysconfig/network 'ifcfg-*'
  files dhclient /var/lib/dhcp '*.leases'
  files dhclient /var/lib/dhclient '*.leases'
  files networkd-lease /run/systemd/netif/leases '*'
}

floating() {
  files keepalived /etc/keepalived '*.conf'
  for directory in /etc/keepalived/*.d; do
    files keepalived "$directory" '*'
  done
  one_file vip-manager /etc/vip-manager.yml
  files vip-manager /etc/vip-manager '*.yml'
  files vip-manager /etc/patroni 'vip-manager*.yml'
  files vip-manager-environment /etc/default 'vip-manager*'
  files vip-manager-environment /etc/sysconfig 'vip-manager*'
  files ucarp /etc/ucarp 'vip-*.conf'
  one_file pacemaker /var/lib/pacemaker/cib/cib.xml
}

# What connects clients with PostgreSQL, and names addresses for that.
clients() {
  files haproxy /etc/haproxy '*.cfg'
  files haproxy /etc/haproxy/conf.d '*.cfg'
  files pgbouncer /etc/pgbouncer '*.ini'
}

# --- processes ---------------------------------------------------------------------------------

# Where the node's side of this SSH connection is. sudo takes the variable away, so the environment
# of the processes above is looked at, too.
ssh_connection() {
  begin ssh-connection ''
  if [ -n "${SSH_CONNECTION-}" ]; then
    printf '%s' "$SSH_CONNECTION"
    end found
    return
  fi
  above=$$
  steps=0
  while [ "$above" -gt 1 ] && [ "$steps" -lt 12 ]; do
    found=$({ tr '\n\000' ' \n' <"/proc/$above/environ" | grep '^SSH_CONNECTION='; } 2>/dev/null)
    if [ -n "$found" ]; then
      printf '%s' "${found#SSH_CONNECTION=}"
      end found
      return
    fi
    above=$(parent "$above")
    steps=$((steps + 1))
  done
  end absent
}

listening() {
  listening=
  if has ss; then
    listening=$(ss -ltnp 2>/dev/null)
    begin listening ss
  elif has netstat; then
    listening=$(netstat -ltnp 2>/dev/null)
    begin listening netstat
  else
    pseudo listening proc-4 /proc/net/tcp
    pseudo listening proc-6 /proc/net/tcp6
    return
  fi
  printf '%s\n' "$listening"
  if [ -n "$listening" ]; then end found; else end unread it printed nothing; fi
}

postgres() {
  begin postgres-parents ''
  servers=$(cd /proc && grep -lsx -e postgres -e postmaster -e edb-postgres [0-9]*/comm)
  if [ $? -gt 2 ]; then
    end unread the processes could not be searched
    return
  fi
  parents=
  directories=
  for each in $servers; do
    parents="$parents /proc/${each%/comm}/status"
    directories="$directories /proc/${each%/comm}/cwd"
  done
  if [ -z "$parents" ]; then
    end absent
    return
  fi
  grep -s '^PPid:' $parents /dev/null
  end found
  begin postgres-directories ''
  ls -ld $directories 2>/dev/null
  end found
}

# is_patroni PID: true for the daemon itself, not for what wraps or controls it. Sets $configuration
# to the argument that names its configuration, empty when there is none (patroni --help:
# "patroni [options] [configfile]").
is_patroni() {
  words=$({ tr '\n\000' ' \n' <"/proc/$1/cmdline"; } 2>/dev/null)
  set -f
  IFS=$newline
  set -- $words
  unset IFS
  set +f
  configuration=
  [ $# -gt 0 ] || return 1
  case ${1##*/} in
    patroni | patroni.py) shift ;;
    python* | pypy*)
      shift
      while [ $# -gt 0 ]; do
        case $1 in
          -m)
            [ "${2-}" = patroni ] || return 1
            shift
            break
            ;;
          -mpatroni) break ;;
          -W | -X) shift ;;
          -*) ;;
          *) break ;;
        esac
        [ $# -gt 0 ] || return 1
        shift
      done
      case ${1-} in
        patroni | */patroni | patroni.py | */patroni.py | */patroni/__main__.py | -mpatroni) shift ;;
        *) return 1 ;;
      esac
      ;;
    *) return 1 ;;
  esac
  for each in "$@"; do
    case $each in
      --validate-config | --generate-* | --version | --help | -h) return 1 ;;
      -*) ;;
      *) configuration=$each ;;
    esac
  done
  return 0
}

patronis() {
  begin processes ''
  candidates=$(cd /proc && grep -ls patroni [0-9]*/cmdline)
  if [ $? -gt 2 ]; then
    end unread the processes could not be searched
    return
  fi
  running=
  for each_process in $candidates; do
    pid=${each_process%/cmdline}
    if [ "$pid" != "$$" ] && is_patroni "$pid"; then
      running="$running $pid"
      printf '%s\n' "$pid"
    fi
  done
  end found
  for pid in $running; do
    is_patroni "$pid" && patroni "$pid"
  done
}

patroni() {
  pseudo cmdline "$1" "/proc/$1/cmdline"
  lines stat "$1" "/proc/$1/stat"
  pseudo status "$1" "/proc/$1/status"
  lines cgroup "$1" "/proc/$1/cgroup"
  section namespaces "$1" ls -l "/proc/$1/ns/"
  directory=$(readlink "/proc/$1/cwd" 2>/dev/null)
  begin working-directory "$1"
  if [ -n "$directory" ]; then
    printf '%s\n' "$directory"
    end found
  else
    end unread permission denied
  fi
  account "$1"
  environment "$1"
  configuration_files "$1"
  rest "$1"
}

account() {
  begin account "$1"
  number=
  while read -r key value _; do
    if [ "$key" = Uid: ]; then number=$value; fi
  done 2>/dev/null <"/proc/$1/status"
  if [ -n "$number" ] && has getent && getent passwd "$number" 2>/dev/null; then
    end found
  elif [ -n "$number" ] && grep "^[^:]*:[^:]*:$number:" /etc/passwd 2>/dev/null; then
    end found
  else
    end absent
  fi
}

environment() {
  begin environment "$1"
  if grep -sz '^PATRONI_' "/proc/$1/environ" 2>/dev/null || [ $? -eq 1 ]; then
    end found
  elif [ -r "/proc/$1/environ" ] && head -c 0 "/proc/$1/environ" 2>/dev/null; then
    { tr '\n\000' '\001\n' <"/proc/$1/environ" | grep '^PATRONI_' | tr '\n\001' '\000\n'; } 2>/dev/null
    end found
  else
    end unread permission denied
  fi
}

# The configuration as that process sees it: through its own root and working directory.
configuration_files() {
  begin configuration-argument "$1"
  printf '%s' "$configuration"
  end found
  [ -n "$configuration" ] || return 0
  root=$(readlink "/proc/$1/root" 2>/dev/null)
  begin configuration-kind "$1"
  if [ -z "$root" ] || [ -z "$directory" ]; then
    end unread permission denied
    return
  fi
  case $configuration in
    /*)
      there=/proc/$1/root$configuration
      path=$configuration
      ;;
    *)
      there=/proc/$1/cwd/$configuration
      path=${directory%/}/$configuration
      ;;
  esac
  if [ -d "$there" ]; then
    printf 'directory\n%s' "$path"
    end found
    taken=0
    for each in "$there"/*.yml "$there"/.*.yml "$there"/*.yaml "$there"/.*.yaml; do
      if [ -f "$each" ] && [ "$taken" -lt 100 ]; then
        taken=$((taken + 1))
        configuration_file "$1" "$each" "${path%/}/${each##*/}"
      fi
    done
  elif [ -e "$there" ]; then
    printf 'file\n%s' "$path"
    end found
    configuration_file "$1" "$there" "$path"
  else
    end absent
  fi
}

# configuration_file PID WHERE PATH
configuration_file() {
  file configuration-file "$1 $3" "$2"
  section configuration-owner "$1 $3" stat -L -c '%U:%G %a %d:%i %s' -- "$2"
  if [ -L "$2" ]; then section configuration-link "$1 $3" readlink -- "$2"; fi
  if [ -f "$3" ]; then section configuration-host-file "$1 $3" stat -L -c '%d:%i' -- "$3"; fi
}

# --- what Patroni answers on the node itself -----------------------------------------------------

rest() {
  begin rest-sockets "$1"
  sockets=$(sockets_of "$1")
  if [ -z "$sockets" ]; then
    end unread no listening socket of the process is visible
    return
  fi
  printf '%s\n' "$sockets"
  end found
  tried=0
  for socket in $sockets; do
    tried=$((tried + 1))
    [ "$tried" -le 4 ] || return 0
    port=${socket##*:}
    case $socket in
      0.0.0.0:* | '*':*) host=127.0.0.1 ;;
      '[::]':* | :::*) host='[::1]' ;;
      '['*) host=${socket%:*} ;;
      *:*:*) host="[${socket%:*}]" ;;
      *) host=${socket%:*} ;;
    esac
    for scheme in http https; do
      if rest_together "$1" "$scheme://$host:$port"; then return 0; fi
      answer=$(fetch "$scheme://$host:$port/patroni")
      begin rest "$1 $scheme://$host:$port/patroni"
      printf '%s' "$answer"
      end found
      case $answer in
        *' 0')
          for path in cluster config history; do
            begin rest "$1 $scheme://$host:$port/$path"
            fetch "$scheme://$host:$port/$path"
            end found
          done
          return 0
          ;;
        *'curl 28') break ;;
      esac
    done
  done
}

# rest_together PID BASE: the answers of all paths by one start of curl, which takes longer than Patroni to
# answer. Says nothing, and fails, when one could not be had: then each is asked by itself, to tell
# which and why. An old curl (before 7.52, --fail-early) cannot do it.
rest_together() {
  has curl || return 1
  answers=$({
    begin rest "$1 $2/patroni"
    {
      question "$2/patroni" "$1 $2/cluster"
      question "$2/cluster" "$1 $2/config"
      question "$2/config" "$1 $2/history"
      question "$2/history" ''
    } | curl -q --fail-early -K - 2>/dev/null
    printf '\n%s' $?
  } | head -c "$((most_of_an_answer * 4))")
  case $answers in
    *"@$nonce end found$newline${newline}0") printf '%s' "${answers%"$newline"0}" ;;
    *) return 1 ;;
  esac
}

# question URL KEY: what curl is to ask, in the words of its configuration files, because the arguments
# of a program are for everybody to read and what it writes holds the nonce: the end of this section,
# and the begin of the one with that key, if it is not empty.
question() {
  written="\\n%{http_code}\\ncurl 0\\n@$nonce end found\\n"
  [ -z "$2" ] || written="$written\\n@$nonce begin rest\\n$2\\n@$nonce body\\n"
  printf 'silent\ngloboff\ninsecure\nnoproxy = "*"\nproto = "=http,https"\nconnect-timeout = 2\nmax-time = 4\nmax-filesize = 1048576\n'
  printf 'url = "%s"\nwrite-out = "%s"\n' "$1" "$written"
  [ -z "$2" ] || printf 'next\n'
}

# sockets_of PID: the addresses with ports that a process listens on, one a line.
sockets_of() {
  if has ss; then
    printf '%s\n' "$listening" | while read -r _ _ _ local _ users; do
      case $users in *"pid=$1,"*) printf '%s\n' "$local" ;; esac
    done
  elif has netstat; then
    printf '%s\n' "$listening" | while read -r _ _ _ local _ _ program; do
      case $program in "$1/"*) printf '%s\n' "$local" ;; esac
    done
  else
    descriptors=$(ls -l "/proc/$1/fd/" 2>/dev/null)
    for table in /proc/net/tcp /proc/net/tcp6; do
      [ -r "$table" ] || continue
      while read -r _ local _ state _ _ _ _ _ inode _; do
        [ "$state" = 0A ] || continue
        case $descriptors in
          *"socket:[$inode]"*) kernel_socket "$local" ;;
        esac
      done <"$table"
    done
  fi
}

# kernel_socket HEX:HEX: an address of /proc/net/tcp, whose words are in the order of the machine
# (little-endian here).
kernel_socket() {
  address=${1%:*}
  port=$(printf '%d' "0x${1##*:}")
  case $address in
    00000000 | 00000000000000000000000000000000) printf '*:%s\n' "$port" ;;
    ????????) printf '%s:%s\n' "$(dotted "$address")" "$port" ;;
    0000000000000000FFFF0000????????)
      printf '%s:%s\n' "$(dotted "${address#????????????????????????}")" "$port"
      ;;
    *)
      groups=
      while [ -n "$address" ]; do
        rest=${address#????????}
        word=${address%"$rest"}
        d=${word%??????}
        word=${word#??}
        c=${word%????}
        word=${word#??}
        groups="$groups:${word#??}${word%??}:$c$d"
        address=$rest
      done
      printf '[%s]:%s\n' "${groups#:}" "$port"
      ;;
  esac
}

dotted() {
  d=${1%??????}
  rest=${1#??}
  c=${rest%????}
  rest=${rest#??}
  printf '%d.%d.%d.%d' "0x${rest#??}" "0x${rest%??}" "0x$c" "0x$d"
}

# --- the whole -----------------------------------------------------------------------------------

# What would show a Patroni that does not run: units that somebody wrote or enabled, and
# configuration files.
traces() {
  begin traces ''
  for each in /etc/systemd/system/*patroni*.service /etc/systemd/system/*.wants/*patroni*.service \
    /run/systemd/system/*patroni*.service /etc/patroni.yml /etc/patroni.yaml \
    /etc/patroni/*.yml /etc/patroni/*.yaml /etc/patroni/*/*.yml /etc/patroni/*/*.yaml \
    /opt/app/patroni/etc/*.yml /opt/patroni/*.yml /opt/patroni/etc/*.yml; do
    if [ -e "$each" ]; then printf '%s\000' "$each"; fi
  done
  for each in /etc/patroni /opt/app/patroni/etc /opt/patroni; do
    if [ -d "$each" ] && [ ! -r "$each" ]; then printf '%s\000' "$each"; fi
  done
  end found
}

node() {
  lines host-name '' /proc/sys/kernel/hostname
  file machine-id '' /etc/machine-id
  lines boot-id '' /proc/sys/kernel/random/boot_id
  section user '' id -u
  begin proc-mount ''
  grep -s ' /proc proc ' /proc/self/mounts
  end found
  section own-namespaces '' ls -l "/proc/$$/ns/"
  ssh_connection
  network
  floating
  clients
  listening
  postgres
  patronis
  traces
  finish
}

# named_files NAME PATTERN [NAME PATTERN]...: files that other files name. A pattern is matched,
# never split and never run.
named_files() {
  while [ $# -gt 1 ]; do
    IFS=
    for each in $2; do
      unset IFS
      file "$1" "$each" "$each"
    done
    unset IFS
    shift 2
  done
}

# rest_shown PID BASE CERTIFICATE KEY: the answers of a REST API that wants to see a certificate. Who
# answers is known: it listens on the node itself.
rest_shown() {
  for path in patroni cluster config history; do
    begin rest "$1 $2/$path"
    fetch "$2/$path" "$3" "$4" -
    end found
  done
}
