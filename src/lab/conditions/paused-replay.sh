# paused-replay[=NODE]: NODE (node2) receives WAL but does not replay it, three megabytes; the cluster is paused, too
# Outside of maintenance mode Patroni resumes a paused replay itself (postgresql/__init__.py, handle_parameter_change).
# shellcheck shell=bash

condition() {
  local node
  node=$(member "${1:-node2}")
  set_dynamic '.pause = true'
  await_or_fail 20 "pause on $node" answers "$node" '.pause'
  sql "$node" 'select pg_wal_replay_pause()' >/dev/null
  await_or_fail 10 "pause of the replay on $node" replay_is_paused "$node"
  write_wal
  await_or_fail 20 "WAL on $node" answers "$node" '.xlog.received_location - .xlog.replayed_location > 3000000'
}

# Since PostgreSQL 14 pg_is_wal_replay_paused() only says that a pause was asked for.
replay_is_paused() {
  if (($(postgresql_version) < 14)); then
    [[ $(sql "$1" 'select pg_is_wal_replay_paused()') == t ]]
  else
    [[ $(sql "$1" 'select pg_get_wal_replay_pause_state()') == paused ]]
  fi
}
