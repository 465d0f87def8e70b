# copied-address: node2 advertises node3's own address, as after copying its configuration
# A tool should find: node2's restapi address is wrong, node3 answers there; node3's is right, though two members advertise it.
# shellcheck shell=bash

scenario() {
  advertise "$second" restapi "${node_address[$third]}:8008"
  reload_and_await "$second" restapi "${node_address[$third]}:8008"
}
