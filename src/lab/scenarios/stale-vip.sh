# stale-vip: node2 still advertises the VIP, which sits on the leader node1 (the incident)
# A tool should find: node2's restapi address is wrong, node1 answers there; a switchover node1 -> node2 fails with 503, the
# way back would work.
# shellcheck shell=bash disable=SC2154

scenario() {
  hold_vip "$first" 32
  advertise "$second" restapi "$vip:8008"
  reload_and_await "$second" restapi "$vip:8008"
}
