package dev.readdress.apply;

import dev.readdress.connection.ScriptResult;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a script answered. Only lines that begin with the nonce are read; an answer without its last
 * line is no answer. The words are the node's: they are made harmless here.
 */
final class ScriptAnswer {
  private static final int MOST_WORDS = 1000;

  private final List<String> lines = new ArrayList<>();
  private final boolean complete;

  ScriptAnswer(ScriptResult result, String nonce) {
    String mark = "@" + nonce + " ";
    for (String line : result.output().lossyUtf8().split("\n", -1)) {
      if (line.startsWith(mark)) {
        lines.add(line.substring(mark.length()));
      }
    }
    complete = !lines.isEmpty() && lines.get(lines.size() - 1).equals("end");
  }

  /** The texts of all lines of a kind, as they came. */
  List<String> raw(String kind) {
    return lines.stream()
        .filter(line -> line.startsWith(kind + " "))
        .map(line -> line.substring(kind.length() + 1))
        .toList();
  }

  private Optional<String> first(String kind) {
    return raw(kind).stream().findFirst().map(text -> Printable.line(text.strip(), MOST_WORDS));
  }

  /** How the script says that it ended. */
  Outcome outcome(String operation, String host) {
    Optional<String> said = first("outcome");
    if (!complete || said.isEmpty()) {
      return new Outcome.InDoubt(
          Reason.of(ApplyCode.NO_ANSWER, host + ": " + operation + " did not answer to its end"));
    }
    String[] words = said.get().split(" ", 2);
    Reason reason =
        new Reason(
            words.length > 1 && words[1].matches("[a-z][a-z-]*") ? words[1] : operation,
            host + ": " + first("why").orElse("no reason given"));
    return switch (words[0]) {
      case "done" -> new Outcome.Applied(first("backup"), notes());
      case "unchanged" -> new Outcome.Unchanged(first("backup"));
      case "refused" -> new Outcome.Refused(reason);
      case "failed" -> new Outcome.Failed(reason);
      default -> new Outcome.InDoubt(reason);
    };
  }

  private List<String> notes() {
    return raw("note").stream().map(text -> Printable.line(text, MOST_WORDS)).toList();
  }
}
