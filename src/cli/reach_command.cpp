#include "fitrank/reach.hpp"

#include <fmt/format.h>

#include <limits>
#include <stdexcept>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/numbers.hpp"
#include "fitrank/present_reach.hpp"

namespace fitrank::cli {

namespace {

std::string why_not_ranked(const FirmInputs& firm, std::size_t company) {
  const Profile& profile = firm.inputs.profile;
  const std::string id = firm.inputs.pool.at(company);
  const FitScore fit = fit_score(firm.inputs.pool.scores(), company, firm.weights, profile.scoring());
  if (!(fit.coverage < profile.min_coverage)) {
    return fmt::format("{} is excluded by a deal-breaker of {}", id, profile.id);
  }
  return fmt::format(
      "{} is not ranked: coverage is {:.3g} %, less than the {:.3g} % that {} asks; --min-coverage 0 ranks it", id,
      100 * fit.coverage, 100 * profile.min_coverage, profile.id);
}

int reach(const Arguments& arguments) {
  const auto top = number_option<std::size_t>(arguments, "top", 1, std::numeric_limits<std::size_t>::max(), 1);
  const FirmInputs firm(arguments, profile_name(arguments, 1));
  const CompanyPool& pool = firm.inputs.pool;
  const std::size_t company = find_company(pool, arguments.positionals()[0]);
  if (!firm.screening.allows(company)) {
    throw std::runtime_error(why_not_ranked(firm, company));
  }
  emit(arguments, reach_answer(arguments, firm, company, std::min(top, pool.size())));
  return kDone;
}

}  // namespace

Answer reach_answer(const Arguments& arguments, const FirmInputs& firm, std::size_t row, std::size_t top) {
  const CompanyPool& pool = firm.inputs.pool;
  const Reach found = find_reach(pool.scores(), pool, firm.weights, firm.inputs.profile.scoring(), row,
                                 {.top = top, .threads = thread_option(arguments), .allowed = firm.screening.allowed});
  const PoolSubject about = firm.subject();
  const ReachSubject subject{about, firm.weights, depends_on_weights(firm.inputs.profile)};
  return {present_reach(subject, found), reach_json(subject, found)};
}

CommandSpec reach_command() {
  return {.name = "reach",
          .positionals = "COMPANY [PROFILE]",
          .summary =
              "Says what it takes for a company to be first, or among the first N: the least change of weights, or the "
              "proof that none does it, and the score that one criterion would need.",
          .examples = {"reach anthropic", "reach \"Astera Labs\" profiles/mine.yaml --top 3 --min-coverage 0",
                       "reach spacex --format json"},
          .options = {"companies", "model", "missing", "estimate", "evidence", "method", "as-of", "min-coverage",
                      "weight", "reach:top", "skip-bad-rows", "threads", "format", "output", "help"},
          .at_least = 1,
          .at_most = 2,
          .run = reach};
}

}  // namespace fitrank::cli
