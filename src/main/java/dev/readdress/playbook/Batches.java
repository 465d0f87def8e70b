package dev.readdress.playbook;

import dev.readdress.problem.Problems;
import dev.readdress.yaml.YamlNode;
import dev.readdress.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads in which batches clusters go, and when to stop. */
final class Batches {
  private static final Pattern SIZE = Pattern.compile("(?<number>[1-9]\\d{0,5})(?<percent>%)?");
  private static final Pattern SHARE = Pattern.compile("(?<number>\\d{1,3}(?:\\.\\d{1,6})?)%?");

  private final Fields fields;
  private final Problems problems;

  Batches(Fields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  Serial serial() {
    List<BatchSize> sizes = new ArrayList<>();
    for (YamlNode node : fields.items("serial")) {
      size(node).ifPresent(sizes::add);
    }
    return sizes.isEmpty() ? Serial.DEFAULT : new Serial(sizes);
  }

  private Optional<BatchSize> size(YamlNode node) {
    Matcher size = SIZE.matcher(text(node));
    int number = size.matches() ? Integer.parseInt(size.group("number")) : 0;
    boolean percent = size.matches() && size.group("percent") != null;
    if (number == 0 || (percent && number > 100)) {
      problems.add(
          node.where(),
          "'serial' is neither a number of clusters nor a percentage",
          "Write serial: 1, serial: \"25%\", or a list such as [1, \"10%\", \"100%\"].");
      return Optional.empty();
    }
    return Optional.of(percent ? new BatchSize.Percent(number) : new BatchSize.Count(number));
  }

  FailureLimit failureLimit() {
    Optional<YamlNode> node = fields.get("max_fail_percentage");
    if (node.isEmpty()) {
      return FailureLimit.NONE_MAY_FAIL;
    }
    Matcher share = SHARE.matcher(text(node.get()));
    double percent = share.matches() ? Double.parseDouble(share.group("number")) : -1;
    if (percent < 0 || percent > 100) {
      problems.add(
          node.get().where(),
          "'max_fail_percentage' is not a number from 0 to 100",
          "Write max_fail_percentage: 25.");
      return FailureLimit.NONE_MAY_FAIL;
    }
    return new FailureLimit(percent);
  }

  private static String text(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.text().strip() : "";
  }
}
