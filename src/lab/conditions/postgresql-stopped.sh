# postgresql-stopped[=NODE]: the cluster is paused and PostgreSQL on NODE (node2) is stopped
# shellcheck shell=bash

condition() {
  local node
  node=$(member "${1:-node2}")
  set_dynamic '.pause = true'
  await_or_fail 20 "pause on $node" answers "$node" '.pause'
  inside "$node" runuser -u postgres -- "/usr/lib/postgresql/$(postgresql_version)/bin/pg_ctl" -s -D "$(data_folder)" -m fast stop
  await_or_fail 20 "PostgreSQL on $node" answers "$node" '.xlog == null'
}
