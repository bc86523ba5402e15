#include "analysis/reach.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "output/present_reach.hpp"

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

struct ReachOptions {
  std::string company;
  RankingOptions ranking;
  OutputOptions output;

  void declare(Options& options) {
    options.word(company, company_word());
    ranking.declare(options, "be among the first N; by default first");
    options.cannot({"interval"}, "no interval is shown");
    output.declare(options);
  }
};

int reach(const ReachOptions& options) {
  const std::size_t top = options.ranking.policies.top.value_or(1);
  const FirmInputs firm(options.ranking);
  const CompanyPool& pool = firm.inputs.pool;
  const std::size_t company = find_company(pool, options.company);
  if (!firm.screening.allows(company)) {
    throw std::runtime_error(why_not_ranked(firm, company));
  }
  emit(options.output, reach_answer(firm, company, std::min(top, pool.size())), firm.inputs.made_from());
  return kDone;
}

}  // namespace

Answer reach_answer(const FirmInputs& firm, std::size_t row, std::size_t top) {
  const CompanyPool& pool = firm.inputs.pool;
  const Reach found = find_reach(pool.scores(), pool, firm.weights, firm.inputs.profile.scoring(), row,
                                 {.top = top, .threads = firm.inputs.threads, .allowed = firm.screening.allowed});
  return present_reach(firm.subject(), found, depends_on_weights(firm.inputs.profile));
}

CommandSpec reach_command() {
  return command<ReachOptions, reach>(
      {.name = "robustness reach",
       .summary = "says what it takes for a company to be first",
       .text =
           "Says what it takes for a company to be first, or among the first N: the least change of weights, or the "
           "proof that none does it, and the score that one criterion would need.",
       .examples = {"robustness reach anthropic",
                    "robustness reach \"Astera Labs\" profiles/mine.yaml --top 3 --min-coverage 0",
                    "robustness reach spacex --format json"},
       .alone = true,
       .answer = reach_spec});
}

}  // namespace fitrank::cli
