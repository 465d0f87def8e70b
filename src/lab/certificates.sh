# shellcheck shell=bash
# TLS for the REST APIs: an authority for the lab, and a certificate for each node and for the lab itself.

# serve_tls LINES-OF-RESTAPI [SECTIONS]: every member serves TLS, and publishes so. Backslash-n separates lines.
serve_tls() {
  local node
  make_certificates
  for node in "${members[@]}"; do
    install_certificates "$node"
    inside "$node" sed -i "/^restapi:/a\\$1" /etc/patroni/config.yml
    [[ -z ${2:-} ]] || inside "$node" sed -i "0,/^\$/s||\\n$2|" /etc/patroni/config.yml
    reload_patroni "$node"
  done
  for node in "${members[@]}"; do
    await_or_fail 30 "TLS on $node" listed "$node" '.api_url | startswith("https://")'
    await_or_fail 30 "TLS on $node" rest_by https "$node" /patroni -o /dev/null
  done
}

# Once for a lab; clusters that are broken side by side take turns.
make_certificates() {
  exec 7>"$lab_state/keys/rest.lock"
  flock 7
  if ! has_rest_certificates; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=readdress lab $lab_name" \
      -addext keyUsage=critical,keyCertSign,cRLSign \
      -keyout "$(rest_key ca key)" -out "$(rest_key ca crt).new" 2>/dev/null
    certify lab "IP:$lab_subnet.1"
    local node
    for node in "${nodes[@]}"; do
      certify "$node" "IP:${node_address[$node]}"
    done
    mv "$(rest_key ca crt).new" "$(rest_key ca crt)"
  fi
  exec 7>&-
}

# With all that Python 3.13 demands of a certificate by default (ssl.VERIFY_X509_STRICT).
certify() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$1" -keyout "$(rest_key "$1" key)" 2>/dev/null |
    openssl x509 -req -days 3650 -CA "$(rest_key ca crt).new" -CAkey "$(rest_key ca key)" -CAcreateserial \
      -extfile <(printf 'subjectAltName=%s\nbasicConstraints=critical,CA:FALSE\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n' "$2") -out "$(rest_key "$1" crt)" 2>/dev/null
}

install_certificates() {
  local folder postgres
  folder=$(node_root "$1")/etc/patroni
  postgres=$(owner_in "$(node_root "$1")" postgres)
  install -m 0644 "$(rest_key ca crt)" "$folder/rest_ca.crt"
  install -m 0644 "$(rest_key "$1" crt)" "$folder/rest.crt"
  install -m 0600 "$(rest_key "$1" key)" "$folder/rest.key"
  chown "$postgres" "$folder"/rest_ca.crt "$folder"/rest.crt "$folder"/rest.key
}
