#include "fitrank/stability.hpp"

#include <optional>
#include <stdexcept>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/progress_bar.hpp"
#include "fitrank/skyband_index.hpp"

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

std::optional<Stability> through_index(const Arguments& arguments, const FirmInputs& firm) {
  const CompanyPool& pool = firm.inputs.pool;
  ProgressBar bar("finding who can be first");
  const SkybandOptions options{.threads = thread_option(arguments),
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
                                   {.top = firm.places, .order = firm.places, .threads = thread_option(arguments)});
  for (RankedCompany& company : found.ranked) company.company = index->row_of(company.company);
  for (CriterionStability& line : found.criteria) {
    to_pool_rows(*index, line.first);
    to_pool_rows(*index, line.top);
    to_pool_rows(*index, line.order);
  }
  return found;
}

int stability(const Arguments& arguments) {
  emit(arguments, stability_answer(arguments, FirmInputs(arguments, profile_name(arguments, 0))));
  return kDone;
}

}  // namespace

Answer stability_answer(const Arguments& arguments, const FirmInputs& firm) {
  const CompanyPool& pool = firm.inputs.pool;
  const bool many = pool.size() >= kManyCompanies;
  std::optional<Stability> found = many ? through_index(arguments, firm) : std::nullopt;
  if (!found) {
    found = find_stability(pool.scores(), pool, firm.weights, firm.inputs.profile.scoring(),
                           {.top = firm.places,
                            .order = many ? firm.places : pool.size(),
                            .threads = thread_option(arguments),
                            .allowed = firm.screening.allowed});
  }
  PoolSubject subject = firm.subject_of_places();
  subject.whole_order = !many;
  return {present_stability(subject, *found), stability_json(subject, *found)};
}

CommandSpec stability_command() {
  return {.name = "stability",
          .positionals = "[PROFILE]",
          .summary =
              "Says how far each weight can move before the first place, the first N or the order changes, and who "
              "overtakes whom there.",
          .examples = {"stability", "stability profiles/mine.yaml --top 3", "stability --format json"},
          .options = {"companies", "model", "missing", "estimate", "evidence", "method", "as-of", "min-coverage",
                      "weight", "top", "skip-bad-rows", "threads", "format", "output", "help"},
          .at_most = 1,
          .run = stability};
}

}  // namespace fitrank::cli
