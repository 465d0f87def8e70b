# lag-limit=BYTES: maximum_lag_on_failover
# shellcheck shell=bash

condition() {
  set_dynamic ".maximum_lag_on_failover = $1"
}
