# quiet-vip: node2 advertises the VIP, which sits on the replica node3; every switchover succeeds
# A tool should find: node2's restapi address is wrong, node3 answers there. Patroni judges node2 by node3's health and sees
# nothing wrong.
# shellcheck shell=bash disable=SC2154

scenario() {
  hold_vip "$third" 32
  advertise "$second" restapi "$vip:8008"
  reload_and_await "$second" restapi "$vip:8008"
}
