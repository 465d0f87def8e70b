# keepalived: keepalived runs on all nodes and keeps the VIP on the leader's, as a second address with the network's prefix
# shellcheck shell=bash

arrangement() {
  keepalived_on_all
  announce "$first" "$vip"
}
