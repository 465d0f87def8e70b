# rest-dropped=FROM:TO: FROM's requests to TO's REST API get lost, as in a firewall
# shellcheck shell=bash

condition() {
  drop "$(member "$1")" "$(member "$2")" 8008
}
