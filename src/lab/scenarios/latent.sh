# latent: node2's file names the VIP, on the leader node1, but was not reloaded: what is published is still right
# A tool should find: node2's restapi address is latent: it breaks at the next reload or restart.
# shellcheck shell=bash

scenario() {
  hold_vip "$first" 32
  # There and back, so that no reload of before is still on its way when the file is changed without one.
  advertise "$second" restapi "$vip:8008"
  reload_and_await "$second" restapi "$vip:8008"
  advertise "$second" restapi "${node_address[$second]}:8008"
  reload_and_await "$second" restapi "${node_address[$second]}:8008"
  advertise "$second" restapi "$vip:8008"
}
