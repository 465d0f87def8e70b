# paused: the cluster is in maintenance mode (pause)
# shellcheck shell=bash

condition() {
  local node
  set_dynamic '.pause = true'
  for node in "${members[@]}"; do
    await_or_fail 20 "pause on $node" answers "$node" '.pause'
  done
}
