package dev.readdress.plan;

import dev.readdress.problem.Reason;
import java.util.List;

/**
 * Why a plan may not be carried out.
 *
 * @param reason the code and the words
 * @param about the member, host or file
 * @param byHand the commands to run by hand instead, in order
 */
public record Refusal(Reason reason, String about, List<String> byHand) {
  public Refusal {
    byHand = List.copyOf(byHand);
  }
}
