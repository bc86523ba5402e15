#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <filesystem>
#include <numeric>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "cli/weight_words.hpp"
#include "fitrank/decision_matrix.hpp"
#include "fitrank/objective_weights.hpp"
#include "fitrank/present_weights.hpp"
#include "fitrank/profile_template.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace {

/// More would take the smallest contradiction out of reach, and nobody makes so many by hand.
constexpr std::size_t kMostChoices = 200;

using Words = std::vector<std::string>;

void take_no_words(WeightsWay way, const Words& words) {
  if (!words.empty()) throw UsageError(fmt::format("weights {} takes no words: \"{}\"", id_of(way), words[0]));
}

/// There is no profile yet: policies are as profiles have them by default, and as the options say.
Profile policies(const Arguments& arguments) {
  Profile profile;
  apply_overrides(arguments, profile);
  return profile;
}

DecisionMatrix scores_of(const CompanyPool& pool, MissingPolicy missing) {
  std::vector<std::size_t> rows(pool.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return decision_matrix(pool.scores(), rows, missing);
}

WeightsAnswer from_companies(const Arguments& arguments, const Model& model, WeightsWay way) {
  Profile profile = policies(arguments);
  // The spread of scores is that of what is known: estimates lie closer together.
  profile.missing = missing_option(arguments).value_or(MissingPolicy::renormalize);
  const CompanyPool pool = load_pool(arguments, model, profile.companies, profile.view());
  if (pool.size() < 2) throw UsageError(fmt::format("weights {}: at least two companies are needed", id_of(way)));
  const DecisionMatrix matrix = scores_of(pool, profile.missing);
  return {.way = way,
          .weights = way == WeightsWay::entropy ? entropy_weights(matrix) : critic_weights(matrix),
          .companies = pool.size()};
}

const std::string& name_in(const CompanySet& set, std::size_t at) {
  const Company& company = set.companies[at];
  return company.name.empty() ? company.id : company.name;
}

WeightsAnswer from_choices(const Arguments& arguments, const Model& model, const Words& words) {
  const std::vector<ChoiceWords> read = read_choices(words);
  if (read.empty()) throw UsageError("weights choices: at least one choice is needed: \"nvidia>spacex\"");
  if (read.size() > kMostChoices) throw UsageError(fmt::format("weights choices: more than {} choices", kMostChoices));
  const Profile profile = policies(arguments);
  const CompanyPool pool = load_pool(arguments, model, profile.companies, profile.view());
  WeightsAnswer answer{.way = WeightsWay::choices, .weights = {}};
  std::vector<PairChoice> choices;
  for (const ChoiceWords& choice : read) {
    const std::array rows{find_company(pool, choice.taken), find_company(pool, choice.left)};
    if (rows[0] == rows[1]) {
      throw UsageError(fmt::format("weights choices: {} and {} are one company", choice.taken, choice.left));
    }
    const CompanySet pair = pool.select(rows);
    choices.push_back({rows[0], rows[1]});
    answer.choices.push_back({name_in(pair, 0), name_in(pair, 1)});
  }
  answer.from_choices = weights_from_choices(pool.scores(), choices, profile.missing);
  answer.weights = answer.from_choices.weights;
  answer.renormalized = profile.missing == MissingPolicy::renormalize;
  return answer;
}

WeightsAnswer answer_for(const Arguments& arguments, const Model& model, WeightsWay way, const Words& words) {
  switch (way) {
    case WeightsWay::equal:
      take_no_words(way, words);
      return {.way = way, .weights = equal_weights(model.criteria.size())};
    case WeightsWay::roc:
      return {.way = way, .weights = rank_order_centroid(read_order(model, words), model.criteria.size())};
    case WeightsWay::swing:
      return {.way = way, .weights = swing_weights(read_points(model, words))};
    case WeightsWay::ahp: {
      WeightsAnswer answer{.way = way, .weights = {}, .ratios = read_ratios(model, words)};
      answer.pairwise = pairwise_weights(answer.ratios, model.criteria.size());
      answer.weights = answer.pairwise.weights;
      return answer;
    }
    case WeightsWay::entropy:
    case WeightsWay::critic:
      take_no_words(way, words);
      return from_companies(arguments, model, way);
    case WeightsWay::choices:
      return from_choices(arguments, model, words);
  }
  throw std::logic_error("unknown way to weights");
}

/// An output named like a profile gets the block alone.
bool wants_block(const Arguments& arguments) {
  const std::filesystem::path output = arguments.value("output").value_or("-");
  return !arguments.has("format") && (output.extension() == ".yaml" || output.extension() == ".yml");
}

int weights(const Arguments& arguments) {
  const Words& positionals = arguments.positionals();
  const WeightsWay way = chosen_first<WeightsWay>(arguments);
  const Words words(positionals.begin() + 1, positionals.end());
  const Model model = load_model(arguments);
  const WeightsAnswer answer = answer_for(arguments, model, way, words);
  std::string block;
  if (!answer.weights.empty()) {
    const std::string said = words.empty() ? "" : fmt::format(": {}", fmt::join(words, " "));
    block = weights_block(model, weight_percents(answer), fmt::format("From {}{}", origin_of(way), said));
  }
  if (wants_block(arguments) && !block.empty()) {
    write_output(*arguments.value("output"), block);
    return kDone;
  }
  if (wants_block(arguments)) throw std::runtime_error(weights_sentence(model, answer));
  emit(
      arguments, [&] { return present_weights(model, answer, block); }, [&] { return weights_json(model, answer); });
  return answer.weights.empty() ? kDoesNotHold : kDone;
}

std::vector<ChoiceSpec> all_ways() {
  std::vector<ChoiceSpec> ways;
  for (const WeightsWay way : {WeightsWay::equal, WeightsWay::roc, WeightsWay::swing, WeightsWay::ahp,
                               WeightsWay::entropy, WeightsWay::critic, WeightsWay::choices}) {
    ways.push_back(choice(id_of(way), way, origin_of(way)));
  }
  return ways;
}

}  // namespace

CommandSpec weights_command() {
  return {
      .name = "weights",
      .positionals = "WAY [WORD...]",
      .summary =
          "Makes weights for a profile: equal; roc (an order of importance); swing (points); ahp (comparisons in "
          "pairs); entropy or critic (how the companies differ); or choices between companies, with the smallest "
          "set of choices that contradict each other where they do.",
      .examples = {"weights roc growth learning=comp stability culture", "weights swing growth=100 learning=80 comp=60",
                   "weights ahp growth/learning=2 growth/comp=3 learning/comp=2 --model my-model.yaml",
                   "weights choices \"nvidia>spacex\" \"anthropic>xai\" -o weights.yaml"},
      .options = {"companies", "model", "missing", "estimate", "evidence", "as-of", "skip-bad-rows", "threads",
                  "format", "output", "help"},
      .at_least = 1,
      .at_most = 10'000,
      .run = weights,
      .choices = all_ways()};
}

}  // namespace fitrank::cli
