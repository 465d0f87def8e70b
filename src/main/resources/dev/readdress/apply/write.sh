# Makes a file and fills it. This runs by itself, in the folder of the file, with the rights of whoever
# works there. When it is done it says nothing, or "note TEXT"; else CODE WHY.
#
# $1 is the name. With one more argument the file is for its owner alone, and $2 is its text. With more
# than that it is a changed copy of the file $2, with the same owner, mode, access control list,
# attributes and security context before it has content: $3 is that file's device and inode, $4 how
# many of its bytes come first, $5 what follows them, as a format of printf, $6 the first byte of the
# file that comes after that; $7 is attributes.py.

# What the descriptor of a program is called for that program: some shells keep those above 2 from it.
in=/proc/self/fd/0
out=/proc/self/fd/1

has() {
  command -v "$1" >/dev/null 2>&1
}

refuse() {
  printf '%s %s\n' "$1" "$2"
  exit 1
}

# A file that is there, or a link, is not opened (set -C is O_EXCL). For its owner alone: under the mask
# of this mode no entry of a list counts.
make() {
  umask 077
  set -C
  command exec 5>"$1" || refuse no-new-file "no file can be made in $PWD"
  set +C
  made_with=$(stat -L -c %a -- "$in" <&5)
  chmod 600 "$out" >&5 || refuse no-new-file "$1 cannot be made private"
}

copy_attributes() {
  wanted=$(stat -L -c '%u:%g %a' -- "$in" <&4)
  [ -n "$wanted" ] || refuse no-stat 'stat is missing or does not understand -c'
  [ "$(stat -L -c '%u:%g' -- "$in" <&5)" = "${wanted% *}" ] || chown "${wanted% *}" "$out" >&5 ||
    refuse not-permitted "$1 cannot be given owner and group ${wanted% *}"
  if has python3; then
    lacking=$(python3 -I -c "$3" <&4 6>&5 2>/dev/null) ||
      refuse not-permitted "$1 cannot be given the $lacking of $2"
  else
    copy_lists "$@"
    chmod "${wanted#* }" "$out" >&5
  fi
  [ "$(stat -L -c '%u:%g %a' -- "$in" <&5)" = "$wanted" ] ||
    refuse not-permitted "$1 cannot be given owner and mode $wanted"
}

# Without Python; the mode is not set yet.
copy_lists() {
  if has getfacl && has setfacl; then
    getfacl -c -p -- "$in" <&4 | setfacl --set-file=- "$out" >&5 ||
      refuse not-permitted "$1 cannot be given the access control list of $2"
  else
    # Ten characters of mode, then a plus sign where there is more than the mode.
    case $(ls -ldL -- "$in" <&4) in
      ??????????+*) refuse not-permitted "$2 has an access control list; install the package acl" ;;
    esac
    refuse_inherited_list "$1"
  fi
  if [ -e /sys/fs/selinux/enforce ] && has chcon; then
    # The file itself, and not its content, is what is written to.
    chcon --reference=/proc/self/fd/0 "$out" <&4 >&5 ||
      refuse not-permitted "$1 cannot be given the security context of $2"
  fi
  echo 'note extended attributes were not looked at: the node has no python3'
}

# With a default list of the folder a new file has the mode of the list, whatever the umask.
refuse_inherited_list() {
  umask 0
  set -C
  : >"$1.tmp"
  set +C
  umask 077
  other=$(stat -c %a -- "$1.tmp")
  rm -f -- "$1.tmp"
  [ "$made_with:$other" = 600:666 ] ||
    refuse not-permitted "$PWD has a default access control list; install python3, or the package acl"
}

# fill LENGTH FORMAT FROM
# shellcheck disable=SC2059
fill() {
  {
    head -c "$1" </proc/self/fd/4 &&
      printf "$2" &&
      tail -c "+$3" </proc/self/fd/4
  } >&5
}

if [ $# = 2 ]; then
  make "$1"
  printf '%s\n' "$2" >&5 || refuse no-space "$1 cannot be written, the file system may be full"
else
  # Under another name first: where none can be exchanged, as in a folder for appending, nothing
  # else is begun. -T takes no folder of that name for the place to put it.
  make "${1%.tmp}-new.tmp"
  mv -fT -- "${1%.tmp}-new.tmp" "$1" ||
    refuse not-exchangeable "no file in $PWD can be exchanged: is it append-only (lsattr -d), or mv without -T?"
  command exec 4<"$2" && [ "$(stat -L -c '%d:%i' -- "$in" <&4)" = "$3" ] ||
    refuse stale "$2 was exchanged in this very moment"
  copy_attributes "$1" "$2" "$7"
  fill "$4" "$5" "$6" || refuse no-space "$1 cannot be written, the file system may be full"
fi
dd if=/dev/null conv=notrunc,fsync >&5 2>/dev/null || sync
