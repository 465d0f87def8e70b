package dev.readdress.apply;

import java.util.ArrayList;
import java.util.List;

/** Collects what a comparison with the baseline finds. */
final class Differences {
  private final List<String> worse = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  /** What is worse when it was right before, and else only missing. */
  void add(boolean isWorse, String what) {
    (isWorse ? worse : missing).add(what);
  }

  void missing(String what) {
    missing.add(what);
  }

  List<String> worse() {
    return List.copyOf(worse);
  }

  List<String> missing() {
    return List.copyOf(missing);
  }
}
