# shellcheck shell=bash
# Ending a lab: only what its own records name.

lab_down() {
  locate_lab
  lock_lab
  if lab_exists || [[ -n $(lab_namespaces) ]]; then
    remove_lab
    say "the lab $lab_name is down"
  else
    say "there is no lab called $lab_name"
  fi
  remove_lock
}

remove_lab() {
  local file namespace
  for file in "$lab_state"/processes/*; do
    [[ -e $file && $file != */etcd && $file != *.new ]] || continue
    end_node "${file##*/}"
  done
  while read -r namespace; do
    end_processes_in_namespace "$namespace"
  done < <(lab_namespaces)
  for file in "$lab_state"/processes/*; do
    [[ -e $file ]] || continue
    # A node's supervisor ends by itself once its node has, and tidies up; it is killed only when it does not.
    await 5 process_has_ended "$file" || end_recorded_process "$file"
  done
  unmount_nodes
  remove_network
  remove_inventory
  await 5 control_groups_are_gone || say "warning: control groups of the lab $lab_name are still there"
  remove_state
}

process_has_ended() {
  ! recorded_process "$1" >/dev/null
}

control_groups_are_gone() {
  local folder
  remove_control_groups
  for folder in /sys/fs/cgroup/{.,systemd,unified}/readdress-lab-"$lab_name"-*; do
    [[ ! -d $folder ]] || return 1
  done
}

# Never through a mount that is still there.
remove_state() {
  local left
  left=$(findmnt -rn -o TARGET | grep -F "$lab_state/" || true)
  [[ -z $left ]] || fail "$lab_state" "still has mounts: $left" "unmount them, then \`bin/lab down --name $lab_name\` again"
  rm -rf --one-file-system "$lab_state"
  rmdir "$state_root" 2>/dev/null || true
}
