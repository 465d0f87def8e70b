# second-claim: a process with Patroni's command line, a configuration and a data directory claims to be the node's member
# shellcheck shell=bash

intrusion() {
  impostor "$1" second-claim
  # Of two claims the one that was there first could win.
  take_over "$1" patroni /etc/patroni/config.yml
}
