# rest-tls[=trusted]: all REST APIs speak TLS, with certificates of an authority of their own, which is named to clients when trusted
# shellcheck shell=bash

condition() {
  local clients=
  [[ ${1:-} != trusted ]] || clients='ctl:\n  cacert: /etc/patroni/rest_ca.crt\n'
  serve_tls '  certfile: /etc/patroni/rest.crt\n  keyfile: /etc/patroni/rest.key' "$clients"
}
