package dev.readdress.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plans the replacement of a block scalar of one line that keeps no line end, such as after >-. */
final class BlockScalarEdit {
  /** The header with a minus, perhaps a comment, and one indented line. */
  private static final Pattern ONE_LINE =
      Pattern.compile("[|>]-[ ]*(?:#[^\\r\\n]*)?(?:\\r\\n|\\n)[ ]+(\\S[^\\r\\n]*)\\s*");

  private BlockScalarEdit() {}

  static PlannedEdit plan(SourceText text, YamlScalar scalar, String newText, TreeChange change)
      throws RefusedException {
    int start = scalar.mark().index();
    String written = text.text().substring(start, scalar.written().end());
    Matcher matcher = ONE_LINE.matcher(written);
    if (!matcher.matches() || !matcher.group(1).equals(scalar.text())) {
      throw new RefusedException(
          SpliceReason.BLOCK_SCALAR,
          scalar.where() + ": the value is a block scalar of several lines or with a line end");
    }
    return new PlannedEdit(
        scalar.mark(), start + matcher.start(1), start + matcher.end(1), newText, change);
  }
}
