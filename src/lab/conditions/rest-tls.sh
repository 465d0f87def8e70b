# rest-tls: all REST APIs speak TLS, with certificates of an authority of their own
# shellcheck shell=bash disable=SC2154

condition() {
  serve_tls '  certfile: /etc/patroni/rest.crt\n  keyfile: /etc/patroni/rest.key'
}
