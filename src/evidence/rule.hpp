// Rules: the one grammar of deal-breakers, checklist items and risk flags.
//
//   {signal|criterion|coverage|range|layer: ..., is|is_not: [levels], above|below|at_least|at_most:
//    number, min_tier: tier, when_unknown: pass|fail|ask}
//
// How: a rule looks at one thing of a company and holds, fails or is unknown. `signal` takes a signal's
// id and looks at its chosen observation's raw value; `criterion` a criterion's id and its score; `coverage:
// true` the fit's coverage (0..1), `coverage: growth` the known share of that criterion's importance;
// `range: true` the width of the fit's range in points; `layer: true` the company's layer. All
// comparisons of a rule must hold. An observation weaker than min_tier makes it unknown, never fails;
// so does a number on whose unit the verdict hangs: one far outside the goalposts, or a percentage below 1,
// that 100 or 1000 times larger or smaller would be inside them and get the other verdict.
// Cost: constant.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fitrank {

/// What to make of an unknown: count it as holding, as failing, or ask. Counting it as failing is for
/// what is not observed; weak evidence and a unit slip stay unknown, for they must never exclude.
enum class WhenUnknown { pass, fail, ask };

struct Rule {
  enum class Subject { signal, criterion, coverage, criterion_coverage, range, layer };
  Subject subject = Subject::signal;
  std::size_t index = 0;        ///< of the signal or criterion
  std::vector<std::string> is;  ///< level or layer names; empty: not asked
  std::vector<std::string> is_not;
  std::optional<double> above;          ///< > number
  std::optional<double> below;          ///< < number
  std::optional<double> at_least;       ///< >= number
  std::optional<double> at_most;        ///< <= number
  std::optional<std::size_t> min_tier;  ///< index into Model::tiers
  WhenUnknown when_unknown = WhenUnknown::ask;
  /// Of a rule on coverage: holds where no weighted criterion has data, since such a company is not ranked anyway.
  bool of_ranked = false;
};

}  // namespace fitrank
