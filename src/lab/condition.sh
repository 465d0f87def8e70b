# shellcheck shell=bash
# Conditions: what else a cluster can be like that decides on a switchover, beside a scenario or alone. Each is a file in
# conditions/ whose first line describes it and whose function `condition` brings it about, with these words and those of
# scenario.sh. In NAME=VALUE[:VALUE] the values are its arguments; node1, node2, ... stand for the first, the second, ...
# node of the cluster.

#
# Arrangements, in arrangements/ with a function `arrangement`, are written and asked for in the same way. They are what a
# cluster can be like without any effect on a switchover of its own: where configuration lies, what networks there are.

condition_file() {
  printf '%s/conditions/%s.sh\n' "$lab_sources" "$1"
}

arrangement_file() {
  printf '%s/arrangements/%s.sh\n' "$lab_sources" "$1"
}

list_conditions() {
  list_words "$lab_sources"/conditions/*.sh
}

list_arrangements() {
  list_words "$lab_sources"/arrangements/*.sh
}

list_words() {
  local file
  for file in "$@"; do
    sed -n '1s/^# \([^ ]*\): /\1\t/p' "$file" | while IFS=$'\t' read -r form description; do
      printf '%-34s %s\n' "$form" "$description"
    done
  done
}

require_condition() {
  local name=${1%%=*}
  [[ $1 =~ ^[a-z-]+(=[a-zA-Z0-9_:.-]+)?$ && (-r $(condition_file "$name") || -r $(arrangement_file "$name")) ]] ||
    usage_error "bin/lab break $1" "there is no such condition or arrangement" "see \`bin/lab conditions\` and \`bin/lab arrangements\`"
}

# A condition that needs a newer Patroni than the oldest of the lab says so at the end of its first line.
require_patroni_for() {
  local file needed oldest
  file=$(condition_file "${1%%=*}")
  [[ -r $file ]] || return 0
  needed=$(sed -n '1s/^.*; Patroni \([0-9.]*\) on$/\1/p' "$file")
  [[ -n $needed ]] || return 0
  oldest=$(oldest_patroni)
  [[ $(printf '%s\n' "$needed" "$oldest" | sort -V | head -n 1) == "$needed" ]] ||
    usage_error "bin/lab break $1" "needs Patroni $needed, and this lab has $oldest" "boot a lab of a later release with \`bin/lab up --release\`"
}

add_condition() {
  local word=$1 name=${1%%=*}
  local -a values=()
  [[ $word != *=* ]] || IFS=: read -ra values <<<"${word#*=}"
  if [[ -r $(condition_file "$name") ]]; then
    # shellcheck source=src/lab/conditions/paused.sh
    source "$(condition_file "$name")"
    condition "${values[@]}"
  else
    # shellcheck source=src/lab/arrangements/keepalived.sh
    source "$(arrangement_file "$name")"
    arrangement "${values[@]}"
  fi
}

# The cluster's own name of its node1, node2, ...
member() {
  local position=${1#node}
  [[ $position =~ ^[1-9][0-9]*$ && -n ${members[position - 1]:-} ]] ||
    usage_error "bin/lab break: $1" "is no node of the cluster" "give node1 to node${#members[@]}"
  printf '%s\n' "${members[position - 1]}"
}

# sql NODE QUERY: as postgres, on the node itself.
sql() {
  inside "$1" runuser -u postgres -- psql -XAtqc "$2"
}

# await_or_fail SECONDS WHAT COMMAND...: polls, and wakes the members so that it does not take a loop_wait.
await_or_fail() {
  local seconds=$1 what=$2
  shift 2
  await "$seconds" when_woken "$@" ||
    fail "cluster $cluster: $what" "did not come about within $seconds seconds" "see \`bin/lab status --name $lab_name\`"
}

when_woken() {
  "$@" && return 0
  wake_members "$cluster"
  sleep 0.2
  return 1
}

# listed NODE FILTER: whether it holds for the member as the DCS lists it.
listed() {
  cluster_answer "$cluster" | jq -e --arg name "$1" ".members[] | select(.name == \$name) | $2" >/dev/null
}

# answers NODE FILTER: whether it holds for the node's own answer.
answers() {
  rest "$1" /patroni | jq -e "$2" >/dev/null
}

# set_dynamic FILTER: changes the settings that all members share, and waits until all of them go by it.
set_dynamic() {
  local key=/service/$cluster/config changed
  changed=$(etcdctl_in_lab get --print-value-only "$key" | jq -c "$1")
  etcdctl_in_lab put "$key" "$changed" >/dev/null
  await_or_fail 20 "shared settings" dynamic_configuration_is_loaded "$cluster"
}

# Every member keeps a copy of the shared settings by which it goes (config.py, Config.save_cache).
dynamic_configuration_is_loaded() {
  local node now
  now=$(etcdctl_in_lab get --print-value-only "/service/$1/config" | jq -cS . 2>/dev/null) || return 1
  for node in $(nodes_of "$1"); do
    [[ $(jq -cS . "$(node_root "$node")$(data_folder)/patroni.dynamic.json" 2>/dev/null) == "$now" ]] || return 1
  done
}

# configure NODE SED-PROGRAM FILTER: changes the node's configuration, and waits until the filter holds for its own answer and
# the DCS lists it.
configure() {
  local node=$1
  inside "$node" sed -i "$2" /etc/patroni/config.yml
  reload_patroni "$node"
  await_or_fail 20 "configuration of $node" answers "$node" "$3"
}

# tag NODE NAME VALUE
tag() {
  configure "$1" "/^  $2:/d; /^tags:/a\\  $2: $3" ".tags.$2 == $3"
  await_or_fail 20 "tag of $1" listed "$1" ".tags.$2 == $3"
}

# refuse FROM TO PORT: what FROM asks of TO there is refused at once, as by a firewall that rejects.
refuse() {
  inside "$1" ip rule add pref 100 to "${node_address[$2]}" ipproto tcp dport "$3" prohibit
}

# drop FROM TO PORT: what FROM asks of TO there gets lost without a word, as in a firewall that drops.
drop() {
  inside "$1" sh -c '
    set -e
    if ! ip link show lost >/dev/null 2>&1; then
      ip link add lost type veth peer name lost-end
      ip link set lost arp off up
      ip link set lost-end up
      ip route add default dev lost table 100
    fi
    ip rule add pref 100 to "$1" ipproto tcp dport "$2" lookup 100' drop "${node_address[$2]}" "$3"
}

# cut_off NODE: it reaches no other PostgreSQL any more, and no longer streams.
cut_off() {
  local node=$1 other
  for other in "${members[@]}"; do
    [[ $other != "$node" ]] || continue
    refuse "$node" "$other" 5432
    # The sender would not notice, and would hold up the shutdown of its PostgreSQL.
    sql "$other" "select pg_terminate_backend(pid) from pg_stat_replication where application_name = '$node'" >/dev/null
  done
  await_or_fail 10 "cutting off $node" does_not_stream "$node"
}

# Ends the WAL receiver for as long as there is one.
does_not_stream() {
  local process
  process=$(sql "$1" 'select pid from pg_stat_wal_receiver')
  [[ -n $process ]] || return 0
  inside "$1" kill "$process" 2>/dev/null || true
  return 1
}

# Three megabytes of WAL.
write_wal() {
  sql "$first" "select pg_logical_emit_message(false, 'lab', repeat('x', 1048576)) from generate_series(1, 3)" >/dev/null
}

# take_over NODE UNIT FILE: that unit, which names that file or folder, runs the node's Patroni from now on. The one before is
# killed, so that PostgreSQL runs on and the leader leads on.
take_over() {
  # shellcheck disable=SC2016
  inside "$1" sh -c '
    set -eu
    unit=$1
    systemctl daemon-reload
    process=$(systemctl show -P MainPID patroni)
    systemctl kill --kill-who=main --signal=KILL patroni
    # Until systemd has noticed, a start would do nothing.
    while [ "$(systemctl show -P MainPID patroni)" = "$process" ]; do sleep 0.1; done
    systemctl start "$unit"' take_over "$2"
  await_or_fail 30 "Patroni of $1 by $2" runs_by "$1" "$2" "$3"
  await_or_fail 30 "answer of $1" answers "$1" '.state == "running" and .patroni.scope != null'
}

runs_by() {
  # shellcheck disable=SC2016
  inside "$1" sh -c '{ tr "\0" "\n" <"/proc/$(systemctl show -P MainPID "$1")/cmdline"; } 2>/dev/null | grep -qx "$2"' runs_by "$2" "$3"
}
