package dev.readdress.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of a command, in the macros of man(7), from the same descriptions that {@code
 * --help} prints. Picocli's own generator writes AsciiDoc, which takes Asciidoctor and a Ruby to
 * become a page; this much troff needs neither.
 */
final class ManPage {
  private static final String EXAMPLES = "Examples:";

  private final CommandSpec command;
  private final List<String> lines = new ArrayList<>();

  private ManPage(CommandSpec command) {
    this.command = command;
  }

  /** The page's name: {@code readdress-runs-show} for {@code readdress runs show}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  static String of(CommandSpec command) {
    ManPage page = new ManPage(command);
    page.head();
    page.options();
    page.commands();
    page.exitStatus();
    page.environment();
    page.examples();
    page.seeAlso();
    return String.join("\n", page.lines) + "\n";
  }

  private void head() {
    String title = name(command).toUpperCase(Locale.ROOT);
    String version = "readdress " + Version.ofThisProgram();
    lines.add(".TH \"" + escaped(title) + "\" 1 \"\" \"" + escaped(version) + "\" \"readdress\"");
    section("NAME");
    String header = String.join(" ", command.usageMessage().header());
    lines.add(escaped(name(command)) + " \\- " + escaped(header));
    section("SYNOPSIS");
    String words =
        (command.options().isEmpty() ? "" : " [OPTION]...")
            + command.positionalParameters().stream()
                .map(parameter -> " " + synopsis(parameter))
                .collect(Collectors.joining())
            + (command.subcommands().isEmpty() ? "" : " COMMAND");
    lines.add("\\fB" + escaped(command.qualifiedName()) + "\\fR" + escaped(words));
    List<String> description = paragraphs(command.usageMessage().description());
    if (!description.isEmpty()) {
      section("DESCRIPTION");
      description.forEach(this::paragraph);
    }
  }

  private static String synopsis(PositionalParamSpec parameter) {
    String dots = parameter.arity().max() > 1 ? "..." : "";
    boolean isOptional = parameter.arity().min() == 0;
    return isOptional ? "[" + parameter.paramLabel() + dots + "]" : parameter.paramLabel() + dots;
  }

  private void options() {
    section("OPTIONS");
    command.positionalParameters().forEach(parameter -> item(label(parameter), parameter));
    command.options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(option -> option.longestName().replaceFirst("^-+", "")))
        .forEach(option -> item(label(option), option));
  }

  private static String label(PositionalParamSpec parameter) {
    return "\\fI" + escaped(parameter.paramLabel()) + "\\fR";
  }

  private static String label(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .map(name -> "\\fB" + escaped(name) + "\\fR")
            .collect(Collectors.joining(", "));
    return option.arity().max() == 0
        ? names
        : names + " \\fI" + escaped(option.paramLabel()) + "\\fR";
  }

  private void item(String label, ArgSpec argument) {
    lines.add(".TP");
    lines.add(label);
    paragraphs(argument.description()).forEach(text -> lines.add(escaped(text)));
  }

  private void commands() {
    if (command.subcommands().isEmpty()) {
      return;
    }
    section("COMMANDS");
    for (CommandLine below : command.subcommands().values()) {
      CommandSpec spec = below.getCommandSpec();
      lines.add(".TP");
      lines.add("\\fB" + escaped(spec.name()) + "\\fR");
      lines.add(escaped(String.join(" ", spec.usageMessage().header())));
    }
  }

  private void exitStatus() {
    if (command.usageMessage().exitCodeList().isEmpty()) {
      return;
    }
    section("EXIT STATUS");
    command
        .usageMessage()
        .exitCodeList()
        .forEach(
            (code, meaning) -> {
              lines.add(".TP");
              lines.add("\\fB" + escaped(code) + "\\fR");
              lines.add(escaped(plain(meaning)));
            });
  }

  /** Once, on the page of the whole program. */
  private void environment() {
    if (command.parent() != null) {
      return;
    }
    section("ENVIRONMENT");
    lines.add("Where neither an option nor the inventory says something, these variables of");
    lines.add("Ansible's do, then the settings of its ansible.cfg:");
    for (AnsibleSetting setting : AnsibleSetting.values()) {
      lines.add(".TP");
      lines.add("\\fB" + escaped(String.join(", ", setting.variables())) + "\\fR");
      lines.add(
          escaped(setting.keys().stream().map(ManPage::setting).collect(Collectors.joining(", "))));
    }
  }

  private static String setting(String key) {
    int dot = key.indexOf('.');
    return key.substring(dot + 1) + " in [" + key.substring(0, dot) + "]";
  }

  private void examples() {
    List<String> footer =
        Arrays.stream(command.usageMessage().footer())
            .map(ManPage::plain)
            .filter(line -> !line.isBlank())
            .toList();
    int examples = footer.indexOf(EXAMPLES);
    if (examples >= 0) {
      section("EXAMPLES");
      lines.add(".nf");
      footer.subList(examples + 1, footer.size()).forEach(line -> lines.add(escaped(line.strip())));
      lines.add(".fi");
    }
  }

  private void seeAlso() {
    List<String> pages = new ArrayList<>();
    if (command.parent() != null) {
      pages.add(name(command.parent()));
    }
    command.subcommands().values().forEach(below -> pages.add(name(below.getCommandSpec())));
    if (!pages.isEmpty()) {
      section("SEE ALSO");
      lines.add(
          pages.stream()
              .map(page -> "\\fB" + escaped(page) + "\\fR(1)")
              .collect(Collectors.joining(", ")));
    }
  }

  private void section(String title) {
    lines.add(".SH " + title);
  }

  private void paragraph(String text) {
    lines.add(".PP");
    lines.add(escaped(text));
  }

  private static List<String> paragraphs(String... texts) {
    return Arrays.stream(texts).map(ManPage::plain).filter(text -> !text.isBlank()).toList();
  }

  /** Picocli's descriptions are formats. */
  private static String plain(String description) {
    return description.replace("%n", "\n").replace("%%", "%");
  }

  /** Text that troff shows as it is: no escape, no command at the start of a line, real hyphens. */
  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
  }
}
