/**
 * Ways into nodes through SSH, and the only room that knows JSch. It guarantees that host keys are
 * checked by its own rules, that whatever a server sends is bounded, that one channel never blocks
 * another, and that every wait ends at its deadline because the raw socket is closed then. It reads
 * ssh_config(5) and known_hosts as ssh(1) does and refuses what it cannot honour. It depends on
 * {@code connection} and the rooms that are open to all.
 */
@NullMarked
package dev.readdress.ssh;

import org.jspecify.annotations.NullMarked;
