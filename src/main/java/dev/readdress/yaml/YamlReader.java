package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Printable;
import java.util.Set;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads YAML as PyYAML 6.0 reads it with {@code safe_load}. */
public final class YamlReader {
  private static final int MOST_SHOWN = 200;

  private YamlReader() {}

  /**
   * Reads a file.
   *
   * @param source its name as it is told to people
   * @throws YamlException if PyYAML would refuse it, or it is over a bound
   */
  public static YamlDocument read(String source, Bytes bytes) throws YamlException {
    return read(source, bytes, Set.of());
  }

  /**
   * Reads a file whose reader knows some tags of its own. Scalars with them are of kind {@link
   * ScalarKind#TAGGED}, and every node shows its tag.
   *
   * @param knownTags these tags in full, such as {@code !vault}
   * @throws YamlException if PyYAML with constructors for these tags would refuse it, or it is over
   *     a bound
   */
  public static YamlDocument read(String source, Bytes bytes, Set<String> knownTags)
      throws YamlException {
    SourceText text = SourceText.of(source, bytes);
    TreeComposer composer = new TreeComposer(text, knownTags);
    try {
      YamlNode root = composer.compose();
      return new YamlDocument(source, bytes, root, composer.duplicates(), composer.usedAnchors());
    } catch (PyYamlRefusal e) {
      throw e.exception();
    } catch (MarkedYAMLException e) {
      throw syntaxError(text, e);
    } catch (YAMLException | NumberFormatException e) {
      throw new YamlException(source, "this is not YAML", SyntaxAdvice.GENERAL);
    }
  }

  private static YamlException syntaxError(SourceText text, MarkedYAMLException e) {
    String what = Printable.line(String.valueOf(e.getProblem()), MOST_SHOWN);
    String where =
        e.getProblemMark() == null ? text.source() : text.mark(e.getProblemMark()).where();
    return new YamlException(where, SyntaxAdvice.plainWords(what), SyntaxAdvice.fix(what));
  }
}
