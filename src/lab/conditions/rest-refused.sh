# rest-refused=FROM:TO: FROM's requests to TO's REST API are rejected, as by a firewall
# shellcheck shell=bash

condition() {
  refuse "$(member "$1")" "$(member "$2")" 8008
}
