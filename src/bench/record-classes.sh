#!/usr/bin/env bash
# record-classes.sh: which classes of Java and of the libraries, and which lambdas, a report and a fix use, recorded on the lab
# and written to src/main/launcher/used.classes. The launcher puts them into its archive beside all classes of readdress itself,
# so that they are not loaded and linked again in each run. Lines that do not fit the program any more are passed over, so a
# stale list only costs time. Needs root on Debian 12 or 13.
set -euo pipefail

home=$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
readonly home

# shellcheck source-path=SCRIPTDIR/..
{
  source "$home/src/lab/output.sh"
  source "$home/src/lab/packages.sh"
  source "$home/src/commands/packages.sh"
  source "$home/src/commands/child.sh"
}

clean_up() {
  trap '' INT TERM HUP
  end_child
  bin/lab down --name "$lab_name" </dev/null || true
  rm -rf "$scratch"
}

# record COMMAND [OPTION...]: the classes of a command; its exit status.
record() {
  XDG_STATE_HOME=$scratch java -Xshare:off -Xlog:disable -XX:DumpLoadedClassList="$scratch/loaded.$1" -cp "$jar" \
    dev.readdress.cli.Main "$@" -i "inventory/$lab_name.yml" >"$scratch/$1.txt"
}

main() {
  ((EUID == 0)) || fail "record-classes.sh" "needs root, to boot the nodes" "run it as root, for instance with sudo"
  cd "$home"
  lab_name=classes
  scratch=$(mktemp -d)
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  trap clean_up EXIT
  want_build
  want_lab
  install_wanted
  run_child bin/readdress version
  run_child bin/lab up --name "$lab_name"
  run_child bin/lab break --name "$lab_name" stale-vip
  local jar
  # shellcheck disable=SC2012 # Maven's names have no odd characters
  jar=$(ls -t target/readdress-*-all.jar | head -n 1)
  # 3: something is wrong there, which is what most reports say
  record report || (($? == 3))
  record fix --yes
  jar tf "$jar" | sed -n '/^dev\/readdress/s/\.class$//p' >"$scratch/own"
  # The launcher takes the classes of readdress from the jar.
  cat "$scratch"/loaded.* | grep -v '^#' | grep -vxFf "$scratch/own" | awk '/^@/ || !seen[$0]++' >src/main/launcher/used.classes
  wc -l src/main/launcher/used.classes
}

main "$@"
