package dev.readdress.patroni;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.SecretNames;
import dev.readdress.yaml.YamlDocument;
import dev.readdress.yaml.YamlEntry;
import dev.readdress.yaml.YamlException;
import dev.readdress.yaml.YamlMapping;
import dev.readdress.yaml.YamlNode;
import dev.readdress.yaml.YamlReader;
import dev.readdress.yaml.YamlScalar;
import dev.readdress.yaml.YamlSequence;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration file in which every secret gives way to as many {@code x}: the rest of the file,
 * and its structure, stay as they are.
 */
public final class WithoutSecrets {
  /** Passwords in connection strings and in URLs, wherever they stand. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)(?:password|passwd|pwd|secret|token)\\s*=\\s*(\\S+)|://[^/\\s:@]*:([^@\\s]+)@");

  private final String text;
  private final BitSet masked = new BitSet();
  private final BitSet scalars = new BitSet();

  private WithoutSecrets(String text) {
    this.text = text;
  }

  /**
   * The file without its secrets; nothing of it when that cannot be made sure, because it is no
   * YAML or has a key twice.
   */
  public static Bytes of(String path, Bytes content) {
    Optional<String> text = content.utf8().filter(all -> !all.startsWith("\uFEFF"));
    if (text.isEmpty()) {
      return Bytes.EMPTY;
    }
    try {
      YamlDocument document = YamlReader.read(path, content);
      if (!document.duplicates().isEmpty()) {
        return Bytes.EMPTY;
      }
      Bytes without = new WithoutSecrets(text.get()).of(document);
      YamlReader.read(path, without);
      return without;
    } catch (YamlException e) {
      return Bytes.EMPTY;
    }
  }

  private Bytes of(YamlDocument document) {
    walk(document.root(), false);
    Matcher inside = INSIDE.matcher(text);
    while (inside.find()) {
      int group = inside.group(1) == null ? 2 : 1;
      mask(inside.start(group), inside.end(group));
    }
    comments();
    StringBuilder without = new StringBuilder(text);
    masked.stream()
        .filter(at -> !Character.isWhitespace(text.charAt(at)))
        .forEach(at -> without.setCharAt(at, 'x'));
    return Bytes.ofUtf8(without.toString());
  }

  private void walk(YamlNode node, boolean secret) {
    if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        walk(entry.key(), false);
        walk(entry.value(), secret || SecretNames.isSecret(entry.key().text()));
      }
    } else if (node instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> walk(item, secret));
    } else if (node instanceof YamlScalar scalar) {
      int from = scalar.written().mark().index();
      int to = Math.max(from, scalar.written().end());
      scalars.set(from, to);
      if (secret) {
        mask(from, to);
      }
    }
  }

  /** A setting that was commented out may be a secret, too. */
  private void comments() {
    for (int at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
      int end = text.indexOf('\n', at);
      int to = end < 0 ? text.length() : end;
      if (!scalars.get(at) && SecretNames.isSecret(text.substring(at, to))) {
        mask(at + 1, to);
      }
    }
  }

  private void mask(int from, int to) {
    masked.set(from, to);
  }
}
