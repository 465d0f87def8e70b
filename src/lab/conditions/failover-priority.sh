# failover-priority=NODE:NUMBER: NODE is tagged with this failover_priority; Patroni before 3.2.0 does not know the tag
# shellcheck shell=bash

condition() {
  tag "$(member "$1")" failover_priority "$2"
}
