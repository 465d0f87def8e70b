# Whose rights something runs with, and who could lead a path astray: part of every script that works
# on files of another user, or runs what another user's process names. None of that is done with
# the rights of root.
#
# A function that fails sets $why_not, for people, and $why_code.

why_not=
why_code=

# fails CODE WHY
fails() {
  why_code=$1
  why_not=$2
  return 1
}

# Sets $started to the start time of a process in clock ticks after boot (proc(5), stat, field 22), to
# nothing where it cannot be read, to a word where the process has ended and was not waited for; and
# $parent to the pid of its parent, or 0. The second field, the name, can hold anything, so the fields are
# counted from the last parenthesis. No program is started for it: who waits for a turn asks often.
find_start() {
  started=
  parent=0
  fields=
  while IFS= read -r stat_line; do
    fields="$fields $stat_line"
  done 2>/dev/null <"/proc/$1/stat" || return 0
  fields=${fields##*) }
  # shellcheck disable=SC2086
  set -- $fields
  case ${1-} in Z | X) started=ended ;; *) started=${20-} ;; esac
  parent=${2:-0}
}

# SHA-256 of standard input, or nothing.
sha256() {
  if has sha256sum; then
    sha256sum
  elif has openssl; then
    openssl dgst -sha256 -r
  elif has python3; then
    python3 -I -c 'import hashlib,sys
print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'
  fi 2>/dev/null | head -c 64
}

hash_of() {
  { sha256 <"$1"; } 2>/dev/null
}

# --- processes -----------------------------------------------------------------------------------

# is_observed PID START HASH: whether it is the very process that was observed, with the command line
# that it had then: its start time, and SHA-256 of the command line as /proc shows it.
is_observed() {
  find_start "$1"
  if [ -z "$started" ] || [ "$started" = ended ]; then
    fails process-gone "process $1 does not run any more"
  elif [ "$started" != "$2" ]; then
    fails process-gone "process $1 is another one than was observed"
  elif [ "$(hash_of "/proc/$1/cmdline")" != "$3" ]; then
    fails process-gone "process $1 has another command line than was observed"
  fi
}

# rights_of PID START HASH: sets $uid, $gid and $groups to those of the observed process, whose real,
# effective, saved and file system ids must be the same. A process that executes a set-uid program
# keeps its start time, and its command line is what its user likes; its real id gives it away.
rights_of() {
  uid=
  is_observed "$@" || return 1
  ids_of "$1"
  # The ids are those of the observed process only if it is still there now.
  is_observed "$@" || {
    uid=
    return 1
  }
  if [ -n "$differ" ] || [ -z "$uid" ] || [ -z "$gid" ]; then
    uid=
    fails set-uid "process $1 runs a set-uid program: its user ids or its group ids differ"
  elif [ "$uid" = 0 ]; then
    is_run_by_root "$1"
  elif [ "$gid" = 0 ]; then
    fails not-run "process $1 has the group of root; start it with a group of its own"
  fi
}

# ids_of PID: sets $uid and $gid to the real ids of a process, which are those of who started it, to
# nothing when there is no such process; $groups to its groups as as_user wants them; and $differ when
# its user ids are not all the same, or its group ids.
ids_of() {
  uid='' gid='' groups='' differ=
  # In one piece: a shell that reads on from an offset is at another place when its state has changed.
  its_status=$(cat "/proc/$1/status" 2>/dev/null)
  while read -r key real_id effective saved filesystem; do
    case $key in
      Uid:) uid=$real_id ;;
      Gid:) gid=$real_id ;;
      Groups:)
        groups="$real_id $effective $saved $filesystem"
        continue
        ;;
      *) continue ;;
    esac
    [ "$real_id $real_id $real_id" = "$effective $saved $filesystem" ] || differ=yes
  done <<STATUS
$its_status
STATUS
  # shellcheck disable=SC2086
  groups=$(echo $groups | tr ' ' ',')
  groups=${groups:-$gid}
}

