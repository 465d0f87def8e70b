package dev.readdress.patroni;

import dev.readdress.bytes.Bytes;

/**
 * A file that Patroni reads its configuration from.
 *
 * @param path the path as the process sees it
 * @param content its bytes
 */
public record SourceFile(String path, Bytes content) {}
