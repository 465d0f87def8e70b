package dev.readdress.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.json.ExactJson;
import dev.readdress.json.ExactScalar;
import dev.readdress.network.IpAddress;
import dev.readdress.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * What {@code --record DIR} keeps: a file for each cluster, readable by its owner, from which the
 * same diagnosis, plan and rehearsal follow again.
 *
 * @param directory where they are
 */
public record Recordings(Path directory) {
  private static final ExactJson FORM =
      new ExactJson(
          List.of(
              new ExactScalar<>(
                  IpAddress.class,
                  IpAddress::toString,
                  text -> IpAddress.parse(text).orElseThrow()),
              new ExactScalar<>(Bytes.class, Recordings::text, Recordings::bytes)),
          one -> one instanceof ConfigFile file ? file.withoutSecrets() : one);

  private static String text(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.toArray());
  }

  private static Bytes bytes(String text) {
    return Bytes.of(Base64.getDecoder().decode(text));
  }

  /**
   * Keeps a cluster; an older recording of the same name is replaced.
   *
   * @throws ProblemException when it cannot be kept here
   */
  public void keep(RecordedCluster cluster) {
    String name = cluster.observation().id().replaceAll("[^A-Za-z0-9._-]", "_");
    try {
      Files.createDirectories(directory);
      PrivateFiles.replace(
          directory.resolve(name + ".observation.json"),
          (FORM.write(cluster) + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new ProblemException(
          "--record " + directory,
          "what was observed cannot be kept here",
          "Name a directory that you may write.");
    }
  }

  /** What is kept in a file. */
  public static RecordedCluster read(Path file) throws IOException {
    return FORM.read(Bytes.of(Files.readAllBytes(file)), RecordedCluster.class);
  }
}
