# latent-vip: the leader node1 advertises the VIP that it holds itself; all is well until the first failover
# A tool should find: node1's restapi address is floating, though the right member answers there today.
# shellcheck shell=bash

scenario() {
  hold_vip "$first" 32
  advertise "$first" restapi "$vip:8008"
  reload_and_await "$first" restapi "$vip:8008"
}
