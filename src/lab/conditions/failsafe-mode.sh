# failsafe-mode: failsafe_mode is on; Patroni 3.0.0 on
# shellcheck shell=bash

condition() {
  set_dynamic '.failsafe_mode = true'
}
