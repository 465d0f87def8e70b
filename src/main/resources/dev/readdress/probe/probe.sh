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
    find_start "$above"
    above=$parent
    steps=$((steps + 1))
  done
  end absent
}

# What listens, as the kernel itself lists it: ss and netstat print names of processes, which are
# anybody's to choose.
listening() {
  { read -r machine </proc/sys/kernel/arch; } 2>/dev/null || machine=$(uname -m 2>/dev/null)
  case $machine in
    s390* | ppc | ppc64 | sparc* | mips | mips64 | parisc* | m68k | aarch64_be | armeb*) byte_order=big ;;
    *) byte_order=little ;;
  esac
  begin byte-order ''
  printf '%s' "$byte_order"
  end found
  begin listening ''
  tables=/proc/net/tcp
  [ ! -e /proc/net/tcp6 ] || tables="$tables /proc/net/tcp6"
  # 0A is TCP_LISTEN; no other column can look like it.
  # shellcheck disable=SC2086
  listening=$(grep -h ' 0A ' $tables 2>/dev/null)
  if [ $? -gt 1 ]; then
    end unread the list of the kernel could not be read
    return
  fi
  printf '%s\n' "$listening"
  end found
}

# held PID: the numbers of the sockets that a process holds. Sets $held to them, one a line.
held() {
  begin held-sockets "$1"
  held=
  if [ ! -r "/proc/$1/fd" ] || [ ! -x "/proc/$1/fd" ]; then
    end unread permission denied
  elif [ "0$(most_descriptors "$1")" -gt 16384 ]; then
    end unread it holds too many descriptors to look at
  else
    descriptors "$1"
    text "$held"
    end found
  fi
}

# How many descriptors a process has had room for at once.
most_descriptors() {
  sed -n 's/^FDSize:[[:space:]]*//p' "/proc/$1/status" 2>/dev/null
}

# descriptors PID: what a descriptor points to is "socket:[NUMBER]", or the name of a file, which is anybody's
# to choose: it is escaped (-b), so that it stays one line of words of which the first begins with a
# slash. Where ls cannot do that, each is asked for by itself.
descriptors() {
  listed=$(ls -lnb "/proc/$1/fd/" 2>/dev/null)
  if [ -n "$listed" ]; then
    while read -r _ _ _ _ _ _ _ _ _ _ target more; do
      if [ -z "$more" ]; then socket_number "$target"; fi
    done <<END
$listed
END
    return
  fi
  taken=0
  for each in "/proc/$1/fd"/*; do
    if [ -S "$each" ] && [ "$taken" -lt 200 ]; then
      taken=$((taken + 1))
      socket_number "$(readlink "$each" 2>/dev/null)"
    fi
  done
}

socket_number() {
  case $1 in
    'socket:['*[!0-9]*']') ;;
    'socket:['*']')
      number=${1#'socket:['}
      held=$held${number%']'}$newline
      ;;
  esac
}

# The processes that may be PostgreSQL's, and of each that has none of them above it where it works and
# which sockets it holds.
postgres() {
  begin postgres-processes ''
  servers=$(cd /proc && grep -lsx -e postgres -e postmaster -e edb-postgres [0-9]*/comm)
  if [ $? -gt 2 ]; then
    end unread the processes could not be searched
    return
  fi
  numbers=' '
  paths=
  for each in $servers; do
    numbers="$numbers${each%/comm} "
    paths="$paths /proc/${each%/comm}/status"
  done
  if [ -z "$paths" ]; then
    end absent
    return
  fi
  # shellcheck disable=SC2086
  parents=$(grep -s -e '^PPid:' -e '^Uid:' $paths /dev/null)
  printf '%s\n' "$parents"
  end found
  while read -r name above _; do
    case $name in */status:PPid:) ;; *) continue ;; esac
    case $numbers in *" $above "*) continue ;; esac
    name=${name#/proc/}
    name=${name%%/*}
    begin postgres-directory "$name"
    if readlink "/proc/$name/cwd" 2>/dev/null; then end found; else end unread permission denied; fi
    held "$name"
  done <<END
$parents
END
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
  if [ $? -gt 2 ] || [ ! -e "/proc/$$/cmdline" ]; then
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
  ids_of "$1"
  account "$1"
  environment "$1"
  configuration_files "$1"
  held "$1"
  rest "$1"
}

# account PID: who has the number $uid.
account() {
  begin account "$1"
  if [ -n "$uid" ] && has getent && getent passwd "$uid" 2>/dev/null; then
    end found
  elif [ -n "$uid" ] && grep "^[^:]*:[^:]*:$uid:" /etc/passwd 2>/dev/null; then
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

# configuration_file PID WHERE PATH. What a process names is opened with its rights: anybody can call a
# process Patroni, and name what root alone should open.
configuration_file() {
  begin configuration-file "$1 $3"
  if [ ! -f "$2" ]; then
    end unread not a regular file
  elif (enter_parent "$2" && as_process head -c "$most_of_a_file" -- "./${2##*/}") 2>/dev/null; then
    end found
  else
    end unread permission denied
  fi
  section configuration-owner "$1 $3" stat -L -c '%U:%G %a %d:%i %s' -- "$2"
  if [ -L "$2" ]; then section configuration-link "$1 $3" readlink -- "$2"; fi
  if [ -f "$3" ]; then section configuration-host-file "$1 $3" stat -L -c '%d:%i' -- "$3"; fi
}

