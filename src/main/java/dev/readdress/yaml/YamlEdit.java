package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.util.List;

/**
 * Makes surgical edits of YAML files: one scalar, or one missing key, and no other byte.
 *
 * <ol>
 *   <li>The path is followed; whatever would make the edit change more than this one value is
 *       refused.
 *   <li>The new text is written in the style that is there: quotes, indentation, line ends. It gets
 *       quotes whenever PyYAML or a reader of YAML 1.2 would not read it as this very string.
 *   <li>The result is read again. It must be the old tree plus the change; else it is refused.
 * </ol>
 */
public final class YamlEdit {
  private static final List<String> TEMPLATE_MARKS = List.of("{{", "{%");

  private YamlEdit() {}

  private interface Maker {
    PlannedEdit make(SourceText text, YamlDocument document) throws RefusedException;
  }

  /**
   * The edit that makes a value this string.
   *
   * @param source the file's name as it is told to people
   * @param bytes what it holds
   * @param path the value, which must be a scalar; an empty (null) one is fine
   */
  public static SpliceResult setScalar(String source, Bytes bytes, YamlPath path, String newText) {
    return edit(source, bytes, (text, document) -> ScalarEdit.plan(text, document, path, newText));
  }

  /**
   * The edit that inserts a missing key with this string as its value.
   *
   * @param source the file's name as it is told to people
   * @param bytes what it holds
   * @param parent the mapping that gets the key
   * @param sibling the key to insert it after; if it is missing, the new one becomes the last
   */
  public static SpliceResult insertKey(
      String source, Bytes bytes, YamlPath parent, String key, String newText, String sibling) {
    NewEntry entry = new NewEntry(parent, key, newText, sibling);
    return edit(source, bytes, (text, document) -> KeyInsertion.plan(text, document, entry));
  }

  private static SpliceResult edit(String source, Bytes bytes, Maker maker) {
    try {
      SourceText text = SourceText.of(source, bytes);
      YamlDocument document = YamlReader.read(source, bytes);
      refuseTemplates(text);
      return prove(text, document, maker.make(text, document));
    } catch (YamlException e) {
      return new SpliceRefused(
          SpliceReason.NOT_READABLE, e.problem().where() + ": " + e.problem().what());
    } catch (RefusedException e) {
      return e.refusal();
    }
  }

  private static void refuseTemplates(SourceText text) throws RefusedException {
    for (String mark : TEMPLATE_MARKS) {
      int index = text.text().indexOf(mark);
      if (index >= 0) {
        throw new RefusedException(
            SpliceReason.TEMPLATE,
            text.markOfIndex(index).where() + ": " + mark + " looks like a template");
      }
    }
  }

  private static SpliceResult prove(SourceText text, YamlDocument document, PlannedEdit edit)
      throws RefusedException {
    Splice splice = edit.splice(text);
    Bytes result = splice.apply(document.bytes()).orElseThrow();
    String where = edit.mark().where();
    try {
      YamlDocument changed = YamlReader.read(document.source(), result);
      if (!edit.change().turns(document.root(), changed.root())
          || changed.duplicates().size() != document.duplicates().size()) {
        throw new RefusedException(
            SpliceReason.NOT_PROVEN, where + ": the edit would change more than this value");
      }
    } catch (YamlException e) {
      throw new RefusedException(
          SpliceReason.NOT_PROVEN, where + ": the edit would make the file unreadable");
    }
    return new SpliceMade(splice, edit.mark(), result);
  }
}
