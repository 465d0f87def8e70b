# shellcheck shell=bash
# What Surefire and Failsafe wrote down, in a few lines: how many tests, which were skipped, which failed.

# test_counts FOLDER: tests, failures, errors and skipped tests, summed over the reports of a folder.
test_counts() {
  cat "$1"/TEST-*.xml 2>/dev/null | awk '
    function attribute(name,   text) {
      if (!match($0, " " name "=\"[0-9]+\"")) return 0
      text = substr($0, RSTART, RLENGTH)
      gsub(/[^0-9]/, "", text)
      return text
    }
    /<testsuite / { in_head = 1 }
    in_head {
      tests += attribute("tests"); failures += attribute("failures"); errors += attribute("errors"); skipped += attribute("skipped")
      if (/>/) in_head = 0
    }
    END { print tests + 0, failures + 0, errors + 0, skipped + 0 }'
}

# named_tests FOLDER ELEMENT...: the tests that have one of these elements (skipped, failure, error), a line each.
named_tests() {
  local folder=$1
  shift
  cat "$folder"/TEST-*.xml 2>/dev/null | awk -v elements="$(printf '%s|' "$@")" '
    function attribute(line, name) {
      if (!match(line, " " name "=\"[^\"]*\"")) return ""
      return substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    }
    /<testcase / {
      test = attribute($0, "classname")
      # A class that was skipped as a whole has no name of a test.
      if (attribute($0, "name") != "") test = test "." attribute($0, "name")
    }
    {
      count = split(elements, wanted, "|")
      for (i = 1; i < count; i++)
        if ($0 ~ "<" wanted[i] "[ />]") {
          reason = attribute($0, "message")
          sub(/^(&#10;)+/, "", reason)
          sub(/&#10;.*/, "", reason)
          print "  " test (reason == "" ? "" : ": " substr(reason, 1, 160))
        }
    }' | sed 's/&quot;/"/g; s/&apos;/'\''/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'
}

# summarize TITLE FOLDER: prints the counts and names of one kind of tests; fails when one failed.
summarize() {
  local title=$1 folder=$2 tests failures errors skipped
  read -r tests failures errors skipped < <(test_counts "$folder")
  printf '%s: %s tests, %s failed, %s skipped\n' "$title" "$tests" "$((failures + errors))" "$skipped"
  ((skipped == 0)) || { printf ' skipped:\n' && named_tests "$folder" skipped; }
  ((failures + errors == 0)) || { printf ' failed:\n' && named_tests "$folder" failure error; }
  ((failures + errors == 0))
}

# summarize_steps TITLE FILE: the same for the steps that src/commands/fresh.sh noted.
summarize_steps() {
  awk -v title="$1" '
    NR == 1 { next }
    $(NF - 2) != 0 { failed++; lines = lines "\n  " $0 }
    END { printf "%s: %d steps, %d failed\n%s", title, NR - 1, failed, lines == "" ? "" : " failed:" lines "\n"; exit failed || NR < 2 }' "$2"
}
