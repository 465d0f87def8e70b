# second-network: every node has eth1, too, in a network that all share, configured at boot as eth0 is
# shellcheck shell=bash

arrangement() {
  local node
  for node in "${members[@]}"; do
    connect_second_network "$node"
  done
}

connect_second_network() {
  local node=$1 switch address
  switch=$(namespace_of switch)
  address=${lab_subnet%.*}.1.${node_address[$node]##*.}
  ip -n "$switch" link add "$node-1" type veth peer name eth1 netns "$(namespace_of "$node")"
  ip -n "$switch" link set "$node-1" master bridge0 up
  inside "$node" ip address add "$address/24" broadcast + dev eth1
  inside "$node" ip link set eth1 up
  printf 'auto eth1\niface eth1 inet static\n\taddress %s/24\n' "$address" |
    inside "$node" tee /etc/network/interfaces.d/eth1 >/dev/null
}
