# sync-priority=NODE:NUMBER: NODE is tagged with this sync_priority; Patroni 4.1 on
# shellcheck shell=bash

condition() {
  tag "$(member "$1")" sync_priority "$2"
}
