# rest-client-certificates: all REST APIs speak TLS and want a client certificate for every request (verify_client: required)
# shellcheck shell=bash

condition() {
  serve_tls '  certfile: /etc/patroni/rest.crt\n  keyfile: /etc/patroni/rest.key\n  cafile: /etc/patroni/rest_ca.crt\n  verify_client: required' \
    'ctl:\n  cacert: /etc/patroni/rest_ca.crt\n  certfile: /etc/patroni/rest.crt\n  keyfile: /etc/patroni/rest.key\n'
}
