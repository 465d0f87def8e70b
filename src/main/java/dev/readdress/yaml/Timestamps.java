package dev.readdress.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as PyYAML 6.0 makes them ({@code constructor.py}, construct_yaml_timestamp). */
final class Timestamps {
  private static final Pattern PATTERN =
      Pattern.compile(
          "(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})"
              + "(?:(?:[Tt]|[ \\t]+)(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})"
              + "(?:\\.(?<fraction>[0-9]*))?"
              + "(?:[ \\t]*(?<zone>Z|(?<sign>[-+])(?<zoneHour>[0-9]{1,2})"
              + "(?::(?<zoneMinute>[0-9]{2}))?))?)?");

  private Timestamps() {}

  /** A LocalDate, a LocalDateTime, or an OffsetDateTime if a zone is given. */
  static Temporal parse(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("this is no timestamp");
    }
    try {
      return temporal(matcher);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("there is no such date or time", e);
    }
  }

  private static Temporal temporal(Matcher matcher) {
    LocalDate date =
        LocalDate.of(number(matcher, "year"), number(matcher, "month"), number(matcher, "day"));
    if (date.getYear() < 1) {
      throw new DateTimeException("Python's dates start with year 1");
    }
    if (matcher.group("hour") == null) {
      return date;
    }
    LocalDateTime time =
        date.atTime(
            number(matcher, "hour"),
            number(matcher, "minute"),
            number(matcher, "second"),
            microseconds(matcher.group("fraction")) * 1_000);
    if (matcher.group("zone") == null) {
      return time;
    }
    return OffsetDateTime.of(time, zone(matcher));
  }

  private static int number(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int microseconds(@org.jspecify.annotations.Nullable String fraction) {
    if (fraction == null || fraction.isEmpty()) {
      return 0;
    }
    return Integer.parseInt((fraction + "00000").substring(0, 6));
  }

  private static ZoneOffset zone(Matcher matcher) {
    if (matcher.group("sign") == null) {
      return ZoneOffset.UTC;
    }
    int minutes = number(matcher, "zoneHour") * 60;
    if (matcher.group("zoneMinute") != null) {
      minutes += number(matcher, "zoneMinute");
    }
    return ZoneOffset.ofTotalSeconds(
        matcher.group("sign").equals("-") ? -minutes * 60 : minutes * 60);
  }
}
