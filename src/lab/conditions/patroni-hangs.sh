# patroni-hangs[=NODE]: Patroni on NODE (node2) is stopped by a signal: it takes connections and does not answer
# shellcheck shell=bash

condition() {
  inside "$(member "${1:-node2}")" systemctl kill --kill-who=main --signal=STOP patroni
}
