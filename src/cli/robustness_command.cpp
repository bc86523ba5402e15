// One page on how firm a ranking is: the sentence of every analysis, and where to read on.
#include <fmt/format.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/progress_bar.hpp"
#include "cli/shell_words.hpp"
#include "cli/version.hpp"
#include "output/present_robustness.hpp"
#include "score/ranking.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kParts = 7;
constexpr std::size_t kMostShownFirm = 1000;

/// Its command is one that gives the same answer.
Analysis analysis(const std::string& id, std::string title, Answer answer, const std::string& company = {}) {
  answer.envelope.version = kVersion;
  answer.envelope.command = "robustness " + id;
  if (!company.empty()) answer.envelope.arguments = {company};
  const std::string command = answer.envelope.command + (company.empty() ? "" : " " + shell_word(company));
  return {id, std::move(title), command, std::move(answer)};
}

/// The second company's way to the top: the first one's rival.
void add_reach(const FirmInputs& firm, std::vector<Analysis>& parts) {
  const auto first =
      top_companies(firm.inputs.pool.scores(), firm.inputs.pool, firm.weights, firm.inputs.profile.scoring(),
                    {.top = 2, .threads = firm.inputs.threads, .allowed = firm.screening.allowed});
  if (first.size() < 2) return;
  const std::size_t second = first[1].company;
  parts.push_back(
      analysis("reach", "What the second would need", reach_answer(firm, second, 1), firm.inputs.pool.at(second)));
}

struct RobustnessOptions {
  RankingOptions ranking;
  OutputOptions output;
  std::uint64_t seed = 1;

  void declare(Options& options) {
    ranking.declare(options, "show the first N companies", kMostShownFirm);
    options.cannot({"interval"}, "no interval is shown");
    declare_seed(options, seed);
    output.declare(options);
  }
};

std::vector<Analysis> all_parts(const RobustnessOptions& options, const FirmInputs& firm) {
  DrawnScores scores;
  DrawnModels models;
  scores.draws.seed = models.draws.seed = options.seed;
  scores.top = options.ranking.policies.top;
  ProgressBar bar("analysing");
  const Progress progress = bar.callback();
  std::vector<Analysis> parts;
  const auto add = [&](const char* title, const char* id, Answer answer) {
    parts.push_back(analysis(id, title, std::move(answer)));
    if (progress) progress(parts.size(), kParts);
  };
  add("If everything uncertain is drawn", "acceptability", acceptability_answer(firm, scores));
  add("If one weight moves", "stability", stability_answer(firm));
  add("At best and at worst", "bounds", bounds_answer(firm, kWithin));
  add_reach(firm, parts);
  add("What to find out next", "unknowns", unknowns_answer(firm));
  add("By other methods", "methods", methods_answer(firm, {}));
  add("What moves the ranks most", "drivers", drivers_answer(firm, models));
  return parts;
}

int robustness(const RobustnessOptions& options) {
  const FirmInputs firm(options.ranking);
  emit(options.output, present_robustness(firm.subject(), all_parts(options, firm)), firm.inputs.made_from());
  return kDone;
}

}  // namespace

CommandSpec robustness_command() {
  return command<RobustnessOptions, robustness>(
      {.name = "robustness",
       .summary = "says on one page how firm a ranking is; has parts",
       .text =
           "Says on one page how firm a ranking is: over drawn weights and scores, if one weight moves, at best and "
           "at worst, by other methods, and what would change it.",
       .examples = {"robustness", "robustness profiles/mine.yaml -o firm.md", "robustness --format json",
                    "robustness stability --top 3"},
       .answer = robustness_spec});
}

}  // namespace fitrank::cli
