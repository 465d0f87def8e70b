# shellcheck shell=bash
# Scenarios: what can be wrong with a cluster. Each is a file in scenarios/ whose first line describes it and whose function
# `scenario` brings it about, with the words below. While it runs, `first` (the leader), `second` and `third` are the first
# nodes of the cluster, `vip` is its floating address and `members` are all its nodes.

scenario_file() {
  printf '%s/scenarios/%s.sh\n' "$lab_sources" "$1"
}

list_scenarios() {
  local file name
  for file in "$lab_sources"/scenarios/*.sh; do
    name=${file##*/}
    printf '%-22s %s\n' "${name%.sh}" "$(scenario_description "$file")"
  done
}

scenario_description() {
  sed -n '1s/^# [a-z0-9-]*: //p' "$1"
}

lab_break() {
  local name=$1 cluster begun condition
  local -a chosen
  [[ $name =~ ^[a-z0-9-]+$ && -r $(scenario_file "$name") ]] ||
    usage_error "bin/lab break $name" "there is no such scenario" "see \`bin/lab scenarios\`"
  shift
  for condition in "$@"; do require_condition "$condition"; done
  load_lab
  for condition in "$@"; do require_patroni_for "$condition"; done
  lock_lab
  chosen_clusters >/dev/null
  mapfile -t chosen < <(chosen_clusters)
  begun=$(milliseconds)
  scenario_name=$name conditions=("$@")
  in_parallel break_cluster "${chosen[@]}"
  for cluster in "${chosen[@]}"; do
    say "cluster $cluster: $name, $(scenario_description "$(scenario_file "$name")")${*:+; $*}"
  done
  say "took $((($(milliseconds) - begun) / 1000)) s"
}

# The clusters that --cluster means, one a line.
chosen_clusters() {
  if [[ $cluster_choice == all ]]; then
    printf '%s\n' "${clusters[@]}"
  else
    ((cluster_choice <= ${#clusters[@]})) ||
      usage_error "bin/lab: --cluster $cluster_choice" "the lab $lab_name has ${#clusters[@]} cluster(s)" "give a smaller number"
    printf '%s\n' "${clusters[cluster_choice - 1]}"
  fi
}

# One cluster, in a process of its own: clusters are broken side by side.
break_cluster() {
  local cluster=$1 condition
  lab_heal_cluster "$cluster"
  # shellcheck disable=SC2034
  {
    first=${members[0]} second=${members[1]:-} third=${members[2]:-} vip=$(vip_of "$cluster")
  }
  # shellcheck source=src/lab/scenarios/stale-vip.sh
  source "$(scenario_file "$scenario_name")"
  [[ -n $third || "$scenario_name ${conditions[*]}" == 'healthy ' ]] ||
    fail "cluster $cluster" "has ${#members[@]} node(s); a scenario needs three" "\`bin/lab up\` with --nodes 3 or more"
  echo "being broken: $scenario_name ${conditions[*]}" >"$lab_state/scenario.$cluster"
  scenario
  for condition in "${conditions[@]}"; do
    add_condition "$condition"
  done
  echo "$scenario_name${conditions[*]:+ ${conditions[*]}}" >"$lab_state/scenario.$cluster"
}

# hold_vip NODE PREFIX: the node gets the VIP as a second address.
hold_vip() {
  local node=$1 prefix=$2
  inside "$node" ip address add "$vip/$prefix" dev eth0
  announce "$node" "$vip"
}

# hold_vip_first NODE: the VIP comes before the node's own address, with the network's prefix; the own one is then the secondary.
hold_vip_first() {
  local node=$1
  printf 'address flush dev eth0 scope global\naddress add %s/24 broadcast + dev eth0\naddress add %s/24 broadcast + dev eth0\n' \
    "$vip" "${node_address[$node]}" | inside "$node" ip -4 -batch -
  announce "$node" "$vip"
}

# own_address_last NODE: the node's own address becomes the secondary one behind an address that is there already.
own_address_last() {
  local node=$1 address=${node_address[$1]}
  # Without this the kernel drops every other address of the network together with the first one.
  set_address_promotion "$node" 1
  printf '%s\n' "address delete $address/24 dev eth0" "address add $address/24 broadcast + dev eth0" | inside "$node" ip -4 -batch -
}

# run_keepalived NODE PRIORITY: keepalived keeps the VIP, with the network's prefix, on the node whose Patroni leads.
run_keepalived() {
  local node=$1 priority=$2
  keepalived_configuration "$node" "$priority" | inside "$node" tee /etc/keepalived/keepalived.conf >/dev/null
  inside "$node" systemctl start keepalived
}

# keepalived_on_all: keepalived runs on all nodes, and the first one holds the VIP.
keepalived_on_all() {
  local node priority=100
  for node in "${members[@]}"; do
    run_keepalived "$node" "$((priority--))"
  done
  await 20 holds_vip "$first" ||
    fail "node $first" "keepalived does not hold $vip after 20 seconds" "see \`bin/lab sh --name $lab_name $first journalctl -u keepalived\`"
}

keepalived_configuration() {
  cat <<CONFIGURATION
global_defs {
    router_id $1
    script_user root
    enable_script_security
}

vrrp_script patroni_leads {
    script "/usr/bin/curl -fsS -o /dev/null http://127.0.0.1:8008/primary"
    interval 1
    timeout 2
    weight 50
}

vrrp_instance postgresql {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority $2
    advert_int 1
    mcast_src_ip ${node_address[$1]}
    virtual_ipaddress {
        $vip/24 dev eth0
    }
    track_script {
        patroni_leads
    }
}
CONFIGURATION
}

holds_vip() {
  ip -n "$(namespace_of "$1")" -o -4 address show dev eth0 | grep -F " $vip/" >/dev/null
}

# The other nodes may still know the address's former holder.
announce() {
  local node
  for node in "${members[@]}"; do
    ip -n "$(namespace_of "$node")" neighbour flush to "$2" dev eth0
  done
  ip neighbour flush to "$2" dev "$(controller_link)"
}

# advertise NODE restapi|postgresql ADDRESS:PORT: changes the one value in the node's configuration; the comment stays.
advertise() {
  local node=$1 endpoint=$2 value=$3
  inside "$node" sed -i "/^$endpoint:/,/^\$/ s|^\\(  connect_address: \\)[^ ]*|\\1$value|" /etc/patroni/config.yml
  inside "$node" grep -qF "  connect_address: $value  #" /etc/patroni/config.yml ||
    fail "node $node: /etc/patroni/config.yml" "has no line for $endpoint's connect_address that could be changed" \
      "compare it with \`patroni_configuration\` in src/lab/patroni.sh"
}

# reload_and_await NODE restapi|postgresql ADDRESS:PORT: Patroni reads its configuration; waits until the DCS holds the value.
reload_and_await() {
  local node=$1 endpoint=$2 value=$3
  reload_patroni "$node"
  await 30 publishes_when_woken "$node" "$endpoint" "$value" ||
    fail "node $node" "publishes $(published "$node" "$endpoint") for $endpoint and not $value, 30 seconds after the reload" \
      "see \`bin/lab sh --name $lab_name $node journalctl -u patroni\`"
}

publishes_when_woken() {
  [[ $(published "$1" "$2") != "$3" ]] || return 0
  wake_members "${node_cluster[$1]}"
  sleep 0.2
  return 1
}
