package dev.readdress.report;

import dev.readdress.result.RunEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A run while it goes on, in Ansible's manner: a banner for each play and task, a line for each
 * host. Clusters travel side by side, so the banner of a cluster's task comes with its first line,
 * and again when its lines were interrupted by another's.
 */
public final class TextProgress implements EventRendering {
  private static final String EVERY_CLUSTER = "";

  private final TextStyle style;
  private final Map<String, String> taskOfCluster = new HashMap<>();
  private String shownTask = "";

  public TextProgress(TextStyle style) {
    this.style = style;
  }

  @Override
  public void render(RunEvent event, Appendable out) throws IOException {
    Sheet sheet = new Sheet(style);
    switch (event.type()) {
      case "play" -> play(sheet, event);
      case "task" -> task(sheet, event);
      case "host", "change", "wait" -> line(sheet, event);
      default -> {
        // Findings and the result are shown once, at the end.
      }
    }
    out.append(sheet.toString());
  }

  private void play(Sheet sheet, RunEvent event) {
    taskOfCluster.clear();
    shownTask = "";
    sheet.banner("PLAY [" + event.text() + "]");
  }

  private void task(Sheet sheet, RunEvent event) {
    String cluster = cluster(event);
    String prefix = cluster.isEmpty() ? "" : cluster + " : ";
    String task = "TASK [" + prefix + event.text() + "]";
    taskOfCluster.put(cluster, task);
    if (cluster.isEmpty()) {
      show(sheet, task);
    }
  }

  private void show(Sheet sheet, String task) {
    if (!task.equals(shownTask) && !task.isEmpty()) {
      sheet.banner(task);
      shownTask = task;
    }
  }

  private static String cluster(RunEvent event) {
    return Objects.requireNonNullElse(event.cluster(), EVERY_CLUSTER);
  }

  private void line(Sheet sheet, RunEvent event) {
    String everywhere = taskOfCluster.getOrDefault(EVERY_CLUSTER, "");
    show(sheet, taskOfCluster.getOrDefault(cluster(event), everywhere));
    String state = Objects.requireNonNullElse(event.state(), event.type());
    Shade shade = Shade.of(state);
    sheet.put(shade, start(state, subject(event)));
    if (showsText(event, shade)) {
      sheet.put(" => ").put(event.text());
    }
    sheet.end();
  }

  /** The host's name as Ansible shows it, and the member's where it is another. */
  private static String subject(RunEvent event) {
    String host = event.host();
    String member = event.member();
    if (host == null) {
      return member == null ? cluster(event) : member;
    }
    return member == null || member.equals(host) ? host : host + " : " + member;
  }

  private static String start(String state, String subject) {
    return switch (state) {
      case "ok", "clean", "fixed" -> "ok: [" + subject + "]";
      case "changed", "applied" -> "changed: [" + subject + "]";
      case "skipped", "no-patroni", "excluded" -> "skipping: [" + subject + "]";
      case "wait", "waiting" -> "waiting: [" + subject + "]";
      case "planned", "drift", "ambiguous", "warning" -> state + ": [" + subject + "]";
      default -> "fatal: [" + subject + "]: " + state.toUpperCase(Locale.ROOT) + "!";
    };
  }

  private boolean showsText(RunEvent event, Shade shade) {
    boolean isVisit = event.type().equals("host") && event.cluster() == null;
    boolean isQuiet = shade == Shade.GOOD && isVisit;
    return !event.text().isEmpty() && (!isQuiet || style.shows(Detail.EVERYTHING));
  }
}
