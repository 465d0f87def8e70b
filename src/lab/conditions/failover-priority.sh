# failover-priority=NODE:NUMBER[:beside]: NODE is tagged with this failover_priority, in place of or beside its nofailover: false; Patroni before 3.2.0 does not know the tag
# shellcheck shell=bash

condition() {
  local node
  node=$(member "$1")
  if [[ ${3:-} != beside ]]; then
    inside "$node" sed -i '/^  nofailover:/d' /etc/patroni/config.yml
  fi
  tag "$node" failover_priority "$2"
}
