# advertises=NODE:ENDPOINT:ADDRESS:PORT: NODE advertises that address, which may be `vip`; ENDPOINT is restapi or postgresql
# shellcheck shell=bash

arrangement() {
  local node endpoint=$2 address=$3 port=$4
  node=$(member "$1")
  [[ $address != vip ]] || address=$vip
  advertise "$node" "$endpoint" "$address:$port"
  reload_and_await "$node" "$endpoint" "$address:$port"
}
