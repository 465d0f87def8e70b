#!/usr/bin/env bash
# fresh.sh: tries commands on machines that never ran anything before. bin/test runs it, as root.
#
#   fresh.sh readme RELEASE...  the commands of README.md's first block, word for word, each on a machine of its own
#   fresh.sh install RELEASE    what they install and build, and one test with the embedded SSH server
#
# A machine is a copy of debootstrap's minimal Debian with a clone of HEAD in /root/readdress. From this machine it has the network:
# names, apt's proxies and the like, and the certificate authorities that were added here; for `install`, a copy of Maven's
# repository, too. Each step is told with its exit code in target/fresh.txt. Exits 0 when all ended with 0.
set -euo pipefail

home=$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
readonly home
readonly results=$home/target/fresh.txt

# shellcheck source-path=SCRIPTDIR/..
{
  source "$home/src/lab/output.sh"
  source "$home/src/lab/places.sh"
  source "$home/src/lab/init.sh"
  source "$home/src/lab/debootstrap.sh"
}

machine=

# minimal_root RELEASE: the folder of the minimal Debian of which machines are copies. Make it with require_minimal_root.
minimal_root() {
  printf '%s/minimal-%s\n' "$cache_root" "$1"
}

require_minimal_root() {
  local release=$1 root
  root=$(minimal_root "$release")
  exec 6>"$cache_root/minimal-$release.lock"
  flock 6
  if [[ ! -d $root ]]; then
    say "making a minimal Debian $release, once, which takes a minute or two"
    debootstrap_into "$root.new" "$release" 6>&-
    rm -f "$root.new"/var/cache/apt/archives/*.deb
    mv "$root.new" "$root"
  fi
  exec 6>&-
}

# make_machine RELEASE: a new machine, in the folder `machine`, which stays locked while this process lives.
make_machine() {
  local release=$1 root
  require_minimal_root "$release"
  exec 6>"$cache_root/machines.lock"
  flock 6
  remove_abandoned_machines
  machine=$(mktemp -d "$cache_root/machine.XXXXXX")
  exec 7<"$machine"
  flock 7
  exec 6>&-
  root=$machine/root
  cp -a --reflink=auto "$(minimal_root "$release")" "$root"
  echo fresh >"$root/etc/hostname"
  printf '127.0.0.1\tlocalhost\n127.0.1.1\tfresh\n' >"$root/etc/hosts"
  apt-config dump | grep -E '^Acquire::(http|https|Check-Date|Check-Valid-Until|Retries)\b' >"$root/etc/apt/apt.conf.d/network" || true
  mkdir -p "$root/usr/local/share/ca-certificates"
  cp -R /usr/local/share/ca-certificates/. "$root/usr/local/share/ca-certificates/"
  git clone -q --no-local "$home" "$root/root/readdress"
}

# Those of processes that were killed before they could remove them.
remove_abandoned_machines() {
  local folder
  for folder in "$cache_root"/machine.*; do
    if [[ -d $folder ]] && flock -n "$folder" true; then
      rm -rf --one-file-system "$folder"
    fi
  done
}

remove_machine() {
  local group
  [[ -n $machine ]] || return 0
  for group in /sys/fs/cgroup/{.,systemd,unified}/"$(control_group)"; do
    [[ ! -d $group ]] || find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
  done
  rmdir "/run/systemd/nspawn/propagate/$(control_group)" 2>/dev/null || true
  # In a session of its own, where it goes on to the end when bin/test loses its patience with this one.
  setsid rm -rf --one-file-system "$machine"
  machine=
}

control_group() {
  printf 'readdress-fresh-%s\n' "${machine##*.}"
}

# The machine gets a copy of this one's, or of most of it when another Maven changes it meanwhile; Maven downloads the rest.
share_maven_repository() {
  [[ -d ~/.m2/repository ]] || return 0
  mkdir -p "$machine/root/root/.m2"
  cp -a --reflink=auto ~/.m2/repository "$machine/root/root/.m2/" || say "Maven's repository was not copied whole"
}

# on_machine COMMAND: what root's login shell makes of a command. When it ends, or this process, so does all that it started.
on_machine() {
  local -a unit_options=()
  runs_systemd || unit_options=(--keep-unit)
  # A lab on the machine writes to /proc/sys and /sys.
  SYSTEMD_NSPAWN_API_VFS_WRITABLE=1 bash "$home/src/lab/enter-control-group.sh" "$(control_group)" \
    systemd-nspawn -q --register=no "${unit_options[@]}" "--machine=$(control_group)" -D "$machine/root" --hostname=fresh --as-pid2 \
    --capability=all --resolv-conf=replace-host --timezone=off --link-journal=no --console=pipe \
    /usr/bin/env -i -C /root/readdress HOME=/root USER=root LOGNAME=root SHELL=/bin/bash TERM=dumb bash --login -c "$1"
}

# step RELEASE COMMAND: runs a command on the machine and notes what it ended with.
step() {
  local release=$1 command=$2 begun status=0
  begun=$(milliseconds)
  printf '\n==> %s$ %s\n' "$release" "$command"
  on_machine "$command" </dev/null > >(indent) 2>&1 || status=$?
  wait "$!"
  printf '%-10s %-45s %9s %6s s\n' "$release" "$command" "$status" "$((($(milliseconds) - begun) / 1000))" >>"$results"
}

# nspawn complains where /run is no file system of its own.
indent() {
  sed -u '/Attempted to remove disk file system under /d; s/^/  /'
}

try_readme() {
  local release command
  local -a commands
  mapfile -t commands < <(git show HEAD:README.md | awk '/^```/ { if (inside) exit; inside = 1; next } inside { sub(/  .*/, ""); print }')
  ((${#commands[@]} > 0)) || fail "README.md" "has no commands in a first block between lines of \`\`\`" "put them there"
  for release in "$@"; do
    for command in "${commands[@]}"; do
      make_machine "$release"
      step "$release" "$command"
      remove_machine
    done
  done
}

try_installation() {
  make_machine "$1"
  step "$1" "bin/demo --install"
  remove_machine
  make_machine "$1"
  share_maven_repository
  step "$1" "bin/test --install"
  step "$1" "bin/readdress version"
  step "$1" "mvn -B -ntp -q -Dtest=NoisyShellTest test"
  remove_machine
}

clean_up() {
  trap '' INT TERM HUP
  remove_machine
}

main() {
  local form=$1
  shift
  cd "$home"
  umask 022
  install -d -m 0755 "$cache_root" target
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  trap clean_up EXIT
  [[ -z $(git status --porcelain) ]] || say "what is not committed is not tried: the machines get $(git log -1 --format='%h "%s"')"
  printf '%-10s %-45s %9s %8s\n' release command 'exit code' time >"$results"
  case $form in
    readme) try_readme "$@" ;;
    install) try_installation "$@" ;;
  esac
  printf '\n'
  cat "$results"
  awk 'NR > 1 && $(NF - 2) != 0 { failed = 1 } END { exit failed }' "$results"
}

main "$@"
