# shellcheck shell=bash
# Real switchovers, asked as a DBA's tool asks them: POST /switchover to the leader's Patroni, from the leader's own node.

# Patroni's answer and what it logged meanwhile. Credentials come in by standard input, as curl's configuration.
inner_switchover='
set -u
url=$1 request=$2
cursor=$(journalctl -q -u patroni -n 1 -o cat --show-cursor | sed -n "s/^-- cursor: //p")
curl -K - -sS -m 60 -X POST -H "Content-Type: application/json" -d "$request" -w "\n%{http_code}\n" "$url/switchover" 2>&1
journalctl --sync
journalctl -q -u patroni -o cat --no-pager --after-cursor "$cursor"
'

# The answer as an object: status, body, and the log's lines. Where the log names the cause of a refusal, `words` are its own,
# without time and level, else empty. A refusal by whoever takes the request (412) is logged only as the answer that it was based on, so
# there the words are those that the leader would log about that answer (ha.py, Ha.is_failover_possible).
switchover_answer='
split("\n") as $lines
| ($lines | map(test("^[0-9]{3}$")) | index(true)) as $at
| {from: $from, to: $to, status: ($lines[$at] | tonumber), body: ($lines[:$at] | join("\n")), log: ($lines[$at + 1:] | map(select(. != "")))}
| def named($pattern): first(.log[] | select(test($pattern))) // null;
  # From 3.2.0 on a failover_priority of 0 or less does so where nofailover is not set (tags.py, Tags.nofailover).
  def forbids_promotion: if . == null then false
    elif .nofailover != null then .nofailover
    else .failover_priority != null and .failover_priority <= 0 and $version >= [3, 2] end;
  def judged: first(.log[] | capture("Got response from \\S+ \\S+: (?<answer>\\{.*\\})$").answer | fromjson) // {};
  .words = (if .status == 412 then
      if named("Request failed to ") then "Member \($to) is not reachable"
      elif judged.tags | forbids_promotion then "Member \($to) is not allowed to promote"
      elif judged.watchdog_failed then "Member \($to) is not watchdog capable"
      else "" end
    elif .status == 503 then
      named("(INFO|WARNING): (Member|Timeline|Quorum requirement|Switchover candidate=|manual failover: members list is empty|switchover: candidates list is empty)") // "" | sub("^.*?(INFO|WARNING): "; "")
    else "" end)
| .message = "\(.status) \(.body)\(if .words != "" and $to != "" then ": " + .words else "" end)"
'

# ask_switchover LEADER [CANDIDATE]: prints the answer as an object, see above; without a candidate `to` is empty.
ask_switchover() {
  local leader=$1 candidate=${2:-} request
  request=$(jq -cn --arg leader "$leader" --arg candidate "$candidate" \
    '{leader: $leader} + if $candidate == "" then {} else {candidate: $candidate} end')
  rest_credentials "$leader" | inside "$leader" sh -c "$inner_switchover" switchover "$(rest_url "$leader")" "$request" |
    jq -Rsc --arg from "$leader" --arg to "$candidate" --argjson version "$(patroni_version_of "$leader")" "$switchover_answer"
}

# The version of a node's Patroni, as jq compares it: [4,0,7].
patroni_version_of() {
  rest "$1" /patroni | jq -c '.patroni.version | split(".") | map(tonumber)'
}

# switch_over FROM [TO]: the same, and waits until another one leads and every member streams; `streams_after` is the time
# that all took in seconds, and null where that did not come about within 30 seconds.
switch_over() {
  local from=$1 to=${2:-} cluster=${node_cluster[$1]} begun answer took=null
  begun=$(milliseconds)
  answer=$(ask_switchover "$from" "$to")
  if [[ $(jq .status <<<"$answer") != 200 ]]; then
    took=null
  elif await 15 leads_instead "$from" && await 30 cluster_streams_when_woken "$cluster"; then
    took=$((($(milliseconds) - begun) / 1000))
  fi
  jq -c --argjson took "$took" '. + {streams_after: $took}' <<<"$answer"
}

leads() {
  rest_is_ok "$1" /primary && [[ $(leader_of "${node_cluster[$1]}") == "$1" ]]
}

leads_instead() {
  local leader
  leader=$(leader_of "${node_cluster[$1]}") && [[ -n $leader && $leader != "$1" ]] && rest_is_ok "$leader" /primary
}

lab_switchover() {
  load_lab
  require_node "$1"
  [[ -z ${2:-} ]] || require_node "$2"
  switch_over "$@"
}
