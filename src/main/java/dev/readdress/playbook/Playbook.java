package dev.readdress.playbook;

import java.util.List;

/**
 * A playbook.
 *
 * @param file its name as it is told to people
 * @param plays its plays, at least one, in order
 */
public record Playbook(String file, List<Play> plays) {
  public Playbook {
    plays = List.copyOf(plays);
  }

  /** The same playbook with those of its tasks that are taken. */
  public Playbook taking(TagSelection selection) {
    return new Playbook(file, plays.stream().map(play -> play.taking(selection)).toList());
  }
}
