# shellcheck shell=bash
# Root file systems of Debian releases.

# debootstrap_into FOLDER RELEASE [OPTION...]: makes a minimal Debian there; what a failed attempt left is removed first.
debootstrap_into() {
  local folder=$1 release=$2 script=$2 mirror log
  shift 2
  mirror=$(debian_mirror)
  log=$(mktemp -t readdress-debootstrap.XXXXXX)
  # Releases differ only in their name here, and an older debootstrap does not know the newest one's.
  [[ -e /usr/share/debootstrap/scripts/$release ]] || script=sid
  rm -rf --one-file-system "$folder"
  if ! debootstrap --variant=minbase "$@" "$release" "$folder" "$mirror" "/usr/share/debootstrap/scripts/$script" \
    >"$log" 2>&1 </dev/null 9>&-; then
    tail -n 15 "$log" >&2
    rm -rf --one-file-system "$folder"
    fail "debootstrap $release" "failed (whole output: $log)" "put right what it says above, then run the same command again"
  fi
  rm -f "$log"
}

# The mirror from which this machine takes its own Debian packages.
debian_mirror() {
  local mirror
  # shellcheck disable=SC2016
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 2>/dev/null | sort -u | head -n 1)
  [[ -n $mirror ]] || fail "this machine's apt" "names no mirror of Debian" "\`apt-get update\`, or add a line for Debian to /etc/apt/sources.list"
  printf '%s\n' "$mirror"
}
