package dev.readdress.patroni;

import dev.readdress.network.HostPort;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member's {@code api_url} as the DCS holds it. The raw text is kept, for Patroni publishes what
 * no URI parser takes, such as {@code http://:8008/patroni} (Patroni issue 2713).
 *
 * @param raw the text as published
 */
public record PublishedUrl(String raw) {
  private static final Pattern FORM = Pattern.compile("(https?)://([^/?#]*)(/.*)?");

  /** {@code http} or {@code https}; empty when the text is no such URL. */
  public Optional<String> scheme() {
    Matcher matcher = FORM.matcher(raw);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Host and port; without a port a client goes to 80 or 443. Empty when the text is no URL. */
  public Optional<HostPort> hostPort() {
    Matcher matcher = FORM.matcher(raw);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int defaultPort = matcher.group(1).equals("https") ? 443 : 80;
    return HostPort.parse(matcher.group(2)).map(parsed -> parsed.withDefaultPort(defaultPort));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublishedUrl url && raw.equals(url.raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }

  @Override
  public String toString() {
    return raw;
  }
}
