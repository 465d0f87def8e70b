# not-loaded: node2's file is right again, but was not reloaded: the VIP, on the leader node1, is still published
# A tool should find: node2's restapi address is not loaded; a reload is all that is needed.
# shellcheck shell=bash

scenario() {
  hold_vip "$first" 32
  advertise "$second" restapi "$vip:8008"
  reload_and_await "$second" restapi "$vip:8008"
  advertise "$second" restapi "${node_address[$second]}:8008"
}
