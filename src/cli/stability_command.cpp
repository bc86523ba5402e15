#include "analysis/stability.hpp"

#include <optional>
#include <stdexcept>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/progress_bar.hpp"
#include "output/present_stability.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::cli {

namespace {

/// From so many companies on the index's members stand for all: the whole order would not stand an inch.
constexpr std::size_t kManyCompanies = 100'000;
constexpr std::size_t kLeastGain = 10;

void to_pool_rows(const SkybandIndex& index, Stretch& stretch) {
  for (auto* turn : {&stretch.at_low, &stretch.at_high}) {
    if (!*turn) continue;
    (*turn)->rising = index.row_of((*turn)->rising);
    if ((*turn)->falling) (*turn)->falling = index.row_of(*(*turn)->falling);
  }
}

std::optional<Stability> through_index(const FirmInputs& firm) {
  const CompanyPool& pool = firm.inputs.pool;
  ProgressBar bar("finding who can be first");
  const SkybandOptions options{.threads = firm.inputs.threads,
                               .allowed = firm.screening.allowed,
                               .progress = bar.callback(),
                               .most_members = pool.size() / kLeastGain};
  std::optional<SkybandIndex> index;
  try {
    index =
        SkybandIndex::build(pool.scores(), pool, firm.places, {{}, 0, 0, 0, criterion_ids(firm.inputs.model)}, options);
  } catch (const std::length_error&) {
    return std::nullopt;  // looking at all companies is as good
  }
  Stability found = find_stability(index->scores(), index->ids(), firm.weights, firm.inputs.profile.scoring(),
                                   {.top = firm.places, .order = firm.places, .threads = firm.inputs.threads});
  for (RankedCompany& company : found.ranked) company.company = index->row_of(company.company);
  for (CriterionStability& line : found.criteria) {
    to_pool_rows(*index, line.first);
    to_pool_rows(*index, line.top);
    to_pool_rows(*index, line.order);
  }
  return found;
}

struct StabilityOptions {
  RankingOptions ranking;
  OutputOptions output;

  void declare(Options& options) {
    ranking.declare(options);
    options.cannot({"interval"}, "no interval is shown");
    output.declare(options);
  }
};

int stability(const StabilityOptions& options) {
  const FirmInputs firm(options.ranking);
  emit(options.output, stability_answer(firm), firm.inputs.made_from());
  return kDone;
}

}  // namespace

Answer stability_answer(const FirmInputs& firm) {
  const CompanyPool& pool = firm.inputs.pool;
  const bool many = pool.size() >= kManyCompanies;
  std::optional<Stability> found = many ? through_index(firm) : std::nullopt;
  if (!found) {
    found = find_stability(pool.scores(), pool, firm.weights, firm.inputs.profile.scoring(),
                           {.top = firm.places,
                            .order = many ? firm.places : pool.size(),
                            .threads = firm.inputs.threads,
                            .allowed = firm.screening.allowed});
  }
  PoolSubject subject = firm.subject_of_places();
  subject.whole_order = !many;
  return present_stability(subject, *found);
}

CommandSpec stability_command() {
  return command<StabilityOptions, stability>(
      {.name = "robustness stability",
       .summary = "says how far each weight can move",
       .text = "Says how far each weight can move before the first place, the first N or the order changes, and who "
               "overtakes which company there.",
       .examples = {"robustness stability", "robustness stability profiles/mine.yaml --top 3",
                    "robustness stability --format json"},
       .alone = true,
       .answer = stability_spec});
}

}  // namespace fitrank::cli
