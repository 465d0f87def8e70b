# nosync=NODE: NODE is tagged nosync, so that it does not become a synchronous standby
# shellcheck shell=bash

condition() {
  tag "$(member "$1")" nosync true
}
