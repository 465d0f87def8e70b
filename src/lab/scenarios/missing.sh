# missing: node2 has no restapi.connect_address; what it listens on, 0.0.0.0, is published instead
# A tool should find: node2's restapi address is missing; the line is to be inserted.
# shellcheck shell=bash

scenario() {
  inside "$second" sed -i '/^restapi:/,/^$/ { /^  connect_address: /d }' /etc/patroni/config.yml
  reload_and_await "$second" restapi "0.0.0.0:8008"
}