# is_run_by_root PID: whether nobody but root can change what a Patroni of root is made of. Any other
# command line than "PYTHON PATRONI CONFIGURATION" could make root run anything. Sets $root_python,
# $root_patroni and $root_configuration: these are run, and not what the command line is by then.
is_run_by_root() {
  groups=0
  why_not=
  set -f
  # A word with a space in it becomes one that is no file.
  # shellcheck disable=SC2046
  set -- "$1" $(tr '\n\t \000' '???\n' <"/proc/$1/cmdline" 2>/dev/null)
  set +f
  root_python=${2-}
  root_patroni=${3-}
  root_configuration=${4-}
  case $#:${root_python##*/python}:${root_patroni##*/} in
    *:*[!0-9.]*:*) ;;
    4:*:patroni | 4:*:patroni.py)
      if is_of_root "$2" && is_of_root "$3" && is_of_root "$4" && has_modules_of_root "$2"; then
        return
      fi
      ;;
  esac
  fails not-run "process $1 runs as root, and not as /PYTHON /patroni /CONFIGURATION that only root can \
change${why_not:+ ($why_not)}; run Patroni as postgres"
}

# The modules of Patroni, and those of its Python, are beside them.
has_modules_of_root() {
  for each in "${1%/bin/*}"/lib/python3*/*-packages/patroni/__init__.py "${1%/bin/*}"/lib/python3*/os.py; do
    [ ! -e "$each" ] || is_of_root "$each" || return 1
  done
}

# is_of_root FILE: whether it is there, and nobody but root can change it or put another one in its place.
is_of_root() {
  why_not=$(why_not_of_root "$1")
  [ -z "$why_not" ]
}

why_not_of_root() {
  if ! walk_to "$1" || ! may_lead; then
    printf '%s' "$why_not"
  elif [ "$leader$file_owner" != 0 ]; then
    printf '%s' "$1 is not root's alone; chown root: it and the folders above it"
  else
    case $file_mode in
      *[2367] | *[2367]?) printf '%s' "$1 can be written to by others than root; chmod go-w it" ;;
    esac
  fi
}

# How many seconds a program may take that runs as another user. The signals that end it come from root:
# that user can stop what runs as that user, for ever.
longest=30

# Whom setpriv(1) is known to make of us.
became=

# as_user UID GID GROUPS PROGRAM ARGUMENT...: runs a program with the rights of a user and none of ours:
# with its groups, no way to gain more by set-uid programs, no terminal to type into, no input, no variable
# and no descriptor of ours but the outputs. It never has them: that user can look into it from the moment
# that it is that user's. 126 where that cannot be.
as_user() {
  user=$1
  group=$2
  among=$3
  shift 3
  has setsid || return 126
  if [ "$user" = "$(id -u)" ]; then
    alone setsid "$@"
  elif [ "$(id -u)" != 0 ]; then
    return 126
  elif [ "$became" = "$user $group $among" ] ||
    { has setpriv && becomes "$user" "$group" "$among" true 2>/dev/null; }; then
    became="$user $group $among"
    becomes "$user" "$group" "$among" "$@"
  else
    account=$(account_of "$user")
    # These give the groups of the account; a process with another first group is none of it.
    [ -n "$account" ] && [ "$(id -g "$account")" = "$group" ] || return 126
    set -- env -i PATH="$PATH" LC_ALL=C "$@"
    if has runuser; then
      alone setsid runuser -u "$account" -- "$@"
    elif has su; then
      # shellcheck disable=SC2016
      alone setsid su -s /bin/sh -c 'exec "$@"' -- "$account" sh "$@"
    else
      return 126
    fi
  fi
}

# as_process PROGRAM ARGUMENT...: runs a program with the rights of the process whose $uid, $gid and $groups
# these are.
as_process() {
  if [ "$uid" = 0 ] || [ "$(id -u)" != 0 ]; then "$@"; else as_user "$uid" "$gid" "$groups" "$@"; fi
}

# enter_parent FILE: goes to the folder of a file that a process names, with our own rights: the way through
# /proc/PID is closed to the process's user when the process has more privileges (ptrace(2), access mode
# checking). The file itself is then opened as ./NAME by as_process.
enter_parent() {
  cd -- "${1%/*}/" 2>/dev/null || return
}

