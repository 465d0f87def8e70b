# keepalived: keepalived runs on all nodes and keeps the VIP on the leader's, as a second address with the network's prefix
# shellcheck shell=bash disable=SC2154

arrangement() {
  local node priority=100
  for node in "${members[@]}"; do
    run_keepalived "$node" "$((priority--))"
  done
  await 20 holds_vip "$first" ||
    fail "node $first" "keepalived does not hold $vip after 20 seconds" "see \`bin/lab sh --name $lab_name $first journalctl -u keepalived\`"
  announce "$first" "$vip"
}
