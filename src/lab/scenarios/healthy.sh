# healthy: every member publishes its own addresses; nobody holds the VIP
# A tool should find nothing.
# shellcheck shell=bash

scenario() {
  return 0
}
