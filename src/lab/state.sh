# shellcheck shell=bash
# What is known about one lab, kept in files so that any later command finds what it made.

declare -A node_address node_cluster node_layers
declare -a nodes clusters children=()
lab_subnet=

# Sets the paths of the lab called $lab_name.
locate_lab() {
  lab_state=$state_root/$lab_name
  namespace_prefix=rl-$lab_name
}

lab_exists() {
  [[ -d $lab_state ]]
}

# A lab that booted completely; without the mark it is the rest of an interrupted one.
lab_is_booted() {
  [[ -e $lab_state/booted ]]
}

# Takes the lab's lock for this process; children must not inherit it (9>&-).
lock_lab() {
  local file=$lock_root/$lab_name.lock
  mkdir -p "$lock_root"
  while :; do
    exec 9>"$file"
    if ! flock -n 9; then
      say "waiting: another bin/lab works on the lab $lab_name"
      flock -w 300 9 ||
        fail "$file" "has been locked by another bin/lab for five minutes" "see \`fuser -v $file\`; end that command"
    fi
    # The holder before us may have removed the file while we waited for it.
    [[ $file -ef /proc/self/fd/9 ]] && return 0
  done
}

# Removes the lock's file while it is held; a waiting process notices and makes a new one.
remove_lock() {
  rm -f "$lock_root/$lab_name.lock"
}

load_lab() {
  local cluster node address layers
  locate_lab
  lab_is_booted ||
    fail "$lab_state" "there is no lab called $lab_name" "boot it: \`bin/lab up --name $lab_name\`"
  read -r lab_subnet <"$lab_state/subnet"
  IFS='|' read -r lab_release lab_patronis <"$lab_state/release"
  nodes=() clusters=()
  while read -r cluster node address layers; do
    register_node "$cluster" "$node" "$address" "$layers"
  done <"$lab_state/nodes.list"
}

# LAYERS are the folders below the node's own files, the upper ones first, as in mount's lowerdir.
register_node() {
  local cluster=$1 node=$2 address=$3 layers=$4
  nodes+=("$node")
  node_cluster[$node]=$cluster
  node_address[$node]=$address
  node_layers[$node]=$layers
  [[ ${#clusters[@]} -gt 0 && ${clusters[-1]} == "$cluster" ]] || clusters+=("$cluster")
}

require_node() {
  [[ -n ${node_address[$1]:-} ]] ||
    fail "lab $lab_name: node $1" "there is no such node" "choose one of: ${nodes[*]}"
}

# The nodes of a cluster, in order, one a line.
nodes_of() {
  local node
  for node in "${nodes[@]}"; do
    [[ ${node_cluster[$node]} != "$1" ]] || printf '%s\n' "$node"
  done
}

# The address that is nobody's own: one a cluster, .100 for the first.
vip_of() {
  local position
  for position in "${!clusters[@]}"; do
    [[ ${clusters[$position]} != "$1" ]] || printf '%s.%s\n' "$lab_subnet" "$((100 + position))"
  done
}

node_folder() {
  printf '%s/nodes/%s\n' "$lab_state" "$1"
}

# The node's file system as the host sees it (without the node's own /run and /tmp).
node_root() {
  printf '%s/nodes/%s/root\n' "$lab_state" "$1"
}

namespace_of() {
  printf '%s-%s\n' "$namespace_prefix" "$1"
}
