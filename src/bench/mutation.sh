#!/usr/bin/env bash
# mutation.sh: changes the code of `diagnose` and `plan` in one place at a time (PIT) and runs their tests; what no test notices is
# listed. Fails when fewer than 85 of 100 changes are noticed. The report is target/pit-reports/index.html.
set -euo pipefail

home=$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
cd "$home"

mvn -q test-compile
status=0
mvn -q -Pmutation org.pitest:pitest-maven:mutationCoverage || status=$?
report=target/pit-reports/mutations.csv
if [[ -f $report ]]; then
  printf 'Changes that no test noticed:\n'
  awk -F, '$6 == "SURVIVED" || $6 == "NO_COVERAGE" {
    sub(/.*\./, "", $3); printf "  %s:%s %s (%s, %s)\n", $1, $5, $4, $3, tolower($6) }' "$report" | sort
fi
exit "$status"
