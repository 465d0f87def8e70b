# set-uid-program: a process with Patroni's command line and a REST API of its own becomes a set-uid program when it was looked at three times
# shellcheck shell=bash

intrusion() {
  mallorys "$1" set-uid-program.py <"$lab_sources/intrusions/set-uid-program.py"
  impostor "$1" set-uid-program
  # Of two that claim to be the member's Patroni, the one that was there first could win.
  take_over "$1" patroni /etc/patroni/config.yml
}
