package dev.readdress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.connection.Frame.Status;
import dev.readdress.testing.FrameText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
  void aFrameThatEndsAnywhereIsReadAsFarAsItGoes() {
    Bytes whole = new FrameText().found("a", "k", "one").found("b", "", "two").done();
    for (int length = 0; length < whole.length() - 1; length++) {
      Frame frame = Frame.parse(whole.slice(0, length), FrameText.NONCE);
      assertThat(frame.isComplete()).as("cut after %d bytes", length).isFalse();
      Frame.Section first = frame.one("a", "k");
      assertThat(first.status() == Status.UNREAD || first.body().equals(Bytes.ofUtf8("one")))
          .as("cut after %d bytes", length)
          .isTrue();
    }
  }

  @Test
  void markersOutOfOrderDoNoHarm() {
    String mark = "\n@" + FrameText.NONCE + " ";
    Bytes output =
        Bytes.ofUtf8(
            mark
                + "body\n"
                + mark
                + "end found\n"
                + mark
                + "begin a\n"
                + mark
                + "begin b\n"
                + mark);
    Frame frame = Frame.parse(output, FrameText.NONCE);
    assertThat(frame.isComplete()).isFalse();
    assertThat(frame.all("a")).hasSize(1);
    assertThat(frame.one("b", "").status()).isEqualTo(Status.UNREAD);
  }
}
