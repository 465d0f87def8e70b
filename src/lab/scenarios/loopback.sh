# loopback: node2 advertises 127.0.0.1, so that everybody who asks it asks himself
# A tool should find: node2's restapi address is wrong; from every other node that node itself answers.
# shellcheck shell=bash

scenario() {
  advertise "$second" restapi "127.0.0.1:8008"
  reload_and_await "$second" restapi "127.0.0.1:8008"
}
