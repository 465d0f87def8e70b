# failover-priority=NODE:NUMBER: NODE is tagged with this failover_priority; Patroni knows the tag from 3.2.0 on
# shellcheck shell=bash

condition() {
  tag "$(member "$1")" failover_priority "$2"
}
