# no-forwarding: sshd on every node forbids connections from there (AllowTcpForwarding no)
# shellcheck shell=bash

condition() {
  local node
  for node in "${members[@]}"; do
    inside "$node" sh -c 'echo "AllowTcpForwarding no" >>/etc/ssh/sshd_config.d/lab.conf && systemctl restart ssh'
    await_or_fail 20 "sshd on $node" node_answers_ssh "$node"
  done
}
