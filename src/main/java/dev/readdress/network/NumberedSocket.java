package dev.readdress.network;

/**
 * A listening TCP socket as the kernel lists it.
 *
 * @param local its address and port
 * @param number its inode, by which /proc/PID/fd tells who holds it (proc(5))
 */
public record NumberedSocket(HostPort local, long number) {}
