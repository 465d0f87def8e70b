# shellcheck shell=bash
# A node: a machine of its own, booted by systemd-nspawn over an overlay of its release's root.

boot_node() {
  local node=$1 folder namespace
  local -a unit_options
  folder=$(node_folder "$node")
  namespace=$(namespace_of "$node")
  mkdir -p "$lab_state/processes"
  # The newest systemd refuses the legacy hierarchy of control groups that some machines still have.
  # Under systemd the node gets a scope of its own; elsewhere a control group that is made here.
  if runs_systemd; then
    unit_options=()
  else
    unit_options=(--keep-unit)
  fi
  start_recorded "$lab_state/processes/$node" "$folder/console.log" \
    bash "$lab_sources/enter-control-group.sh" "$(control_group_of "$node")" \
    env SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 systemd-nspawn -q --register=no "${unit_options[@]}" "--machine=rl-${lab_name//_/-}-$node" -D "$folder/root" \
    "--network-namespace-path=/run/netns/$namespace" "--hostname=$node" --capability=CAP_NET_ADMIN,CAP_NET_RAW \
    --resolv-conf=off --timezone=off --link-journal=no --console=pipe --boot
}

# The first process inside the node, as this machine numbers it.
node_process() {
  local supervisor
  supervisor=$(recorded_process "$lab_state/processes/$1") || return 1
  first_child "$supervisor"
}

# The child that is the first process of another process namespace, that is, the node's init.
first_child() {
  local child ids
  # shellcheck disable=SC2013 # numbers on one line
  for child in $(cat "/proc/$1/task/$1/children" 2>/dev/null); do
    ids=$(sed -n 's/^NSpid:[[:space:]]*//p' "/proc/$child/status" 2>/dev/null) || continue
    if [[ $ids == *[[:space:]]1 ]]; then
      printf '%s\n' "$child"
      return 0
    fi
  done
  return 1
}

# inside NODE COMMAND...: runs a command in all of a node's namespaces, with a login's environment.
inside() {
  local node=$1 process
  shift
  process=$(node_process "$node") ||
    fail "lab $lab_name: node $node" "does not run" "boot it again with \`bin/lab break --name $lab_name healthy\`"
  nsenter -t "$process" -a -- env -i -C / HOME=/root USER=root LOGNAME=root SHELL=/bin/bash LANG=C.UTF-8 "TERM=${TERM:-dumb}" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@" 9>&-
}

run_in_node() {
  local node=$1
  shift
  require_node "$node"
  case $# in
    0) inside "$node" env -C /root bash -l ;;
    1) inside "$node" env -C /root sh -c "$1" ;;
    *) inside "$node" env -C /root "$@" ;;
  esac
}

node_answers_ssh() {
  (exec 7<>"/dev/tcp/${node_address[$1]}/22") 2>/dev/null
}

# The node's last words, for an error message.
show_node_journal() {
  local node=$1
  say "--- node $node: the last lines of its console and journal"
  tail -n 15 "$(node_folder "$node")/console.log" >&2 2>/dev/null || true
  if node_process "$node" >/dev/null; then
    inside "$node" journalctl --no-pager -n 30 -o short >&2 2>/dev/null || true
  fi
  say "---"
}

node_is_up() {
  node_process "$1" >/dev/null && node_answers_ssh "$1"
}

await_node() {
  local node=$1
  await 60 node_is_up "$node" || {
    show_node_journal "$node"
    fail "node $node (${node_address[$node]})" "did not answer on port 22 within 60 seconds of its boot" "its last lines are above"
  }
}

end_node() {
  local node=$1 process
  if process=$(node_process "$node"); then
    kill -KILL "$process" 2>/dev/null || true
  fi
}

# Control groups of a machine without systemd; the list is empty where systemd makes a scope.
control_group_of() {
  printf 'readdress-lab-%s-%s\n' "$lab_name" "$1"
}

remove_control_groups() {
  local folder
  for folder in /sys/fs/cgroup/{.,systemd,unified}/readdress-lab-"$lab_name"-*; do
    [[ -d $folder ]] || continue
    find "$folder" -depth -type d -exec rmdir {} + 2>/dev/null || true
  done
}

unmount_nodes() {
  local target
  while read -r target; do
    umount -l "$target"
  done < <(findmnt -rn -o TARGET | grep -F "$lab_state/nodes/" | sort -r || true)
}
