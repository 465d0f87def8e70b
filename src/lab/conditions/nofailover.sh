# nofailover[=NODE]: NODE (node2) is tagged nofailover
# shellcheck shell=bash

condition() {
  tag "$(member "${1:-node2}")" nofailover true
}
