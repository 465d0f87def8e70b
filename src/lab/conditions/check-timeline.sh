# check-timeline: check_timeline is on
# shellcheck shell=bash

condition() {
  set_dynamic '.check_timeline = true'
}
