/**
 * What people and programs get to see of a run: text in Ansible's manner, JSON, events, JUnit,
 * HTML, Prometheus. Every rendering is made from the records of {@code result} alone, so that all
 * of them say the same and an earlier run can be shown again; text that came from nodes is bounded
 * and harmless wherever it ends up. It uses {@code result} and {@code json}; it writes to what it
 * is given and opens nothing.
 */
@NullMarked
package dev.readdress.report;

import org.jspecify.annotations.NullMarked;
