# nostream[=NODE]: NODE (node2) is tagged nostream: it waits for an archive that never brings anything, and is three megabytes behind; Patroni 3.3 on
# shellcheck shell=bash

condition() {
  local node
  node=$(member "${1:-node2}")
  tag "$node" nostream true
  await_or_fail 30 "nostream on $node" has_no_receiver "$node"
  write_wal
  await_or_fail 20 "lag of $node" listed "$node" '.lag > 3000000'
}

has_no_receiver() {
  [[ -z $(sql "$1" 'select pid from pg_stat_wal_receiver') ]]
}
