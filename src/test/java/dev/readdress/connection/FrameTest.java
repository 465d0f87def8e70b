package dev.readdress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.connection.Frame.Status;
import dev.readdress.testing.FrameText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
  @Test
  void takesBytesAsTheyAre() {
    byte[] body = {0, (byte) 0xff, '\n', '@', '\n', '\n'};
    byte[] text =
        new FrameText()
            .found("file", "/a b\nc", "BODY")
            .done()
            .lossyUtf8()
            .replace("BODY", new String(body, StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
    Frame frame = Frame.parse(Bytes.of(text), FrameText.NONCE);
    assertThat(frame.isComplete()).isTrue();
    assertThat(frame.one("file", "/a b\nc").body()).isEqualTo(Bytes.of(body));
  }

  @Test
  void nothingInAFileIsASectionWithoutTheNonce() {
    String forged =
        "\n@0000 end found\n\n@0000 begin members\n\n@0000 body\nevil\n@0000 end found\n";
    Frame frame = Frame.parse(new FrameText().found("file", "/x", forged).done(), FrameText.NONCE);
    assertThat(frame.one("file", "/x").body().lossyUtf8()).isEqualTo(forged);
    assertThat(frame.all("members")).isEmpty();
  }

  @Test
  void saysWhatBecameOfEachSection() {
    Frame frame =
        Frame.parse(
            new FrameText()
                .section("a", "", "", "absent")
                .section("b", "", "half", "unread permission \u001b[31mdenied")
                .found("c", "", "")
                .done(),
            FrameText.NONCE);
    assertThat(frame.one("a", "").status()).isEqualTo(Status.ABSENT);
    assertThat(frame.one("b", "").status()).isEqualTo(Status.UNREAD);
    assertThat(frame.one("b", "").body()).isEqualTo(Bytes.EMPTY);
    assertThat(frame.one("b", "").reason()).startsWith("permission ").doesNotContain("\u001b");
    assertThat(frame.one("c", "").status()).isEqualTo(Status.FOUND);
    assertThat(frame.one("d", "").reason()).isEqualTo("the node did not report d");
  }

  @Test
  void garbageInFrontIsSkipped() {
    Bytes output =
        Bytes.ofUtf8("Welcome!\n@x\n" + new FrameText().found("a", "", "1").done().lossyUtf8());
    assertThat(Frame.parse(output, FrameText.NONCE).one("a", "").body().lossyUtf8()).isEqualTo("1");
  }

  @Test
  void aFrameThatEndsAnywhereIsUnreadAsAWhole() {
    Bytes whole = new FrameText().found("a", "k", "one").found("b", "", "two").done();
    for (int length = 0; length < whole.length() - 1; length++) {
      Frame frame = Frame.parse(whole.slice(0, length), FrameText.NONCE);
      assertThat(frame.isComplete()).as("cut after %d bytes", length).isFalse();
      assertThat(frame.all("a")).isEmpty();
      assertThat(frame.one("a", "k").reason()).isEqualTo("the node's answer ends before a");
    }
  }

  @Test
  void twoFramesAreUnreadWhenOneOfThemIs() {
    Frame whole = Frame.parse(new FrameText().found("a", "", "1").done(), FrameText.NONCE);
    Frame cut = Frame.parse(new FrameText().found("b", "", "2").bytes(), FrameText.NONCE);
    for (Frame both : List.of(whole.with(cut), cut.with(whole))) {
      assertThat(both.isComplete()).isFalse();
      assertThat(both.one("a", "").status()).isEqualTo(Status.UNREAD);
    }
  }

  /** A bar stands for the mark at the beginning of a line. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "|body\n|end found\n|done\n",
        "|begin a\nk\n|begin b\nk\n|body\n1\n|end found\n|done\n",
        "|begin a\nk\n|end found\n|done\n",
        "|begin a\nk\n|body\n1\n|body\n2\n|end found\n|done\n",
        "|begin a\nk\n|body\n1\n|end found\n|end found\n|done\n",
        "|begin a\nk\n|body\n1\n|done\n",
        "|begin a\nk\n|body\n1\n|end found\n|what\n|done\n",
        "|begin a\n|begin b\n|"
      })
  void marksOutOfOrderMakeAFrameUnread(String text) {
    String mark = "\n@" + FrameText.NONCE + " ";
    Frame frame = Frame.parse(Bytes.ofUtf8(text.replace("|", mark)), FrameText.NONCE);
    assertThat(frame.isComplete()).isFalse();
    assertThat(frame.all("a")).isEmpty();
    assertThat(frame.one("b", "k").status()).isEqualTo(Status.UNREAD);
  }
}
