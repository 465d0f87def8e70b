package dev.readdress.yaml;

/** Plans the replacement of one scalar. */
final class ScalarEdit {
  private ScalarEdit() {}

  static PlannedEdit plan(SourceText text, YamlDocument document, YamlPath path, String newText)
      throws RefusedException {
    ScalarText.refuseUnwritable(newText);
    PathWalk walk = PathWalk.follow(document, path);
    if (!(walk.last() instanceof YamlScalar scalar)) {
      throw new RefusedException(
          SpliceReason.NOT_A_SCALAR, walk.last().where() + ": " + path + " is no single value");
    }
    String where = scalar.where() + ": " + path;
    if (scalar.string().filter(newText::equals).isPresent()) {
      throw new RefusedException(SpliceReason.ALREADY_SO, where + " has this value already");
    }
    if (scalar.tag().filter(tag -> !tag.equals(PyYamlTags.STRING)).isPresent()) {
      throw new RefusedException(SpliceReason.TAGGED, where + " has a tag");
    }
    TreeChange change = new TreeChange(path, newText, false);
    return switch (scalar.style()) {
      case LITERAL, FOLDED -> BlockScalarEdit.plan(text, scalar, newText, change);
      default -> inLine(text, scalar, newText, change);
    };
  }

  private static PlannedEdit inLine(
      SourceText text, YamlScalar scalar, String newText, TreeChange change)
      throws RefusedException {
    int from = scalar.mark().index();
    int to = scalar.written().end();
    String written = ScalarText.write(newText, scalar.style());
    if (from == to) {
      return new PlannedEdit(
          scalar.mark(), from, to, spaceAfterColon(text, scalar) + written, change);
    }
    return new PlannedEdit(scalar.mark(), from, to, written, change);
  }

  /** An empty value stands right behind its colon, tag or anchor. */
  private static String spaceAfterColon(SourceText text, YamlScalar scalar)
      throws RefusedException {
    int index = scalar.mark().index();
    char before = index == 0 ? '\n' : text.text().charAt(index - 1);
    boolean property = scalar.written().anchor().isPresent() || scalar.written().tag().isPresent();
    if (before != ':' && !property) {
      throw new RefusedException(
          SpliceReason.UNUSUAL_STYLE, scalar.where() + ": there is no colon to write behind");
    }
    return " ";
  }
}
