# watchdog-required[=NODE]: NODE (node2) must have a watchdog, and has none
# shellcheck shell=bash

condition() {
  # shellcheck disable=SC2016
  configure "$(member "${1:-node2}")" '$a\watchdog:\n  mode: required' '.watchdog_failed'
}
