package dev.readdress.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AheadTest {
  @Test
  void theWorkIsDoneWhileItsUserDoesSomethingElse() throws InterruptedException {
    CountDownLatch elsewhere = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Ahead<String> ahead =
        Ahead.of(
            "maker",
            () -> {
              elsewhere.await();
              done.countDown();
              return Thread.currentThread().getName();
            });
    elsewhere.countDown();
    done.await();
    assertThat(ahead.get()).isEqualTo("maker");
    assertThat(ahead.get()).as("asked again").isEqualTo("maker");
  }

  @Test
  void aFailureIsADefect() {
    Ahead<String> ahead =
        Ahead.of(
            "maker",
            () -> {
              throw new IOException("disk");
            });
    assertThatThrownBy(ahead::get)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("disk");
  }
}
