// What is wrong with a model, told whole.
#include <gtest/gtest.h>

#include <string>

#include "input/reading.hpp"

namespace fitrank::test {
namespace {

TEST(ReadModelErrors, RequiredKeysLeftOut) {
  EXPECT_EQ(model_problems("signals: {}\n"),
            "model.yaml:1:1: criteria: is required\n"
            "signals: {}\n"
            "^\n"
            "model.yaml:1:1: evidence: is required\n"
            "signals: {}\n"
            "^\n"
            "model.yaml:1:10: signals: must not be empty\n"
            "signals: {}\n"
            "         ^\n");
}

TEST(ReadModelErrors, NoCriteria) {
  EXPECT_EQ(model_problems("criteria: {}\n"
                           "evidence: {filed: 1}\n"
                           "signals: {}\n"),
            "model.yaml:1:11: criteria: must not be empty\n"
            "criteria: {}\n"
            "          ^\n"
            "model.yaml:3:10: signals: must not be empty\n"
            "signals: {}\n"
            "         ^\n");
}

TEST(ReadModelErrors, AnIdInUpperCase) {
  EXPECT_EQ(model_problems("criteria: {Growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals: {r: {criterion: Growth, levels: {a: 1}}}\n"),
            "model.yaml:1:12: criteria.Growth: \"Growth\" is not an id; an id has a-z, 0-9, _ and -, and starts with a "
            "letter or digit\n"
            "criteria: {Growth: {}}\n"
            "           ^\n");
}

TEST(ReadModelErrors, AnIdThatIsAColumn) {
  EXPECT_EQ(model_problems("criteria: {name: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals: {r: {criterion: name, levels: {a: 1}}}\n"),
            "model.yaml:1:12: criteria.name: is reserved for a column of company tables; choose another id\n"
            "criteria: {name: {}}\n"
            "           ^\n");
}

TEST(ReadModelErrors, ASignalNamedAsACriterion) {
  EXPECT_EQ(
      model_problems("criteria: {growth: {}}\n"
                     "evidence: {filed: 1}\n"
                     "signals:\n"
                     "  growth: {criterion: growth, levels: {a: 1}}\n"),
      "model.yaml:4:3: signals.growth: is also the id of a criterion; a table column of this name would be ambiguous\n"
      "  growth: {criterion: growth, levels: {a: 1}}\n"
      "  ^\n");
}

TEST(ReadModelErrors, ASignalOfAnUnknownCriterion) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue: {criterion: grow, levels: {a: 1}}\n"),
            "model.yaml:4:24: signals.revenue.criterion: no such criterion \"grow\"; known: growth\n"
            "  revenue: {criterion: grow, levels: {a: 1}}\n"
            "                       ^\n");
}

TEST(ReadModelErrors, ASignalWithoutItsCriterion) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue: {levels: {a: 1}}\n"),
            "model.yaml:4:12: signals.revenue.criterion: is required\n"
            "  revenue: {levels: {a: 1}}\n"
            "           ^\n");
}

TEST(ReadModelErrors, TrustAboveOne) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1.5}\n"
                           "signals: {r: {criterion: growth, levels: {a: 1}}}\n"),
            "model.yaml:2:19: evidence.filed: must be from 0 to 1, found 1.5\n"
            "evidence: {filed: 1.5}\n"
            "                  ^\n");
}

TEST(ReadModelErrors, NeitherPointsNorLevels) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    unit: percent\n"),
            "model.yaml:5:5: signals.revenue: needs a value function: points or levels\n"
            "    criterion: growth\n"
            "    ^\n");
}

TEST(ReadModelErrors, PointsAndLevels) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    points: [[0, 0], [1, 1]]\n"
                           "    levels: {a: 1}\n"),
            "model.yaml:7:13: signals.revenue.levels: a signal has either points or levels, not both\n"
            "    levels: {a: 1}\n"
            "            ^\n");
}

TEST(ReadModelErrors, OnePoint) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    points: [[0, 0]]\n"),
            "model.yaml:6:13: signals.revenue.points: needs at least two points\n"
            "    points: [[0, 0]]\n"
            "            ^\n");
}

TEST(ReadModelErrors, PointsThatDoNotRise) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    points: [[0, 0], [2, 50], [2, 60], [1, 70]]\n"),
            "model.yaml:6:31: signals.revenue.points[2]: x must rise from point to point; 2 follows 2\n"
            "    points: [[0, 0], [2, 50], [2, 60], [1, 70]]\n"
            "                              ^\n"
            "model.yaml:6:40: signals.revenue.points[3]: x must rise from point to point; 1 follows 2\n"
            "    points: [[0, 0], [2, 50], [2, 60], [1, 70]]\n"
            "                                       ^\n");
}

TEST(ReadModelErrors, APointOfThree) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    points: [[0, 0], [1, 2, 3]]\n"),
            "model.yaml:6:22: signals.revenue.points[1]: a point is [x, score], found 3 values\n"
            "    points: [[0, 0], [1, 2, 3]]\n"
            "                     ^\n");
}

