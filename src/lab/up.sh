# shellcheck shell=bash
# Booting a lab.

lab_up() {
  local begun
  begun=$(milliseconds)
  require_possible_size
  locate_lab
  lock_lab
  if lab_is_booted && same_lab_runs; then
    write_inventory
    say "the lab $lab_name is up already; inventory: $(inventory_file)"
    return 0
  fi
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  trap abandon_boot EXIT
  install_packages
  require_layers
  raise_watch_limits
  if lab_exists; then
    say "removing the rest of an earlier lab $lab_name"
    remove_lab
  fi
  boot_lab
  trap - EXIT INT TERM HUP
  say "the lab $lab_name is up: ${#nodes[@]} nodes, ${#clusters[@]} cluster(s), $((($(milliseconds) - begun) / 1000)) s; inventory: $(inventory_file)"
}

require_possible_size() {
  ((node_count * cluster_count <= 89 && cluster_count <= 50)) ||
    usage_error "bin/lab up" "$cluster_count clusters of $node_count nodes do not fit in one lab" "at most 89 nodes and 50 clusters"
}

# A lab of the same name runs: fine when it is what was asked for.
same_lab_runs() {
  local node
  local asked="$cluster_count cluster(s) of $node_count nodes, $lab_release${lab_patronis:+ with Patroni $lab_patronis}"
  local running
  load_lab
  running="${#clusters[@]} cluster(s) of $((${#nodes[@]} / ${#clusters[@]})) nodes, $lab_release${lab_patronis:+ with Patroni $lab_patronis}"
  [[ $running == "$asked" ]] ||
    fail "the lab $lab_name" "runs with $running, not with $asked" "\`bin/lab down --name $lab_name\` first, or choose another --name"
  for node in "${nodes[@]}"; do
    node_process "$node" >/dev/null || return 1
  done
}

# Beyond some twenty nodes systemd fails with "Too many open files" at the kernel's default.
raise_watch_limits() {
  local -a running
  mapfile -t running < <(find "$state_root" -mindepth 3 -maxdepth 3 -path '*/nodes/*' 2>/dev/null)
  ((${#running[@]} + node_count * cluster_count > 15)) || return 0
  if (($(sysctl -n fs.inotify.max_user_instances) < 8192)); then
    say "raising fs.inotify.max_user_instances and max_user_watches until this machine's next boot, for the number of nodes"
    sysctl -q -w fs.inotify.max_user_instances=8192 fs.inotify.max_user_watches=524288
  fi
}

boot_lab() {
  local cluster node
  umask 022
  install -d -m 0700 "$state_root" "$lab_state" "$lab_state/processes"
  printf '%s|%s\n' "$lab_release" "$lab_patronis" >"$lab_state/release"
  try_overlay
  make_network
  name_nodes
  make_keys
  start_etcd
  say "booting ${#nodes[@]} nodes on $lab_subnet.0/24"
  in_parallel bring_up_node "${nodes[@]}"
  in_parallel start_cluster "${clusters[@]}"
  for cluster in "${clusters[@]}"; do
    keep_dynamic_configuration "$cluster"
    echo healthy >"$lab_state/scenario.$cluster"
  done
  write_inventory
  touch "$lab_state/booted"
}

name_nodes() {
  local cluster node number=11 cluster_number node_number layers
  nodes=() clusters=()
  for ((cluster_number = 1; cluster_number <= cluster_count; cluster_number++)); do
    for ((node_number = 1; node_number <= node_count; node_number++)); do
      if ((cluster_count == 1)); then
        cluster=$lab_name node=node$node_number
      else
        cluster=c$cluster_number node=c$cluster_number-node$node_number
      fi
      layers=${layers_by_position[(node_number - 1) % ${#layers_by_position[@]}]}
      register_node "$cluster" "$node" "$lab_subnet.$((number++))" "$layers"
      printf '%s %s %s %s\n' "$cluster" "$node" "${node_address[$node]}" "$layers"
    done
  done >"$lab_state/nodes.list"
}

bring_up_node() {
  local node=$1
  make_member_network "$node"
  mount_node "$node"
  write_node_files "$node"
  boot_node "$node"
  await_node "$node"
}

# in_parallel FUNCTION ARGUMENT...: the function once for each argument, all at the same time; fails when one of them failed.
# Never call it as a condition (if, ||): the shell would then go on after an error inside the function.
in_parallel() {
  local function=$1 argument child failed=0
  shift
  children=()
  for argument in "$@"; do
    "$function" "$argument" &
    children+=("$!")
  done
  for child in "${children[@]}"; do
    wait "$child" || failed=1
  done
  children=()
  return "$failed"
}

abandon_boot() {
  local child
  trap '' INT TERM HUP
  trap - EXIT
  say "the lab $lab_name did not boot; removing what was made"
  for child in "${children[@]}"; do
    kill "$child" 2>/dev/null || true
  done
  wait
  remove_lab
  remove_lock
}
