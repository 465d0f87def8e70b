package dev.readdress.ssh;

import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Carries what a channel receives to whoever reads it. Writing never waits, because one thread
 * writes for all channels of a session; when more than so many bytes stay unread, the write fails,
 * which ends that channel alone.
 */
final class BoundedPipe extends OutputStream {
  private final Pace pace;
  private final int most;
  private final Deque<byte[]> chunks = new ArrayDeque<>();
  private int offset;
  private int size;
  private boolean ended;
  private @Nullable IOException failure;

  BoundedPipe(Pace pace, int most) {
    this.pace = pace;
    this.most = most;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    if (ended) {
      throw new IOException("nobody reads this channel any more");
    }
    if (size + length > most) {
      fail(new IOException("more than " + most + " bytes came and were not read"));
      throw new IOException("the channel's buffer is full");
    }
    if (length > 0) {
      byte[] chunk = new byte[length];
      System.arraycopy(bytes, from, chunk, 0, length);
      chunks.add(chunk);
      size += length;
      notifyAll();
    }
  }

  /** No more will be written; what is there can still be read. */
  @Override
  public synchronized void close() {
    ended = true;
    notifyAll();
  }

  /** Ends all waiting with this failure; what is there is not read any more. */
  synchronized void fail(IOException cause) {
    if (failure == null) {
      failure = cause;
    }
    ended = true;
    chunks.clear();
    size = 0;
    notifyAll();
  }

  synchronized boolean hasFailed() {
    return failure != null;
  }

  synchronized int available() {
    return size;
  }

  /**
   * Reads what is there, at least one byte.
   *
   * @param timeoutMillis how long to wait, 0 for ever
   * @return how many bytes, or -1 at the end
   * @throws SocketTimeoutException when nothing came in time; the pipe stays usable
   */
  synchronized int read(byte[] bytes, int from, int length, int timeoutMillis) throws IOException {
    if (length == 0) {
      return 0;
    }
    await(timeoutMillis);
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    byte[] chunk = chunks.peek();
    if (chunk == null) {
      return -1;
    }
    int count = Math.min(length, chunk.length - offset);
    System.arraycopy(chunk, offset, bytes, from, count);
    offset += count;
    size -= count;
    if (offset == chunk.length) {
      chunks.remove();
      offset = 0;
    }
    return count;
  }

  private void await(int timeoutMillis) throws IOException {
    Deadline deadline =
        Deadline.after(
            pace, Duration.ofMillis(timeoutMillis == 0 ? Integer.MAX_VALUE : timeoutMillis));
    while (size == 0 && !ended) {
      if (deadline.hasPassed()) {
        throw new SocketTimeoutException("Read timed out");
      }
      try {
        wait(deadline.remainingMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new java.io.InterruptedIOException("interrupted while reading");
      }
    }
  }
}
