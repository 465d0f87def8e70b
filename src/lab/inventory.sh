# shellcheck shell=bash
# The Ansible inventory of a lab, and the keys that it names.

inventory_file() {
  printf '%s/inventory/%s.yml\n' "$lab_home" "$lab_name"
}

make_keys() {
  local node keys=$lab_state/keys
  install -d -m 0700 "$keys"
  new_key "$keys/id_ed25519" "readdress-lab-$lab_name"
  for node in "${nodes[@]}"; do
    new_key "$keys/host_$node" "root@$node"
    printf '%s %s\n' "${node_address[$node]}" "$(cut -d ' ' -f 1,2 "$keys/host_$node.pub")"
  done >"$lab_state/known_hosts"
  printf '%s %s %s\n' "$(new_password)" "$(new_password)" "$(new_password)" >"$keys/passwords"
}

new_key() {
  ssh-keygen -q -t ed25519 -N '' -C "$2" -f "$1"
}

# With the mark by which the tests find a secret where it should not be (src/commands/canaries.py).
new_password() {
  printf 'c4n4ry-%s' "$(od -An -N 12 -tx1 /dev/urandom | tr -d ' \n')"
}

write_inventory() {
  local file cluster node
  file=$(inventory_file)
  mkdir -p "${file%/*}"
  {
    printf '# The lab %s, written by bin/lab up and removed by bin/lab down.\n' "$lab_name"
    printf 'all:\n  vars:\n    ansible_user: root\n'
    printf '    ansible_ssh_private_key_file: %s\n' "$lab_state/keys/id_ed25519"
    printf '    ansible_ssh_common_args: -o UserKnownHostsFile=%s\n' "$lab_state/known_hosts"
    printf '  children:\n'
    for cluster in "${clusters[@]}"; do
      printf '    %s:\n      hosts:\n' "$cluster"
      for node in $(nodes_of "$cluster"); do
        printf '        %s:\n          ansible_host: %s\n' "$node" "${node_address[$node]}"
      done
    done
  } >"$file"
  printf '%s\n' "$file" >"$lab_state/inventory"
}

# Only the inventory of this lab: the file may since have been written by a lab of the same name from another folder.
remove_inventory() {
  local file
  [[ -s $lab_state/inventory ]] || return 0
  read -r file <"$lab_state/inventory"
  if grep -qsF "$lab_state/keys/id_ed25519" "$file"; then
    rm -f "$file"
  fi
}
