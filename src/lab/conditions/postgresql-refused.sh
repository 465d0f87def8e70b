# postgresql-refused=FROM:TO: FROM's new connections to TO's PostgreSQL are rejected, as by a firewall
# shellcheck shell=bash

condition() {
  refuse "$(member "$1")" "$(member "$2")" 5432
}
