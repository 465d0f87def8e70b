#!/usr/bin/env bash
# mutation.sh [CLASS...]: changes the code of `diagnose` and `plan` in one place at a time (PIT) and runs their tests, to see which
# change no test notices. With names it does so for these classes alone, as in `mutation.sh AddressChoice 'Plan*'`.
#
# It tells the figure of each class and each room, and every change that went unnoticed. One that nothing could notice stands with the
# reason in equivalent-mutations.txt; it counts as unnoticed all the same. Exits 1 when a room has fewer than 85 of 100 changes
# noticed, or when one went unnoticed that does not stand there. PIT's own report is target/pit-reports/index.html.
set -euo pipefail

home=$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
cd "$home"
report=target/pit-reports/mutations.csv
equivalent=src/bench/equivalent-mutations.txt

options=()
for name; do
  options+=("dev.readdress.*.$name" "dev.readdress.*.$name\$*")
done
if ((${#options[@]} > 0)); then
  options=("-DtargetClasses=$(IFS=, && printf '%s' "${options[*]}")")
fi

# The classes as javac makes them. PIT passes over what it sees named by a static initialiser alone, and takes the methods of the
# rules for that. With a class for each lambda (src/build) it sees them, ten times as many changes in VerdictRules, and what it
# finds then has not been looked through: leave `-Dexec.skip=true` out to do so.
rm -rf target/classes
mvn -q -Dspotless.check.skip=true -Dexec.skip=true test-compile
rm -f "$report"
mvn -q -Pmutation "${options[@]}" org.pitest:pitest-maven:mutationCoverage >target/pit.log 2>&1 || {
  tail -n 40 target/pit.log >&2
  exit 1
}

awk -v whole="$(($# == 0))" -f src/bench/mutation.awk "$equivalent" "$report"
