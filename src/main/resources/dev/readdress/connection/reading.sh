# What every script that reads a node begins with: the frame, and asking over HTTP.
#
# $nonce is set above this text. A section is
#
#     @NONCE begin NAME <newline> KEY <newline> @NONCE body <newline> BYTES <newline> @NONCE end STATUS
#
# and STATUS is "found", "absent" or "unread REASON". No file can hold the nonce, so no file can
# look like a section. It is never an argument of a program, where others could read it.

most_of_an_answer=1048577

# What a program of fetch is run by, when that is not ourselves: as_user UID GID GROUPS.
run_as=

begin() {
  text "$newline@$nonce begin $1$newline$2$newline@$nonce body$newline"
}

end() {
  text "$newline@$nonce end $*$newline"
}

# section NAME KEY PROGRAM ARGUMENT...: what a program prints.
section() {
  begin "$1" "$2"
  shift 2
  if has "$1"; then
    "$@" 2>/dev/null
    status=$?
    if [ "$status" -eq 0 ]; then end found; else end unread "$1 ended with status $status"; fi
  else
    end unread "$1 is not installed"
  fi
}

finish() {
  text "$newline@$nonce done$newline"
}

# fetch URL [CERTIFICATE KEY AUTHORITIES]: the body, a line with the HTTP status (- when the program
# does not say it), and a line with the program and its exit status. Files are read with the rights of
# $run_as. Times as Patroni's own: ha.py waits 2 s. With a client certificate the server's is verified,
# too: by the authorities of a file, by the system's when that is empty, not at all when it is -. Host
# names are not compared; only Python can leave that out, so Python comes first then.
fetch() {
  {
    if [ $# -gt 1 ] && has python3; then
      program=python3
      fetch_with_python "$@"
    elif has curl; then
      program=curl
      url=$1
      shift
      if [ $# -gt 1 ]; then
        set -- --cert "$1" ${2:+--key "$2"}
      fi
      $run_as curl -q -sS -g -k --noproxy '*' --proto '=http,https' --connect-timeout 2 --max-time 4 \
        --max-filesize 1048576 -w '\n%{http_code}' "$@" -- "$url" 2>/dev/null
      status=$?
    elif has wget; then
      program=wget
      fetch_with_wget "$1"
    elif has python3; then
      program=python3
      fetch_with_python "$1"
    else
      program=none
      status=127
      printf '\n-'
    fi
    printf '\n%s %s' "$program" "$status"
  } | head -c "$most_of_an_answer"
}

fetch_with_python() {
  $run_as python3 -I -c "$python_fetch" "$@" 2>/dev/null
  status=$?
  if [ "$status" -ne 0 ]; then printf '\n-'; fi
}

fetch_with_wget() {
  case $(wget --version 2>/dev/null) in
    *'GNU Wget'*)
      wget -q -O - --no-config --no-proxy --no-check-certificate --max-redirect=0 \
        --tries=1 --timeout=4 --content-on-error -- "$1" 2>/dev/null
      status=$?
      ;;
    *)
      wget -q -O - -Y off -T 4 --no-check-certificate "$1" 2>/dev/null
      status=$?
      if [ "$status" -ne 0 ]; then
        wget -q -O - -Y off -T 4 "$1" 2>/dev/null
        status=$?
      fi
      ;;
  esac
  printf '\n-'
}

# Its exit statuses mean what those of curl mean (curl(1), EXIT CODES).
python_fetch='
import http.client, signal, ssl, sys, urllib.parse
signal.alarm(4)
url = urllib.parse.urlsplit(sys.argv[1])

def tls():
    context = ssl._create_unverified_context()
    if len(sys.argv) > 2:
        certificate, key, authorities = sys.argv[2:5]
        try:
            context.load_cert_chain(certificate, key or None, lambda: "")
        except OSError:
            sys.exit(58)
        if authorities != "-":
            context.verify_mode = ssl.CERT_REQUIRED
            try:
                if authorities:
                    context.load_verify_locations(authorities)
                else:
                    context.load_default_certs()
            except OSError:
                sys.exit(77)
    return context

try:
    if url.scheme == "https":
        connection = http.client.HTTPSConnection(url.hostname, url.port, timeout=2, context=tls())
    else:
        connection = http.client.HTTPConnection(url.hostname, url.port, timeout=2)
    connection.request("GET", url.path)
    answer = connection.getresponse()
    body = answer.read(1048577)
except ssl.SSLCertVerificationError:
    sys.exit(60)
except ssl.SSLError:
    sys.exit(35)
except TimeoutError:
    sys.exit(28)
except OSError:
    sys.exit(7)
except http.client.HTTPException:
    sys.exit(52)
sys.stdout.buffer.write(body)
sys.stdout.buffer.write(b"\n%d" % answer.status)
'
