package dev.readdress.inventory;

import java.util.Comparator;
import java.util.List;

/**
 * Values in JSON as ansible-inventory prints them: keys sorted, four blanks deeper at each level,
 * nothing but control characters escaped; vaulted and unsafe values as Ansible marks them.
 */
final class AnsibleJson {
  private static final String INDENT = "    ";

  private final SecretDisplay secrets;
  private final StringBuilder out = new StringBuilder();

  private AnsibleJson(SecretDisplay secrets) {
    this.secrets = secrets;
  }

  static String text(Value value, SecretDisplay secrets) {
    AnsibleJson json = new AnsibleJson(secrets);
    json.value(value, "\n");
    return json.out.toString();
  }

  private void value(Value value, String line) {
    if (value instanceof Value.Mapping mapping) {
      mapping(mapping, line);
    } else if (value instanceof Value.Sequence sequence) {
      sequence(sequence, line);
    } else if (value instanceof Value.Encrypted encrypted) {
      marked("__ansible_vault", encrypted.envelope(), line);
    } else if (value instanceof Value.Verbatim verbatim) {
      marked("__ansible_unsafe", verbatim.text(), line);
    } else if (value instanceof Value.Text text) {
      string(text.text());
    } else {
      out.append(VariableName.of(value));
    }
  }

  private void marked(String mark, String text, String line) {
    out.append('{').append(line).append(INDENT);
    string(mark);
    out.append(": ");
    string(text);
    out.append(line).append('}');
  }

  private void mapping(Value.Mapping mapping, String line) {
    List<Value.Entry> sorted =
        mapping.entries().stream()
            .sorted(Comparator.comparing(Value.Entry::key, AnsibleJson::compare))
            .toList();
    String separator = "{" + line + INDENT;
    for (Value.Entry entry : sorted) {
      String name = VariableName.of(entry.key());
      out.append(separator);
      string(name);
      out.append(": ");
      value(secrets.shown(name, entry.value()), line + INDENT);
      separator = "," + line + INDENT;
    }
    out.append(sorted.isEmpty() ? "{}" : line + "}");
  }

  private static int compare(Value left, Value right) {
    if (left instanceof Value.Whole one && right instanceof Value.Whole other) {
      return one.value().compareTo(other.value());
    }
    return FileOrder.BY_CODE_POINT.compare(VariableName.of(left), VariableName.of(right));
  }

  private void sequence(Value.Sequence sequence, String line) {
    String separator = "[" + line + INDENT;
    for (Value item : sequence.items()) {
      out.append(separator);
      value(secrets.shown("", item), line + INDENT);
      separator = "," + line + INDENT;
    }
    out.append(sequence.items().isEmpty() ? "[]" : line + "]");
  }

  private void string(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (c < ' ') {
          out.append(String.format("\\u%04x", c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }
}
