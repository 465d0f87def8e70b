package dev.readdress.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.readdress.bytes.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged documents, thousands of them: what we read, PyYAML reads, and the same. {@code
 * -Dyaml.documents=N} says how many, {@code -Dyaml.seed=N} gives other ones; {@code
 * -Dyaml.show=true} prints those that only we refuse.
 */
class PyYamlDifferenceTest {
  private static final String[] PIECES = {
    " ",
    "  ",
    "\n",
    "\n  ",
    "\n- ",
    "\t",
    ":",
    ": ",
    "- ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "#",
    " #",
    "'",
    "\"",
    "\\",
    "&a ",
    "*a",
    "!!str ",
    "!",
    "|",
    ">",
    "|\n",
    "%",
    "@",
    "`",
    "<<: ",
    "=",
    "~",
    "---",
    "\n---\n",
    "\n...\n",
    "\r\n",
    "\r",
    "\u0085",
    "\u2028",
    "\ufeff",
    "😀",
    "é",
    "a",
    "b: c",
    "1",
    "0",
    "_",
    ".",
    "e",
    "-",
    "+",
    "0x",
    "12:30",
    "2001-01-01",
    "yes",
    "null",
    "\0",
    "\u00a0"
  };

  @Test
  void whatWeReadPyYamlReadsTheSame() throws IOException, InterruptedException {
    assumeTrue(RealPyYaml.isHere(), "python3-yaml is not installed");
    long seed = Long.getLong("yaml.seed", 1);
    System.out.println("yaml.seed=" + seed);
    List<Bytes> documents = damaged(new Random(seed), Integer.getInteger("yaml.documents", 4_000));
    List<String> answers = RealPyYaml.answers(documents);
    List<String> differences = new ArrayList<>();
    int stricter = 0;
    for (int i = 0; i < documents.size(); i++) {
      String ours = Shown.answer(documents.get(i));
      if (ours.equals("error") && !answers.get(i).equals("error")) {
        stricter++;
        if (Boolean.getBoolean("yaml.show")) {
          System.out.println("stricter: " + json(documents.get(i)) + " -> " + answers.get(i));
        }
      } else if (!ours.equals(answers.get(i))) {
        differences.add(
            json(documents.get(i)) + "\n  ours:   " + ours + "\n  PyYAML: " + answers.get(i));
      }
    }
    assertThat(differences).as("seed " + seed).isEmpty();
    assertThat(stricter).as("refused by us only, seed " + seed).isLessThan(documents.size() / 50);
  }

  private static List<Bytes> damaged(Random random, int count) throws IOException {
    List<String> whole =
        ReadCase.all().stream()
            .map(ReadCase::document)
            .flatMap(document -> document.utf8().stream())
            .filter(text -> text.length() < 500)
            .toList();
    List<Bytes> documents = new ArrayList<>();
    while (documents.size() < count) {
      String text = pick(whole, random);
      if (random.nextInt(4) == 0) {
        text = text + pick(whole, random);
      }
      for (int i = random.nextInt(4); i >= 0; i--) {
        int from = boundary(text, random.nextInt(text.length() + 1));
        int to = boundary(text, Math.min(text.length(), from + random.nextInt(3)));
        text = text.substring(0, from) + PIECES[random.nextInt(PIECES.length)] + text.substring(to);
      }
      documents.add(Bytes.ofUtf8(text));
    }
    return documents;
  }

  private static String pick(List<String> whole, Random random) {
    return whole.get(random.nextInt(whole.size()));
  }

  private static int boundary(String text, int index) {
    boolean inside = index < text.length() && Character.isLowSurrogate(text.charAt(index));
    return inside ? index + 1 : index;
  }

  private static String json(Bytes document) {
    return Shown.quoted(document.lossyUtf8());
  }
}