# becomes UID GID GROUPS PROGRAM ARGUMENT...: env(1) looks for the program; setpriv has not lost all its
# privileges before it starts it, and would find it where only root can look.
becomes() {
  uid_gid_groups="--reuid=$1 --regid=$2 --groups=$3"
  shift 3
  # shellcheck disable=SC2086
  alone setsid setpriv $uid_gid_groups --no-new-privs --inh-caps=-all env "$@"
}

# alone PROGRAM ARGUMENT...
alone() {
  if has timeout; then set -- timeout -k 2 "$longest" "$@"; fi
  env -i PATH="$PATH" LC_ALL=C "$@" </dev/null 3<&- 4<&- 5<&- 6<&- 7<&- 8<&- 9<&-
}

# account_of UID: the name of a user.
account_of() {
  { getent passwd "$1" || grep "^[^:]*:[^:]*:$1:" /etc/passwd; } 2>/dev/null |
    head -n 1 | cut -d : -f 1
}

# --- paths ---------------------------------------------------------------------------------------

# walk_to FILE: goes into the folder of a file, one step after another and through each link by itself.
# Sets $name, the file's name there; $link, where FILE itself points to, when it is a link;
# $file_owner, $file_mode, $file_id, $folder_owner, $folder_mode; and $leader, the one user beside
# root and ourselves who can exchange a folder or a link on the way.
# From there on only ./$name is the file: the way to it may lead elsewhere by now.
walk_to() {
  self=$(id -u)
  leader='' link='' links=0 expected=''
  case $1 in
    /*) cd / ;;
    *) fails not-a-file "$1 is no whole path" ;;
  esac || return 1
  way=$1
  while :; do
    while [ "$way" != "${way#/}" ]; do way=${way#/}; done
    name=${way%%/*}
    way=${way#"$name"}
    [ "$name" != . ] || continue
    if [ -z "$name" ] || ! look_at "./$name"; then
      fails not-a-file "$1 is not there, or is not a regular file"
      return 1
    fi
    if [ -n "$expected" ] && [ "$folder_id" != "$expected" ]; then
      fails unsafe-folder "a folder on the way to $1 was exchanged in this moment"
      return 1
    fi
    case $file_type in
      a???)
        may_lead || return 1
        links=$((links + 1))
        target=$(readlink -- "./$name") && [ "$links" -le 40 ] || {
          fails not-a-file "$1 leads through too many links"
          return 1
        }
        [ -n "$way" ] || link=${link:-$target}
        way=$target$way
        case $target in
          /*)
            cd / || return 1
            expected=
            ;;
        esac
        ;;
      4???)
        may_lead || return 1
        expected=$file_id
        cd -P -- "./$name" 2>/dev/null || {
          fails not-a-file "$1: a folder on the way cannot be entered"
          return 1
        }
        ;;
      8???)
        [ -n "$way" ] || return 0
        fails not-a-file "$1 is not there"
        return 1
        ;;
      *)
        fails not-a-file "$1 is not there, or is not a regular file"
        return 1
        ;;
    esac
  done
}

# look_at NAME: what it is, and the folder that we are in. No link is followed.
look_at() {
  # shellcheck disable=SC2046
  set -- $(stat -c '%d:%i %u %a %f' -- . "$1" 2>/dev/null)
  [ $# = 8 ] || return 1
  folder_id=$1 folder_owner=$2 folder_mode=$3
  file_id=$5 file_owner=$6 file_mode=$7 file_type=$8
}

# may_lead: takes down who can exchange what was looked at; fails when that is more than one user.
may_lead() {
  case $folder_mode in
    [1357]???) leads "$file_owner" || return 1 ;;
    *[2367] | *[2367]?)
      fails unsafe-folder "$(pwd -P) can be written to by others than its owner; chmod go-w it"
      return 1
      ;;
  esac
  leads "$folder_owner"
}

leads() {
  case $1 in
    0 | "$self" | "$leader") return 0 ;;
  esac
  if [ -n "$leader" ]; then
    fails unsafe-folder "users $leader and $1 can both exchange what is in $(pwd -P); chown it to one"
    return 1
  fi
  leader=$1
}
