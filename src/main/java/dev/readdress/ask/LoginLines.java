package dev.readdress.ask;

import dev.readdress.cluster.LoginReply;
import dev.readdress.connection.Frame;
import dev.readdress.network.HostPort;
import dev.readdress.problem.Printable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what login.py tells, whatever the node has made of it. */
final class LoginLines {
  private static final int MOST_SHOWN = 500;
  private static final Pattern LINE =
      Pattern.compile("(\\d{1,4}|\\*) (accepted|rejected|untried)(?: (.*))?");
  private static final Pattern ENDED = Pattern.compile("ended (\\d{1,3})");

  /** What becomes of as_user_of when it cannot be that user. */
  private static final String NOT_PERMITTED = "126";

  /** What becomes of timeout(1), and of a process that SIGALRM ended. */
  private static final List<String> TOO_LONG = List.of("124", "137", "142");

  private LoginLines() {}

  /** What came of each; one that there is no line about was not tried. */
  static Map<HostPort, LoginReply> read(Frame.Section section, List<HostPort> addresses) {
    if (section.status() != Frame.Status.FOUND) {
      return untried(addresses, section.reason());
    }
    Map<HostPort, LoginReply> replies = new HashMap<>();
    String otherwise = "the login was not answered";
    for (String line : section.body().lossyUtf8().lines().toList()) {
      Matcher told = LINE.matcher(line);
      Matcher ended = ENDED.matcher(line);
      if (told.matches()) {
        String text = told.group(3) == null ? "" : told.group(3);
        if (told.group(1).equals("*")) {
          otherwise = Printable.line(text, MOST_SHOWN);
        } else if (Integer.parseInt(told.group(1)) < addresses.size()) {
          replies.putIfAbsent(
              addresses.get(Integer.parseInt(told.group(1))), reply(told.group(2), text));
        }
      } else if (ended.matches() && !ended.group(1).equals("0")) {
        otherwise = ended(ended.group(1));
      }
    }
    untried(addresses, otherwise).forEach(replies::putIfAbsent);
    return replies;
  }

  /** None was tried, for one reason. */
  static Map<HostPort, LoginReply> untried(List<HostPort> addresses, String why) {
    Map<HostPort, LoginReply> replies = new HashMap<>();
    addresses.forEach(address -> replies.put(address, new LoginReply.Untried(why)));
    return replies;
  }

  private static LoginReply reply(String outcome, String text) {
    String shown = Printable.line(text, MOST_SHOWN);
    return switch (outcome) {
      case "accepted" -> new LoginReply.Accepted(shown);
      case "rejected" -> new LoginReply.Rejected(shown);
      default -> new LoginReply.Untried(shown);
    };
  }

  private static String ended(String status) {
    if (status.equals(NOT_PERMITTED)) {
      return "it needs to become the user of Patroni";
    }
    return TOO_LONG.contains(status)
        ? "the login did not end in time"
        : "the Python of Patroni ended with status " + status;
  }
}
