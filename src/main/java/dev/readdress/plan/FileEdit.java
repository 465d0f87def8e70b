package dev.readdress.plan;

import dev.readdress.bytes.Bytes;
import dev.readdress.patroni.Endpoint;
import java.util.Optional;

/**
 * One change in one file: at a byte offset, some bytes for others. It is assembled on the node from
 * the file's own bytes, so nothing else of the file travels.
 *
 * @param member the member
 * @param endpoint which endpoint it concerns
 * @param setting what it sets, as {@code restapi.connect_address}
 * @param file the absolute path
 * @param line the line of the value, from 1
 * @param offset in bytes from the beginning of the file
 * @param before the bytes that must stand there
 * @param after the bytes that stand there afterwards
 * @param hashBefore SHA-256 of the whole file before
 * @param hashAfter SHA-256 of the whole file afterwards
 * @param oldValue the value before, as text, or empty when there was none
 * @param newValue the value afterwards, as text; empty when there is none afterwards
 */
public record FileEdit(
    String member,
    Endpoint endpoint,
    String setting,
    String file,
    int line,
    int offset,
    Bytes before,
    Bytes after,
    String hashBefore,
    String hashAfter,
    Optional<String> oldValue,
    String newValue) {}
