# rest-authentication: all REST APIs want a user and a password for what changes something
# shellcheck shell=bash

condition() {
  local node user=readdress password
  password=$(new_password)
  printf '%s %s\n' "$user" "$password" >"$lab_state/keys/rest_user"
  for node in "${members[@]}"; do
    printf '/^restapi:/a\\  authentication:\\n    username: %s\\n    password: %s\n' "$user" "$password" |
      inside "$node" sed -i -f - /etc/patroni/config.yml
    reload_patroni "$node"
    await_or_fail 20 "authentication on $node" wants_password "$node"
  done
}

wants_password() {
  [[ $(rest "$1" /reload -X POST -o /dev/null -w '%{http_code}') == 401 ]]
}
