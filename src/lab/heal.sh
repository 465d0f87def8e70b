# shellcheck shell=bash
# Back to the healthy state, whatever a scenario, a test or readdress did to the nodes.

# The part of healing that happens inside a node, as one script.
inner_healing='
set -u
own=$1 prefix=$2
ip link set lo up
ip link set eth0 up
for unit in keepalived vip-manager; do
  ! systemctl --quiet is-active "$unit" || systemctl stop "$unit"
done
systemctl reset-failed

# Links, addresses and rules that are not the node'"'"'s own.
for link in $(ip -o link show | sed -n "s/^[0-9]*: \([^:@]*\).*/\1/p"); do
  # One end of a pair goes with the other.
  case $link in lo | eth0) ;; *) ip link delete "$link" 2>/dev/null ;; esac
done
for preference in $(ip rule show | sed -n "s/^\([0-9]*\):.*/\1/p"); do
  case $preference in 0 | 32766 | 32767) ;; *) ip rule delete pref "$preference" ;; esac
done
for address in $(ip -o -4 address show dev lo | sed -n "s/.* inet \([^ ]*\) .*/\1/p"); do
  [ "$address" = 127.0.0.1/8 ] || ip address delete "$address" dev lo
done
ip -4 route show table local | grep -v "proto kernel" | while read -r route; do
  # shellcheck disable=SC2086
  ip route delete table local $route
done
ip -6 address flush dev eth0 scope global
if [ "$(ip -o -4 address show dev eth0 | sed -n "s/.* inet \([^ ]*\) .*/\1/p")" != "$own/$prefix" ]; then
  printf "address flush dev eth0 scope global\naddress add %s/%s broadcast + dev eth0\n" "$own" "$prefix" | ip -4 -batch -
fi

# What an intruder has left, and what the intruder could do to a folder that no archive keeps.
if id mallory >/dev/null 2>&1; then
  # By the real user, which a set-uid program keeps; who is killed may be just starting another one.
  while pkill -KILL -U mallory; do sleep 0.1; done
  userdel --force --remove mallory 2>/dev/null
  rm -rf /root/kept /root/intruded /srv/site
  python3 -c "import os
if \"system.posix_acl_default\" in os.listxattr(\"/etc/patroni\"): os.removexattr(\"/etc/patroni\", \"system.posix_acl_default\")"
fi

# What readdress keeps on a node.
rm -rf /etc/readdress /var/lib/readdress /run/readdress /run/lock/readdress* /tmp/readdress* /var/lib/postgresql/.readdress*
'

# The part that follows when the files are right again: services run with what the files say.
inner_services='
set -u
units_changed=$1 ssh_changed=$2
[ "$units_changed" = no ] || systemctl daemon-reload
if [ "$ssh_changed" = yes ] || ! systemctl --quiet is-active ssh; then systemctl restart ssh; fi

# A Patroni of another unit, or of another file, is killed: PostgreSQL runs on, and the right Patroni takes it over.
for unit in $(systemctl list-units --plain --no-legend "patroni@*.service" | cut -d " " -f 1); do
  systemctl kill --kill-who=main --signal=KILL "$unit"
  systemctl reset-failed "$unit"
done
process=$(systemctl show -P MainPID patroni)
if [ "$process" -gt 0 ] && ! tr "\0" "\n" <"/proc/$process/cmdline" | grep -qx /etc/patroni/config.yml; then
  kill -KILL "$process"
  while [ "$(systemctl show -P MainPID patroni)" = "$process" ]; do sleep 0.1; done
  systemctl start patroni
fi
process=$(systemctl show -P MainPID patroni)
if [ "$process" -gt 0 ] && tr "\0" "\n" <"/proc/$process/environ" | grep -q "^PATRONI_"; then
  systemctl restart patroni
elif ! systemctl --quiet is-active patroni; then
  systemctl start patroni
else
  kill -CONT "$process"
fi
runuser -u postgres -- psql -XAtqc "select pg_wal_replay_resume() where pg_is_in_recovery() and pg_is_wal_replay_paused()" \
  >/dev/null 2>&1 || true
'

lab_heal_cluster() {
  local cluster=$1
  echo 'being restored' >"$lab_state/scenario.$cluster"
  mapfile -t members < <(nodes_of "$cluster")
  in_parallel heal_node "${members[@]}"
  restore_dynamic_configuration "$cluster"
  await_healthy_members "$cluster"
  lead_from_first "$cluster"
  echo healthy >"$lab_state/scenario.$cluster"
}

heal_node() {
  local node=$1 group units_changed=no ssh_changed=no patroni_changed=no served_tls=no
  if ! node_process "$node" >/dev/null; then
    reboot_node "$node"
  fi
  [[ ! -e $(node_root "$node")/etc/patroni/rest.crt ]] || served_tls=yes
  set_address_promotion "$node" 0
  inside "$node" sh -c "$inner_healing" heal "${node_address[$node]}" 24
  for group in "${pristine_groups[@]}"; do
    ! files_are_pristine "$node" "$group" || continue
    restore_files "$node" "$group"
    case $group in
      system) units_changed=yes ;;
      ssh) ssh_changed=yes ;;
      patroni) patroni_changed=yes ;;
    esac
  done
  rm -f "$(node_root "$node")/etc/patroni_env.conf"
  inside "$node" sh -c "$inner_services" heal "$units_changed" "$ssh_changed"
  if [[ $served_tls == yes ]]; then
    # Patroni 3.0.2 cannot ask by plain HTTP any more once it was told of certificates.
    restart_patroni "$node"
  elif [[ $patroni_changed == yes ]]; then
    reload_patroni "$node"
  fi
}

