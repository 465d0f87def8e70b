package dev.readdress.network;

/**
 * An address that a file on a node declares: one that the operating system configures there, or one
 * that a VIP manager moves.
 *
 * @param address the address
 * @param by who reads the file: {@code ifupdown}, {@code keepalived}, ...
 * @param source the place, as {@code file:line}
 */
public record DeclaredAddress(IpAddress address, String by, String source) {}
