package dev.readdress.plan;

import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.diagnose.EndpointDiagnosis;
import dev.readdress.patroni.Setting;
import java.util.List;
import java.util.Optional;

/**
 * The file in which a setting has to be changed so that the change counts: the one whose value wins
 * the merge, or, where no file has the setting, the one whose listen of the same section wins.
 */
final class WinningFile {
  private WinningFile() {}

  static Optional<ConfigFile> of(ObservedMember member, EndpointDiagnosis diagnosis) {
    List<ConfigFile> files = member.instance().files();
    Optional<String> configured = diagnosis.configured().flatMap(WinningFile::path);
    if (configured.isPresent()) {
      return byPath(files, configured.get());
    }
    return member
        .instance()
        .configuration()
        .value()
        .flatMap(read -> read.endpoint(diagnosis.endpoint()).listen())
        .flatMap(WinningFile::path)
        .flatMap(path -> byPath(files, path));
  }

  private static Optional<String> path(Setting setting) {
    if (setting.origin() instanceof Setting.FileOrigin file) {
      return Optional.of(file.path());
    }
    return Optional.empty();
  }

  private static Optional<ConfigFile> byPath(List<ConfigFile> files, String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst();
  }
}
