package dev.readdress.probe;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptResult;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** A connection whose scripts print what the test says, in order; one too many is an error. */
final class Answering implements Connection {
  private final Iterator<Bytes> outputs;
  private final List<Script> scripts = new ArrayList<>();

  Answering(Bytes... outputs) {
    this.outputs = Arrays.asList(outputs).iterator();
  }

  List<Script> scripts() {
    return scripts;
  }

  @Override
  public ScriptResult run(Script script, Deadline deadline) {
    scripts.add(script);
    return new ScriptResult(0, outputs.next(), Bytes.EMPTY, false);
  }

  @Override
  public Socket open(String host, int port, Deadline deadline) throws IOException {
    throw new IOException("the probe opens no sockets");
  }

  @Override
  public void close() {}
}
