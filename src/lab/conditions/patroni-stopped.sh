# patroni-stopped[=NODE]: Patroni on NODE (node2) is stopped, and PostgreSQL with it
# shellcheck shell=bash

condition() {
  inside "$(member "${1:-node2}")" systemctl stop patroni
}
