package dev.readdress.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of an ssh(1) command line: its options as ssh_config options, in order.
 *
 * @param options what {@code -o}, {@code -J}, {@code -p}, {@code -l}, {@code -i}, {@code -C} say
 * @param configFile what {@code -F} names, if it is there
 * @param standardTo what {@code -W} names, if it is there
 * @param operands the words that are no options: a destination, and a command
 */
record SshArguments(
    List<SshOption> options,
    Optional<String> configFile,
    Optional<String> standardTo,
    List<String> operands) {
  private static final String WITH_VALUE = "BbcDEeFIiJLlmOoPpQRSWw";

  /** About what is shown, terminals, and what is not forwarded. */
  private static final String HARMLESS = "AafgKkMnNqTtvXxYy";

  SshArguments {
    options = List.copyOf(options);
    operands = List.copyOf(operands);
  }

  static SshArguments parse(List<String> words) throws SettingsException {
    Parser parser = new Parser(words);
    parser.parse();
    return new SshArguments(parser.options, parser.configFile, parser.standardTo, parser.operands);
  }

  private static final class Parser {
    private final List<String> words;
    private final List<SshOption> options = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();
    private Optional<String> configFile = Optional.empty();
    private Optional<String> standardTo = Optional.empty();
    private int at;

    Parser(List<String> words) {
      this.words = words;
    }

    void parse() throws SettingsException {
      while (at < words.size()) {
        String word = words.get(at++);
        if (word.length() > 1 && word.startsWith("-")) {
          flags(word);
        } else {
          operands.add(word);
        }
      }
    }

    private void flags(String word) throws SettingsException {
      for (int i = 1; i < word.length(); i++) {
        char flag = word.charAt(i);
        if (WITH_VALUE.indexOf(flag) >= 0) {
          value(flag, word.substring(i + 1));
          return;
        }
        flag(flag, word);
      }
    }

    private void value(char flag, String attached) throws SettingsException {
      String value = attached;
      if (value.isEmpty()) {
        if (at == words.size()) {
          throw new SettingsException("-" + flag, "has no value", "give it one, or take it away");
        }
        value = words.get(at++);
      }
      String where = "-" + flag + " " + value;
      switch (flag) {
        case 'o' -> options.add(SshOption.parse(where, value));
        case 'J' -> add(where, "proxyjump", value);
        case 'p' -> add(where, "port", value);
        case 'l' -> add(where, "user", value);
        case 'i' -> add(where, "identityfile", value);
        case 'c' -> add(where, "ciphers", value);
        case 'm' -> add(where, "macs", value);
        case 'F' -> configFile = Optional.of(value);
        case 'W' -> standardTo = Optional.of(value);
        case 'D', 'L', 'R', 'e', 'E', 'S' -> {
          // Forwarded ports, the escape character, the log, a shared connection.
        }
        default -> throw unsupported(where);
      }
    }

    private void flag(char flag, String word) throws SettingsException {
      switch (flag) {
        case 'C' -> add(word, "compression", "yes");
        case '4' -> add(word, "addressfamily", "inet");
        case '6' -> add(word, "addressfamily", "inet6");
        default -> {
          if (HARMLESS.indexOf(flag) < 0) {
            throw unsupported(word);
          }
        }
      }
    }

    private void add(String where, String keyword, String value) {
      options.add(new SshOption(where, keyword, value, List.of(value)));
    }

    private static SettingsException unsupported(String where) {
      return new SettingsException(
          where, "this argument of ssh cannot be honoured", "take it away for this host");
    }
  }
}
