/**
 * Tests on real clusters, which {@code bin/lab} boots: systemd, sshd, etcd, Patroni and PostgreSQL
 * on three nodes. What they expect of each scenario stands in {@code
 * src/test/resources/lab/scenarios.txt}.
 */
@NullMarked
package dev.readdress.lab;

import org.jspecify.annotations.NullMarked;
