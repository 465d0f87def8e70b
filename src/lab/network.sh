# shellcheck shell=bash
# The lab's network: a bridge in a namespace of its own (so that no firewall of this machine sees what nodes say to each
# other), a pair of links per node, and one link to this machine, the controller.

controller_link() {
  local number=${lab_subnet#10.}
  printf 'rl%s\n' "${number%.0}"
}

# Chooses 10.x.0 from the lab's name; goes on to the next where this machine uses it already.
choose_subnet() {
  local start number turn
  start=$(($(printf '%s' "$lab_name" | cksum | cut -d ' ' -f 1) % 150))
  for ((turn = 0; turn < 150; turn++)); do
    number=$((100 + (start + turn) % 150))
    if ! subnet_in_use "$number"; then
      lab_subnet=10.$number.0
      printf '%s\n' "$lab_subnet" >"$lab_state/subnet"
      return 0
    fi
  done
  fail "the networks 10.100.0.0/24 to 10.249.0.0/24" "are all in use on this machine" "end labs that are not needed: \`bin/lab down --name NAME\`"
}

subnet_in_use() {
  { ip -o -4 address show && ip -4 route show table all; } | grep -E "(^|[ /])10\.$1\." >/dev/null && return 0
  [[ -e /sys/class/net/rl$1 ]]
}

# While the choice is made and the link that shows it does not exist yet, no other lab may choose.
make_network() {
  local link switch
  switch=$(namespace_of switch)
  exec 8<"$lock_root"
  flock 8
  choose_subnet
  link=$(controller_link)
  ip netns add "$switch"
  ip link add "$link" type veth peer name controller netns "$switch"
  ip address add "$lab_subnet.1/24" broadcast + dev "$link"
  exec 8>&-
  ip -n "$switch" link add bridge0 type bridge forward_delay 0 stp_state 0
  ip -n "$switch" link set controller master bridge0 up
  ip -n "$switch" link set bridge0 up
  ip -n "$switch" link set lo up
  ip link set "$link" up
}

# A namespace called after its member, with eth0 on the bridge and no address yet.
make_member_network() {
  local member=$1 namespace switch
  namespace=$(namespace_of "$member")
  switch=$(namespace_of switch)
  ip netns add "$namespace"
  ip -n "$switch" link add "$member" type veth peer name eth0 netns "$namespace"
  ip -n "$switch" link set "$member" master bridge0 up
  ip -n "$namespace" link set lo up
  ip -n "$namespace" link set eth0 up
}

# set_address_promotion NODE 0|1: whether the second address of a network takes the place of the first when that one is deleted.
set_address_promotion() {
  ip netns exec "$(namespace_of "$1")" sysctl -q -w "net.ipv4.conf.eth0.promote_secondaries=$2" 9>&-
}

remove_network() {
  local namespace
  if [[ -s $lab_state/subnet ]]; then
    read -r lab_subnet <"$lab_state/subnet"
    # The address is looked at, too: another lab may use the same name for its link by now.
    if ip -o -4 address show dev "$(controller_link)" 2>/dev/null | grep -F " $lab_subnet.1/24 " >/dev/null; then
      ip link delete "$(controller_link)"
    fi
  fi
  while read -r namespace; do
    ip netns delete "$namespace" || true
  done < <(lab_namespaces)
}

lab_namespaces() {
  ip netns list | cut -d ' ' -f 1 | grep -E "^$namespace_prefix-" || true
}
