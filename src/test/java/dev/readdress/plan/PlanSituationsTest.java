package dev.readdress.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All that {@link PlannerTest} asks of a situation, every situation at a time. It is for mutation
 * testing, where starting a test costs more than planning.
 */
class PlanSituationsTest {
  @Test
  void plansEverySituation() {
    for (PlanSituation situation : PlanSituation.all()) {
      Plan plan = situation.plan();
      assertThat(PlanSituation.told(plan)).as(situation.title()).isEqualTo(situation.expected());
      assertThat(plan.isRefused()).as(situation.title()).isEqualTo(expects(situation, "refused "));
      assertThat(plan.isEmpty())
          .as(situation.title())
          .isEqualTo(!expects(situation, "edit ") && !expects(situation, "reload "));
    }
  }

  private static boolean expects(PlanSituation situation, String word) {
    return situation.expected().stream().anyMatch(line -> line.startsWith(word));
  }

  @Test
  void noLoginIsTriedTwice() {
    for (PlanSituation situation : PlanSituation.all()) {
      assertThat(PlannedLogins.of(situation.tried(), situation.plan()))
          .as(situation.title())
          .isEmpty();
    }
  }

  @Test
  void saysWhateverTheSituationsQuote() {
    for (PlanSituation situation : PlanSituation.all()) {
      List<String> words = PlanSituation.words(situation.plan());
      assertThat(situation.quoted())
          .allMatch(quoted -> words.stream().anyMatch(text -> text.contains(quoted)));
    }
  }
}
