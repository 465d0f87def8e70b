#!/usr/bin/env bash
# report-vs-ansible.sh: how long `readdress report` takes on a healthy three-node cluster of the lab, against ansible-playbook
# that only collects network facts and reads Patroni's file on the same nodes, with pipelining. readdress opens its connections
# in each run. Ansible keeps them open for a minute: it is measured as the first run after that minute, which is how either is
# used, and once more with its connections open already. Prints all and the ratios. Needs root on Debian 12 or 13.
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

# seconds FILE COMMAND...: how long a command takes, added to the file.
seconds() {
  local file=$1 begin=$EPOCHREALTIME end
  shift
  run_child "$@" >"$scratch/output" 2>&1 || { cat "$scratch/output" >&2 && return 1; }
  end=$EPOCHREALTIME
  printf '%s\n' "$((${end/./} - ${begin/./}))" | jq '. / 1e6' >>"$scratch/$file"
}

# The three in turn, because a machine that is shared is not as fast in one minute as in the next.
round() {
  local playbook=(ansible-playbook -i "inventory/$lab_name.yml" "$scratch/playbook.yml")
  seconds report bin/readdress report -i "inventory/$lab_name.yml"
  close_connections
  seconds first "${playbook[@]}"
  seconds again "${playbook[@]}"
}

main() {
  ((EUID == 0)) || fail "report-vs-ansible.sh" "needs root, to boot the nodes" "run it as root, for instance with sudo"
  cd "$home"
  lab_name=bench
  scratch=$(mktemp -d)
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  trap clean_up EXIT
  want_build
  want_lab
  want ansible-core
  install_wanted
  run_child bin/readdress version
  run_child bin/lab up --name "$lab_name"
  write_playbook
  export XDG_STATE_HOME=$scratch ANSIBLE_PIPELINING=1 ANSIBLE_LOCAL_TEMP=$scratch/tmp ANSIBLE_SSH_CONTROL_PATH_DIR=$scratch/cp
  local each
  for each in {0..10}; do
    round
    # The first one finds nothing in any cache.
    ((each > 0)) || rm "$scratch"/{report,first,again}
  done
  jq -rn --slurpfile report "$scratch/report" --slurpfile first "$scratch/first" --slurpfile again "$scratch/again" '
    def rounded: . * 100 | round / 100;
    def median: sort | (.[(length - 1) / 2 | floor] + .[length / 2 | floor]) / 2;
    def ratio($times): [range($times | length) | $times[.] / $report[.]] | median | rounded;
    "medians of \($report | length) rounds; a ratio is the median of those of the rounds",
    "readdress report: \($report | median | rounded) s",
    "ansible-playbook (setup network, slurp): \($first | median | rounded) s, ratio \(ratio($first))",
    "ansible-playbook, its connections still open: \($again | median | rounded) s, ratio \(ratio($again))"'
}

main "$@"
