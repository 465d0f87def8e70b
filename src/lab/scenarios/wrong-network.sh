# wrong-network: node2 advertises an address of a network that does not exist
# A tool should find: node2's restapi address is wrong, nobody answers there, no node has a route to it; Patroni answers a
# switchover to node2 with 412.
# shellcheck shell=bash disable=SC2154

scenario() {
  advertise "$second" restapi "10.254.0.12:8008"
  reload_and_await "$second" restapi "10.254.0.12:8008"
}
