package dev.readdress.network;

/**
 * A host that a file on a node names, to send connections to or to take them in.
 *
 * @param host a name or an address, without brackets
 * @param by who reads the file, as {@code haproxy}
 * @param source the place, as {@code file:line}
 */
public record NamedHost(String host, String by, String source) {}
