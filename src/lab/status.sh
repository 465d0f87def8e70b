# shellcheck shell=bash
# What a lab looks like now.

lab_status() {
  local cluster
  load_lab
  printf 'lab %s, network %s.0/24, inventory %s\n' "$lab_name" "$lab_subnet" "$(cat "$lab_state/inventory")"
  for cluster in "${clusters[@]}"; do
    printf '\ncluster %s: scenario %s, VIP %s %s\n' "$cluster" "$(cat "$lab_state/scenario.$cluster" 2>/dev/null || echo unknown)" \
      "$(vip_of "$cluster")" "$(vip_holders "$cluster")"
    cluster_nodes_status "$cluster"
    cluster_members_status "$cluster"
  done
}

vip_holders() {
  local node vip holders=
  vip=$(vip_of "$1")
  for node in $(nodes_of "$1"); do
    ! ip -n "$(namespace_of "$node")" -o address show 2>/dev/null | grep -F " $vip/" >/dev/null || holders+=" $node"
  done
  printf '%s\n' "${holders:+on}${holders:-on no node}"
}

node_addresses() {
  ip -n "$(namespace_of "$1")" -o -4 address show dev eth0 2>/dev/null | awk '{printf "%s%s", separator, $4; separator = " "}'
}

cluster_nodes_status() {
  local node process
  for node in $(nodes_of "$1"); do
    process=$(node_process "$node") || process='does not run'
    printf '  %-12s %-12s pid %-12s eth0 %s\n' "$node" "${node_address[$node]}" "$process" "$(node_addresses "$node")"
  done
}

cluster_members_status() {
  local node
  for node in $(nodes_of "$1"); do
    node_process "$node" >/dev/null || continue
    if inside "$node" timeout 15 patronictl -c /etc/patroni/config.yml list 2>&1; then
      cluster_answer "$1" | jq -r '.members[] | "  \(.name) publishes \(.api_url) and \(.host):\(.port)"' || true
      return 0
    fi
  done
  printf '  no node runs that could be asked\n'
}
