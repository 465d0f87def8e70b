package dev.readdress.report;

/** Addresses as people compare them: without the parts that Patroni adds to every one. */
final class AddressText {
  private AddressText() {}

  /**
   * A published URL as {@code host:port} when it has the form that Patroni gives it ({@code
   * http://host:port/patroni}, {@code postgres://host:port/postgres}); else as it is, since then
   * the form itself is what the reader must see.
   */
  static String published(String url) {
    return between(url, "http://", "/patroni", between(url, "postgres://", "/postgres", url));
  }

  private static String between(String url, String start, String end, String otherwise) {
    if (url.startsWith(start)
        && url.endsWith(end)
        && url.length() > start.length() + end.length()) {
      return url.substring(start.length(), url.length() - end.length());
    }
    return otherwise;
  }

  /** The host of {@code host:port}, of a URL or of a bare address, without brackets. */
  static String host(String address) {
    String rest = address.contains("://") ? address.substring(address.indexOf("://") + 3) : address;
    int path = rest.indexOf('/');
    if (path >= 0) {
      rest = rest.substring(0, path);
    }
    if (rest.startsWith("[")) {
      int closing = rest.indexOf(']');
      return closing > 0 ? rest.substring(1, closing) : rest;
    }
    int colon = rest.lastIndexOf(':');
    boolean onlyColon = colon >= 0 && rest.indexOf(':') == colon;
    return onlyColon ? rest.substring(0, colon) : rest;
  }
}
