package dev.readdress.cli;

import dev.readdress.problem.ProblemException;
import picocli.CommandLine.ITypeConverter;

/** Reads a number that must be at least 1. */
final class Positive implements ITypeConverter<Integer> {
  private static final int MOST = 100_000;

  @Override
  public Integer convert(String typed) {
    try {
      int number = Integer.parseInt(typed);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as every other value that is no such number.
    }
    throw new ProblemException(
        typed, "this is not a number from 1 to " + MOST, "Give a whole number.");
  }
}