TEST(ReadModelErrors, APointThatIsNoList) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    points: [0, 10]\n"),
            "model.yaml:6:14: signals.revenue.points[0]: expected a list, found \"0\"\n"
            "    points: [0, 10]\n"
            "             ^\n"
            "model.yaml:6:17: signals.revenue.points[1]: expected a list, found \"10\"\n"
            "    points: [0, 10]\n"
            "                ^\n");
}

TEST(ReadModelErrors, AScoreAboveAHundred) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    points: [[0, 0], [1, 101]]\n"),
            "model.yaml:6:26: signals.revenue.points[1][1]: must be from 0 to 100, found 101\n"
            "    points: [[0, 0], [1, 101]]\n"
            "                         ^\n");
}

TEST(ReadModelErrors, NoLevels) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    levels: {}\n"),
            "model.yaml:6:13: signals.revenue.levels: needs at least one level\n"
            "    levels: {}\n"
            "            ^\n");
}

TEST(ReadModelErrors, ALevelWithoutAName) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    levels: {\"\": 1}\n"),
            "model.yaml:6:14: signals.revenue.levels.\"\": a level needs a name\n"
            "    levels: {\"\": 1}\n"
            "             ^\n");
}

TEST(ReadModelErrors, ALevelBelowZero) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    levels: {low: -1, high: 2}\n"),
            "model.yaml:6:19: signals.revenue.levels.low: must be from 0 to 100, found -1\n"
            "    levels: {low: -1, high: 2}\n"
            "                  ^\n");
}

TEST(ReadModelErrors, ImportanceZero) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    levels: {a: 1}\n"
                           "    importance: 0\n"),
            "model.yaml:7:17: signals.revenue.importance: must be above 0, found 0\n"
            "    importance: 0\n"
            "                ^\n");
}

TEST(ReadModelErrors, AHalfLifeOfZero) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    levels: {a: 1}\n"
                           "    half_life_days: 0\n"),
            "model.yaml:7:21: signals.revenue.half_life_days: must be above 0, found 0\n"
            "    half_life_days: 0\n"
            "                    ^\n");
}

/// The problem of a signal on points from 0 to 60 with these possible numbers, without its line.
std::string possible_problem(const std::string& possible, const std::string& function = "points: [[0, 0], [60, 100]]") {
  const std::string problems = model_problems(
      "criteria: {growth: {}}\n"
      "evidence: {filed: 1}\n"
      "signals:\n"
      "  r: {criterion: growth, " +
      function + ", possible: " + possible + "}\n");
  return problems.substr(0, problems.find('\n'));
}

TEST(ReadModelErrors, PossibleNumbers) {
  EXPECT_EQ(possible_problem("[-10, 60]"), "");
  EXPECT_EQ(possible_problem("[0]"), "model.yaml:4:65: signals.r.possible: must be [low, high], found 1 values");
  EXPECT_EQ(possible_problem("[60, 0]"),
            "model.yaml:4:65: signals.r.possible: low must be less than high, found 60 and 0");
  EXPECT_EQ(possible_problem("[0, 50]"), "model.yaml:4:65: signals.r.possible: must include the point at 60");
  EXPECT_EQ(possible_problem("[0, .inf]"),
            "model.yaml:4:69: signals.r.possible[1]: a number must be finite, found \".inf\"");
  EXPECT_EQ(possible_problem("[0, 1]", "levels: {a: 1}"),
            "model.yaml:4:52: signals.r.possible: is for signals with points; this signal has levels");
}

TEST(ReadModelErrors, AnObservationThatIsTooOldAtOnce) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    levels: {a: 1}\n"
                           "    stale_after_days: 0\n"),
            "model.yaml:7:23: signals.revenue.stale_after_days: must be above 0, found 0\n"
            "    stale_after_days: 0\n"
            "                      ^\n");
}

TEST(ReadModelErrors, AnUnknownKeyOfASignal) {
  EXPECT_EQ(model_problems("criteria: {growth: {}}\n"
                           "evidence: {filed: 1}\n"
                           "signals:\n"
                           "  revenue:\n"
                           "    criterion: growth\n"
                           "    levels: {a: 1}\n"
                           "    half_life_day: 5\n"),
            "model.yaml:7:5: signals.revenue.half_life_day: no such key (did you mean \"half_life_days\"?)\n"
            "    half_life_day: 5\n"
            "    ^\n");
}

TEST(ReadModelErrors, AnEmptyLabel) {
  EXPECT_EQ(model_problems("criteria: {growth: {label: \"\"}}\n"
                           "evidence: {filed: 1}\n"
                           "signals: {r: {criterion: growth, levels: {a: 1}}}\n"),
            "model.yaml:1:28: criteria.growth.label: must not be empty\n"
            "criteria: {growth: {label: \"\"}}\n"
            "                           ^\n");
}

}  // namespace
}  // namespace fitrank::test
