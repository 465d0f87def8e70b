package dev.readdress.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.problem.Problem;
import dev.readdress.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtraVariablesTest {
  private final Path directory;
  private final Problems problems = new Problems();

  ExtraVariablesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a=1                  | a=1
          a=1 b='two words'    | a=1 b=two words
          a=x#y                | a=x#y
          a=x\\y               | a=x\\y
          a=                   | a=
          a=b=c                | a=b=c
          {"a": "x", "b": "y"} | a=x b=y
          {a: x}               | a=x
          """)
  void pairsAndDocuments(String typed, String expected) {
    assertThat(text(List.of(typed))).isEqualTo(expected);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void theLastOneWinsWhereverItComesFrom() throws IOException {
    Files.writeString(directory.resolve("more.yml"), "a: file\nb: file\n");
    assertThat(text(List.of("a=1 c=1", "@more.yml", "b=2"))).isEqualTo("a=file c=1 b=2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a       | -e:1:1      | 'a' has no value
          a=1 b   | -e:1:5      | 'b' has no value
          a='x    | -e:1:3      | the quote ' is not closed
          [a, b]  | -e [a, b]   | these are no variables
          @none   | none        | there is no such file
          """)
  void whatCannotBeReadIsTold(String typed, String where, String what) {
    text(List.of(typed));
    assertThat(problems.list()).extracting(Problem::where).containsExactly(where);
    assertThat(problems.list()).extracting(Problem::what).containsExactly(what);
    assertThat(problems.list()).extracting(Problem::fix).doesNotContain("");
  }

  private String text(List<String> typed) {
    Variables variables = new ExtraVariables(directory, new Vault(List.of()), problems).of(typed);
    StringBuilder text = new StringBuilder();
    for (Variable variable : variables.all()) {
      text.append(text.isEmpty() ? "" : " ");
      text.append(variable.name()).append('=').append(((Value.Text) variable.value()).text());
    }
    return text.toString();
  }
}
