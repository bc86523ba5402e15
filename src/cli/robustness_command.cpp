// One page on how firm a ranking is: the sentence of every analysis, and where to read on.
#include <fmt/format.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/progress_bar.hpp"
#include "fitrank/ranking.hpp"

namespace fitrank::cli {

namespace {

/// What a document says in a sentence: its first paragraph.
std::string sentence_of(const Document& document) {
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) return paragraph->text;
  }
  return "";
}

constexpr std::size_t kParts = 7;
constexpr std::size_t kMostShownFirm = 1000;

struct Part {
  const char* title;
  std::string command;  ///< that says more
  const char* key;      ///< in JSON
  Answer answer;
};

/// The second company's way to the top: the first one's rival.
void add_reach(const FirmInputs& firm, std::vector<Part>& parts) {
  const auto first =
      top_companies(firm.inputs.pool.scores(), firm.inputs.pool, firm.weights, firm.inputs.profile.scoring(),
                    {.top = 2, .threads = firm.inputs.threads, .allowed = firm.screening.allowed});
  if (first.size() < 2) return;
  const std::size_t second = first[1].company;
  parts.push_back(
      {"What the second would need", "reach " + firm.inputs.pool.at(second), "reach", reach_answer(firm, second, 1)});
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

std::vector<Part> all_parts(const RobustnessOptions& options, const FirmInputs& firm) {
  DrawnScores scores;
  DrawnModels models;
  scores.draws.seed = models.draws.seed = options.seed;
  scores.top = options.ranking.policies.top;
  ProgressBar bar("analysing");
  const Progress progress = bar.callback();
  std::vector<Part> parts;
  const auto add = [&](const char* title, const char* command, Answer answer) {
    parts.push_back({title, command, command, std::move(answer)});
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

Document page(const FirmInputs& firm, const std::vector<Part>& parts) {
  Document document;
  const Profile& profile = firm.inputs.profile;
  document.blocks = {Heading{"How firm this ranking is", 1},
                     Paragraph{sentence_of(parts.front().answer.document), Style::strong},
                     Paragraph{fmt::format("Profile: {} ({})", profile.title, profile.id), Style::plain}};
  document.records.header = {"analysis", "sentence"};
  for (const Part& part : parts) {
    const std::string sentence = sentence_of(part.answer.document);
    document.blocks.emplace_back(Heading{part.title, 2});
    document.blocks.emplace_back(Paragraph{sentence, Style::plain});
    document.blocks.emplace_back(Paragraph{fmt::format("More: fitrank {}", part.command), Style::dim});
    document.records.rows.push_back({{part.key, false}, {sentence, false}});
  }
  return document;
}

int robustness(const RobustnessOptions& options) {
  const FirmInputs firm(options.ranking);
  const std::vector<Part> parts = all_parts(options, firm);
  Answer answer{page(firm, parts), {{"profile", firm.inputs.profile.id}}};
  answer.json["sentence"] = sentence_of(parts.front().answer.document);
  for (const Part& part : parts) answer.json[part.key] = part.answer.json;
  emit(options.output, answer);
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
                    "robustness stability --top 3"}});
}

}  // namespace fitrank::cli
