# scheduled: a switchover to node3 is scheduled for tomorrow
# shellcheck shell=bash

condition() {
  local status
  status=$(rest "$first" /switchover -X POST -H 'Content-Type: application/json' -o /dev/null -w '%{http_code}' \
    -d "{\"leader\": \"$first\", \"candidate\": \"$third\", \"scheduled_at\": \"$(date -u -d tomorrow +%Y-%m-%dT%H:%M:%SZ)\"}")
  [[ $status == 202 ]] || fail "node $first" "does not schedule a switchover: HTTP $status" "see its log"
}
