# vip-first: leader node1 holds the VIP as its first address, /24, and advertises it, as node2 does; only /etc/network/interfaces tells
# A tool should find: both restapi addresses are wrong. On node1 the VIP is the primary address, the real one is marked
# secondary, the VIP is on this one machine only, and routes and connections use it as their source: only what the system
# configures statically says which address is node1's own.
# shellcheck shell=bash disable=SC2154

scenario() {
  hold_vip_first "$first"
  advertise "$first" restapi "$vip:8008"
  advertise "$second" restapi "$vip:8008"
  reload_and_await "$first" restapi "$vip:8008"
  reload_and_await "$second" restapi "$vip:8008"
}
