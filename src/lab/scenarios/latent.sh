# latent: node2's file names the VIP, on the leader node1, but was not reloaded: what is published is still right
# A tool should find: node2's restapi address is latent: it breaks at the next reload or restart.
# shellcheck shell=bash disable=SC2154

scenario() {
  hold_vip "$first" 32
  advertise "$second" restapi "$vip:8008"
}