# --- what Patroni answers on the node itself -----------------------------------------------------

rest() {
  begin rest-sockets "$1"
  sockets=$(own_sockets)
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
      0.0.0.0:*) ask "$1" "127.0.0.1:$port" && return 0 ;;
      '[::]':*)
        ask "$1" "[::1]:$port" && return 0
        # It may be for IPv6 alone, and then somebody else may listen on the same port of 127.0.0.1.
        if [ -z "$(others_listen "$port")" ]; then ask "$1" "127.0.0.1:$port" && return 0; fi
        ;;
      *) ask "$1" "$socket" && return 0 ;;
    esac
  done
}

# others_listen PORT: says so when a process that does not hold $held listens on that port, too.
others_listen() {
  digits=$(printf '%04X' "$1")
  while read -r _ local _ _ _ _ _ _ _ number _; do
    case $local in *":$digits") ;; *) continue ;; esac
    case $newline$held in
      *"$newline$number$newline"*) ;;
      *)
        printf 'they do'
        return
        ;;
    esac
  done <<END
$listening
END
}

# ask PID HOST:PORT: what is answered there, over HTTP or HTTPS; fails when neither is spoken.
ask() {
  for scheme in http https; do
    if rest_together "$1" "$scheme://$2"; then return 0; fi
    answer=$(fetch "$scheme://$2/patroni")
    begin rest "$1 $scheme://$2/patroni"
    text "$answer"
    end found
    case $answer in
      *' 0')
        for path in cluster config history; do
          begin rest "$1 $scheme://$2/$path"
          fetch "$scheme://$2/$path"
          end found
        done
        return 0
        ;;
      *'curl 28') return 1 ;;
    esac
  done
  return 1
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
    *"@$nonce end found$newline${newline}0") text "${answers%"$newline"0}" ;;
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
  text "url = \"$1\"${newline}write-out = \"$written\"$newline"
  [ -z "$2" ] || printf 'next\n'
}

# own_sockets: the addresses with ports of those listening sockets that are among $held, one a line.
own_sockets() {
  while read -r _ local _ state _ _ _ _ _ number _; do
    case $newline$held in
      *"$newline$number$newline"*) if [ "$state" = 0A ]; then kernel_socket "$local"; fi ;;
    esac
  done <<END
$listening
END
}

# kernel_socket HEX:HEX: an address of /proc/net/tcp, whose words are in the order of the machine.
kernel_socket() {
  words=${1%:*}
  port=$(printf '%d' "0x${1##*:}")
  address=
  while [ -n "$words" ]; do
    others=${words#????????}
    network_order "${words%"$others"}"
    address=$address$word
    words=$others
  done
  case $address in
    00000000000000000000000000000000) printf '[::]:%s\n' "$port" ;;
    ????????) printf '%s:%s\n' "$(dotted "$address")" "$port" ;;
    00000000000000000000FFFF????????)
      printf '%s:%s\n' "$(dotted "${address#????????????????????????}")" "$port"
      ;;
    *)
      groups=
      while [ -n "$address" ]; do
        others=${address#????}
        groups=$groups:${address%"$others"}
        address=$others
      done
      printf '[%s]:%s\n' "${groups#:}" "$port"
      ;;
  esac
}

# network_order HEX: sets $word to the four bytes of a word as they are on the wire.
network_order() {
  word=$1
  if [ "$byte_order" = little ]; then
    d=${1%??????}
    three=${1#??}
    c=${three%????}
    two=${three#??}
    word=${two#??}${two%??}$c$d
  fi
}

dotted() {
  last=${1#??????}
  three=${1%??}
  third=${three#????}
  two=${three%??}
  printf '%d.%d.%d.%d' "0x${two%??}" "0x${two#??}" "0x$third" "0x$last"
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

# data_directory PID PATH: whose a data directory is, as the process sees it.
data_directory() {
  begin data-directory "$1"
  case $2 in
    /*) there=/proc/$1/root$2 ;;
    *) there=/proc/$1/cwd/$2 ;;
  esac
  if stat -L -c %u -- "$there" 2>/dev/null; then end found; else end unread it cannot be looked at; fi
}

# rest_shown PID START HASH BASE CERTIFICATE KEY: the answers of a REST API that wants to see a certificate.
# Who answers is known: it listens on the node itself. The files are those that the process names, and
# read with its rights.
rest_shown() {
  run_as=
  rights_of "$1" "$2" "$3" && run_as="as_user $uid $gid $groups"
  for path in patroni cluster config history; do
    begin rest "$1 $4/$path"
    if [ -n "$run_as" ]; then
      fetch "$4/$path" "$5" "$6" -
      end found
    else
      end unread "$why_not"
    fi
  done
  run_as=
}
