package dev.readdress.inventory;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** Dates and times as Python's {@code isoformat} writes them, which is how Ansible shows them. */
final class PythonTime {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

  private PythonTime() {}

  static String text(@Nullable Object time) {
    if (time instanceof LocalDateTime local) {
      return local.format(local.get(ChronoField.NANO_OF_SECOND) == 0 ? SECONDS : MICROSECONDS);
    }
    if (time instanceof OffsetDateTime offset) {
      return text(offset.toLocalDateTime()) + offset.format(OFFSET);
    }
    return String.valueOf(time);
  }
}
