package dev.readdress.result;

/**
 * One host of the run.
 *
 * @param host the inventory's name
 * @param state {@code ok}, {@code unreachable}, {@code no-patroni} or {@code failed}
 * @param detail why, in words; empty for {@code ok}
 */
public record HostResult(String host, String state, String detail) {}
