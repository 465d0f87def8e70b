# failsafe-mode: failsafe_mode is on
# shellcheck shell=bash

condition() {
  set_dynamic '.failsafe_mode = true'
}
