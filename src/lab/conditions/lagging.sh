# lagging[=NODE]: NODE (node2) receives no WAL any more and is three megabytes behind
# shellcheck shell=bash

condition() {
  local node
  node=$(member "${1:-node2}")
  cut_off "$node"
  write_wal
  await_or_fail 20 "lag of $node" listed "$node" '.lag > 3000000'
}
