package dev.readdress.probe;

/**
 * A file that another file names.
 *
 * @param section the sort of section that it belongs to
 * @param pattern an absolute path, or a pattern as sh(1) expands it
 */
record NamedFile(String section, String pattern) {}
