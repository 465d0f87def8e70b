package dev.readdress.cli;

import dev.readdress.playbook.TagSelection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** Which tasks of a playbook are done, as ansible-playbook's options say it. */
final class TagOptions {
  @Option(
      names = {"-t", "--tags"},
      paramLabel = "TAGS",
      split = ",",
      description = "Only the tasks that have one of these tags.")
  List<String> only = new ArrayList<>();

  @Option(
      names = "--skip-tags",
      paramLabel = "TAGS",
      split = ",",
      description = "Not the tasks that have one of these tags.")
  List<String> skipped = new ArrayList<>();

  TagSelection selection() {
    return new TagSelection(new HashSet<>(only), new HashSet<>(skipped));
  }
}
