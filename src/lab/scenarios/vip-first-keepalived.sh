# vip-first-keepalived: as vip-first, but keepalived runs on all nodes and holds the VIP on the leader node1
# A tool should find: both restapi addresses are wrong, as /etc/keepalived/keepalived.conf says. The VIP follows the leader.
# shellcheck shell=bash

scenario() {
  keepalived_on_all
  own_address_last "$first"
  announce "$first" "$vip"
  advertise "$first" restapi "$vip:8008"
  advertise "$second" restapi "$vip:8008"
  reload_and_await "$first" restapi "$vip:8008"
  reload_and_await "$second" restapi "$vip:8008"
}
