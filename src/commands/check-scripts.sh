#!/usr/bin/env bash
# check-scripts.sh: what shellcheck finds in the project's scripts. Prints each finding, and exits 1 when there is one.
#
# Each program is checked together with all that it sources, so a name that nothing in it assigns is found (SC2154), also where it
# stands in a file that another program uses rightly. What scenarios, conditions and arrangements call is in bin/lab, which sources
# them when it runs, so it is checked with all of them. Scripts for nodes get their names from Java, which tests run with each of them.
set -euo pipefail

cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.."

# SC2016: scripts for nodes stand in single quotes. SC2317, SC2329: traps and tables of names call functions, too.
in_programs=SC2016,SC2317,SC2329
# SC2154, SC2034: names that Java gives and reads. SC2086, SC2046: words are split on purpose. SC2015: `a && b || stop`.
# SC1010: a function is called `done`. SC3013, SC3067: -ef and -O are in dash, bash and BusyBox. SC2174: -m is meant for the last folder.
in_scripts_for_nodes=SC2154,SC2034,SC2086,SC2046,SC2015,SC1010,SC3013,SC3067,SC2174

programs() {
  grep -lE '^#!.*sh$' .ci/run bin/* src/bench/*.sh src/commands/*.sh src/lab/*.sh | grep -vx bin/lab
}

lab_with_scenarios() {
  sed '$d; /^# shellcheck source-path=/d' bin/lab
  printf 'source %s\n' src/lab/*/*.sh
}

scripts_for_nodes() {
  find src/main src/test -name '*.sh'
}

status=0
programs | xargs shellcheck -x -a -f gcc -e "$in_programs" || status=1
lab_with_scenarios | shellcheck -x -a -f gcc -P src/lab:. -e "$in_programs" - | sed 's#^-:#bin/lab:#' || status=1
scripts_for_nodes | xargs shellcheck -s sh -f gcc -e "$in_scripts_for_nodes" || status=1
exit "$status"