files_are_pristine() {
  archive_files "$(node_root "$1")" "$2" 2>/dev/null | cmp -s - "$lab_state/pristine/$1/$2.tar"
}

restore_files() {
  local node=$1 group=$2 root path
  root=$(node_root "$node")
  for path in ${pristine_paths[$group]}; do
    rm -rf "${root:?}/$path"
  done
  tar -C "$root" --numeric-owner -xpf "$lab_state/pristine/$node/$group.tar"
}

# A node that a test ended: its files are still there.
reboot_node() {
  local node=$1
  process_has_ended "$lab_state/processes/$node" || end_recorded_process "$lab_state/processes/$node"
  boot_node "$node"
  await_node "$node"
}

keep_dynamic_configuration() {
  rest "$(first_of "$1")" /config -f | jq -cS . >"$lab_state/dynamic.$1"
}

# Ends a pause, a scheduled switchover and whatever else was changed for the whole cluster.
restore_dynamic_configuration() {
  local cluster=$1 pristine now
  pristine=$(<"$lab_state/dynamic.$cluster")
  now=$(etcdctl_in_lab get --print-value-only "/service/$cluster/config" | jq -cS . 2>/dev/null) || now=
  [[ $now == "$pristine" ]] || etcdctl_in_lab put "/service/$cluster/config" "$pristine" >/dev/null
  etcdctl_in_lab del "/service/$cluster/failover" >/dev/null
}

# Every member publishes its own addresses and streams. One that does not after a while is helped: first with a reload, then
# with a restart of Patroni, at last it is cloned anew.
await_healthy_members() {
  local cluster=$1 begun waited step=0 node
  begun=$(milliseconds)
  until cluster_is_healthy "$cluster"; do
    waited=$((($(milliseconds) - begun) / 1000))
    if ((step == 0)); then
      for_unhealthy "$cluster" reload_patroni
      step=1
    elif ((step == 1 && waited >= 15)); then
      for_unhealthy "$cluster" restart_patroni
      step=2
    elif ((step == 2 && waited >= 40)); then
      for_unhealthy "$cluster" reinitialize
      step=3
    elif ((waited >= 90)); then
      for node in $(unhealthy_members "$cluster"); do show_node_journal "$node"; done
      fail "cluster $cluster" "is not healthy 90 seconds after it was restored: $(unhealthy_members "$cluster" | xargs)" \
        "see the journals above; \`bin/lab down --name $lab_name\` and \`up\` start afresh"
    fi
    wake_members "$cluster"
    sleep 0.3
  done
}

cluster_is_healthy() {
  [[ -z $(unhealthy_members "$1") ]] && cluster_streams "$1" && cluster_is_plain "$1" && dynamic_configuration_is_loaded "$1"
}

# Nothing of what somebody may have declared is left.
cluster_is_plain() {
  cluster_answer "$1" | jq -e '
    all(.members[]; (.role == "leader" or .role == "replica") and ((.tags // {}) == {}))
    and (.pause // false | not) and .scheduled_switchover == null' >/dev/null
}

# Members that do not run, stream or publish what they should, one a line.
unhealthy_members() {
  local cluster=$1 answer leader right node
  answer=$(cluster_answer "$cluster") || answer='{"members": []}'
  leader=$(jq -r 'first(.members[] | select(.role == "leader") | .name) // ""' <<<"$answer")
  right=$(
    [[ -z $leader ]] || printf '%s\n' "$leader"
    [[ -z $leader ]] || streaming_members "$leader" || true
  )
  # A member that lost its leader for one with less WAL may stream and never become consistent.
  right=$(comm -12 <(sort <<<"$right") <(jq -r '.members[] | select(.state == "running" or .state == "streaming") | .name' <<<"$answer" | sort))
  for node in $(nodes_of "$cluster"); do
    if ! grep -qxF "$node" <<<"$right" || ! publishes_own_addresses "$node" "$answer"; then
      printf '%s\n' "$node"
    fi
  done
}

publishes_own_addresses() {
  local address=${node_address[$1]}
  jq -e --arg name "$1" --arg address "$address" '.members[] | select(.name == $name)
    | .api_url == "http://\($address):8008/patroni" and .host == $address and .port == 5432' <<<"$2" >/dev/null
}

for_unhealthy() {
  local cluster=$1 action=$2 node
  for node in $(unhealthy_members "$cluster"); do
    "$action" "$node" >/dev/null 2>&1 || true
  done
}

restart_patroni() {
  inside "$1" systemctl restart patroni
}

reinitialize() {
  rest "$1" /reinitialize -X POST -H 'Content-Type: application/json' -d '{"force": true}'
}

lead_from_first() {
  local cluster=$1 first leader attempt answer=none
  first=$(first_of "$cluster")
  for attempt in 1 2 3 4 5; do
    leader=$(leader_of "$cluster") || leader=
    [[ $leader != "$first" ]] || return 0
    if [[ -n $leader ]]; then
      say "cluster $cluster: switching over from $leader back to $first"
      answer=$(switch_over "$leader" "$first" | jq -r .message)
      if [[ $answer == 200* ]] && await 15 leads "$first"; then
        await_healthy_members "$cluster"
        continue
      fi
    fi
    sleep "$attempt"
  done
  fail "cluster $cluster" "$first does not lead again; Patroni's last answer: $answer" "see \`bin/lab status --name $lab_name\`"
}
