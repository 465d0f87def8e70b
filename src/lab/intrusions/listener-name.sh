# listener-name: a process is called as if the real Patroni listened on its port, where it answers that the cluster has no members
# shellcheck shell=bash

intrusion() {
  impostor "$1" listener-name
}
