# postgresql-vip: node2's postgresql.connect_address is the VIP, which sits on the leader node1
# A tool should find: node2's postgresql address is wrong: connections there reach node1's PostgreSQL; its restapi address is right.
# shellcheck shell=bash

scenario() {
  hold_vip "$first" 32
  advertise "$second" postgresql "$vip:5432"
  reload_and_await "$second" postgresql "$vip:5432"
}
