# end-mark: a process with Patroni's command line answers with what could end the script's output, if it stood in a command line
# shellcheck shell=bash

intrusion() {
  impostor "$1" end-mark
}
