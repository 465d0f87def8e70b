package dev.readdress.cli;

import java.nio.file.Path;

/**
 * A setting where it is written.
 *
 * @param value the value as written, without quotes around it
 * @param where its place: {@code file:line:column}, or a variable of the environment
 * @param base the directory in which relative paths start
 */
record ConfigLine(String value, String where, Path base) {}
