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

int reach(const Arguments& arguments) {
  const auto top = number_option<std::size_t>(arguments, "top", 1, std::numeric_limits<std::size_t>::max(), 1);
  const FirmInputs firm(arguments, profile_name(arguments, 1));
  const CompanyPool& pool = firm.inputs.pool;
  const std::size_t company = find_company(pool, arguments.positionals()[0]);
  if (!firm.screening.allows(company)) {
    throw std::runtime_error(
        fmt::format("{} is excluded by a deal-breaker of {}", pool.at(company), firm.inputs.profile.id));
  }
  emit(arguments, reach_answer(arguments, firm, company, std::min(top, pool.size())));
  return kDone;
}

}  // namespace

Answer reach_answer(const Arguments& arguments, const FirmInputs& firm, std::size_t row, std::size_t top) {
  const CompanyPool& pool = firm.inputs.pool;
  const Reach found = find_reach(pool.scores(), pool, firm.weights, firm.inputs.profile.missing, row,
                                 {.top = top, .threads = thread_option(arguments), .allowed = firm.screening.allowed});
  const PoolSubject about = firm.subject();
  const ReachSubject subject{about, firm.weights, depends_on_weights(firm.inputs.profile)};
  return {present_reach(subject, found), reach_json(subject, found)};
}

CommandSpec reach_command() {
  return {
      .name = "reach",
      .positionals = "COMPANY [PROFILE]",
      .summary =
          "Says what it takes for a company to be first, or among the first N: the least change of weights, or the "
          "proof that none does it, and the score that one criterion would need.",
      .examples = {"reach anthropic", "reach \"Astera Labs\" profiles/mine.yaml --top 3", "reach spacex --format json"},
      .options = {"companies", "model", "missing", "evidence", "as-of", "weight", "reach:top", "skip-bad-rows",
                  "threads", "format", "output", "help"},
      .at_least = 1,
      .at_most = 2,
      .run = reach};
}

}  // namespace fitrank::cli
