#!/usr/bin/env bash
# report-vs-ansible.sh: how long `readdress report` takes on a healthy three-node cluster of the lab, against ansible-playbook
# that only collects network facts and reads Patroni's file on the same nodes, with pipelining. readdress opens its connections
# in each run. Ansible keeps them open for a minute: it is measured as the first run after that minute, which is how either is
# used, and once more with its connections open already. Prints all and the ratios. Needs root on Debian 12.
set -euo pipefail

home=$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
readonly home

# shellcheck source-path=SCRIPTDIR/..
{
  source "$home/src/lab/output.sh"
  source "$home/src/lab/state.sh"
  source "$home/src/lab/init.sh"
  source "$home/src/lab/packages.sh"
  source "$home/src/commands/packages.sh"
  source "$home/src/commands/child.sh"
}

# Ansible leaves its SSH connections open for a minute.
close_connections() {
  local socket
  for socket in "$scratch"/cp/*; do
    [[ ! -S $socket ]] || ssh -O exit -o "ControlPath=$socket" ansible 2>/dev/null || true
  done
}

clean_up() {
  trap '' INT TERM HUP
  end_child
  close_connections
  abandon_installation
  bin/lab down --name "$lab_name" </dev/null || true
  rm -rf "$scratch"
}

write_playbook() {
  cat >"$scratch/playbook.yml" <<'PLAYBOOK'
- hosts: all
  gather_facts: false
  tasks:
    - setup:
        gather_subset: network
    - slurp:
        src: /etc/patroni/config.yml
PLAYBOOK
}

# measure NAME PREPARATION COMMAND: the median of ten runs, in seconds.
measure() {
  run_child hyperfine --warmup 2 --runs "${RUNS:-10}" --export-json "$scratch/$1.json" --command-name "$1" --prepare "$2" "$3"
}

median() {
  jq -r '.results[0].median' "$scratch/$1.json"
}

main() {
  ((EUID == 0)) || fail "report-vs-ansible.sh" "needs root, to boot the nodes" "run it as root, for instance with sudo"
  cd "$home"
  lab_name=bench installing_packages=
  scratch=$(mktemp -d)
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  trap clean_up EXIT
  want_build
  want_lab
  want ansible-core hyperfine
  install_wanted
  run_child bin/readdress version
  run_child bin/lab up --name "$lab_name"
  write_playbook
  export XDG_STATE_HOME=$scratch ANSIBLE_PIPELINING=1 ANSIBLE_LOCAL_TEMP=$scratch/tmp ANSIBLE_SSH_CONTROL_PATH_DIR=$scratch/cp
  local playbook="ansible-playbook -i inventory/$lab_name.yml '$scratch/playbook.yml'"
  local close="for socket in '$scratch'/cp/*; do ssh -O exit -o ControlPath=\"\$socket\" ansible || true; done"
  measure readdress true "bin/readdress report -i inventory/$lab_name.yml"
  measure ansible "$close" "$playbook"
  measure ansible-again true "$playbook"
  jq -rn --argjson readdress "$(median readdress)" --argjson first "$(median ansible)" --argjson again "$(median ansible-again)" '
    def rounded: . * 100 | round / 100;
    "readdress report: \($readdress | rounded) s",
    "ansible-playbook (setup network, slurp): \($first | rounded) s, ratio \($first / $readdress | rounded)",
    "ansible-playbook, its connections still open: \($again | rounded) s, ratio \($again / $readdress | rounded)"'
}

main "$@"
