#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <filesystem>
#include <numeric>
#include <span>

#include "analysis/decision_matrix.hpp"
#include "analysis/objective_weights.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "cli/weight_words.hpp"
#include "input/hash_companies.hpp"
#include "input/profile_template.hpp"
#include "output/present_weights.hpp"
#include "output/write_output.hpp"

namespace fitrank::cli {

namespace {

/// More would take the smallest contradiction out of reach, and nobody makes so many by hand.
constexpr std::size_t kMostChoices = 200;

using Words = std::vector<std::string>;

std::vector<NamedValue<WeightsWay>> make_ways() {
  std::vector<NamedValue<WeightsWay>> ways;
  for (const WeightsWay way : {WeightsWay::equal, WeightsWay::roc, WeightsWay::swing, WeightsWay::ahp,
                               WeightsWay::entropy, WeightsWay::critic, WeightsWay::choices}) {
    ways.push_back({way, id_of(way), origin_of(way)});
  }
  return ways;
}

std::span<const NamedValue<WeightsWay>> all_ways() {
  static const std::vector<NamedValue<WeightsWay>> ways = make_ways();
  return ways;
}

struct WeightsOptions {
  WeightsWay way = WeightsWay::equal;
  Words words;
  CompanyOptions companies;
  PolicyOptions policies;
  OutputOptions output;

  void declare(Options& options) {
    options.choice_word(way, {.argument = "WAY"}, all_ways());
    options.words(words, {.argument = "WORD", .completes = Completes::way_words, .needed = false});
    policies.declare(options);
    options.cannot({"weight"}, "weights are what is made");
    options.cannot({"method"}, "weights are made for weighted sums");
    options.cannot({"min-coverage", "interval", "top"}, "no companies are ranked");
    companies.declare(options);
    output.declare(options);
  }
};

void take_no_words(WeightsWay way, const Words& words) {
  if (!words.empty()) throw UsageError(fmt::format("weights {} takes no words: \"{}\"", id_of(way), words[0]));
}

/// There is no profile yet: policies are as profiles have them by default, and as the options say.
Profile policies_of(const WeightsOptions& options) {
  Profile profile;
  options.policies.apply(profile);
  return profile;
}

DecisionMatrix scores_of(const CompanyPool& pool, MissingPolicy missing) {
  std::vector<std::size_t> rows(pool.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return decision_matrix(pool.scores(), rows, missing);
}

/// Weights, and the hash of the companies that they were made from; empty: none.
struct MadeWeights {
  WeightsAnswer answer;
  std::string companies_hash = {};
};

MadeWeights from_companies(const WeightsOptions& options, const Model& model, WeightsWay way) {
  Profile profile = policies_of(options);
  // The spread of scores is that of what is known: estimates lie closer together.
  profile.missing = options.policies.missing.value_or(MissingPolicy::renormalize);
  const CompanyPool pool = load_pool(options.companies, model, profile.companies, profile.view());
  if (pool.size() < 2) throw UsageError(fmt::format("weights {}: at least two companies are needed", id_of(way)));
  const DecisionMatrix matrix = scores_of(pool, profile.missing);
  return {{.way = way,
           .weights = way == WeightsWay::entropy ? entropy_weights(matrix) : critic_weights(matrix),
           .companies = pool.size()},
          hash_companies(model, pool, options.companies.threads)};
}

const std::string& name_in(const CompanySet& set, std::size_t at) {
  const Company& company = set.companies[at];
  return company.name.empty() ? company.id : company.name;
}

MadeWeights from_choices(const WeightsOptions& options, const Model& model, const Words& words) {
  const std::vector<ChoiceWords> read = read_choices(words);
  if (read.empty()) throw UsageError("weights choices: at least one choice is needed: \"nvidia>spacex\"");
  if (read.size() > kMostChoices) throw UsageError(fmt::format("weights choices: more than {} choices", kMostChoices));
  const Profile profile = policies_of(options);
  const CompanyPool pool = load_pool(options.companies, model, profile.companies, profile.view());
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
  return {std::move(answer), hash_companies(model, pool, options.companies.threads)};
}

MadeWeights weights_for(const WeightsOptions& options, const Model& model, WeightsWay way, const Words& words) {
  switch (way) {
    case WeightsWay::equal:
      take_no_words(way, words);
      return {{.way = way, .weights = equal_weights(model.criteria.size())}};
    case WeightsWay::roc:
      return {{.way = way, .weights = rank_order_centroid(read_order(model, words), model.criteria.size())}};
    case WeightsWay::swing:
      return {{.way = way, .weights = swing_weights(read_points(model, words))}};
    case WeightsWay::ahp: {
      WeightsAnswer answer{.way = way, .weights = {}, .ratios = read_ratios(model, words)};
      answer.pairwise = pairwise_weights(answer.ratios, model.criteria.size());
      answer.weights = answer.pairwise.weights;
      return {std::move(answer)};
    }
    case WeightsWay::entropy:
    case WeightsWay::critic:
      take_no_words(way, words);
      return from_companies(options, model, way);
    case WeightsWay::choices:
      return from_choices(options, model, words);
  }
  throw std::logic_error("unknown way to weights");
}

/// An output named like a profile gets the block alone.
bool wants_block(const WeightsOptions& options) {
  const std::filesystem::path output = options.output.path();
  return !options.output.format && (output.extension() == ".yaml" || output.extension() == ".yml");
}

int weights(const WeightsOptions& options) {
  const Words& words = options.words;
  const Model model = load_model(options.companies);
  const auto [answer, companies_hash] = weights_for(options, model, options.way, words);
  std::string block;
  if (!answer.weights.empty()) {
    const std::string said = words.empty() ? "" : fmt::format(": {}", fmt::join(words, " "));
    block = weights_block(model, weight_percents(answer), fmt::format("From {}{}", origin_of(options.way), said));
  }
  if (wants_block(options) && !block.empty()) {
    write_output(options.output.path(), block);
    return kDone;
  }
  if (wants_block(options)) throw std::runtime_error(weights_sentence(model, answer));
  emit(options.output, present_weights(model, answer, block),
       {model_path(options.companies), {}, [&hash = companies_hash] { return hash; }});
  return answer.weights.empty() ? kDoesNotHold : kDone;
}

}  // namespace

CommandSpec weights_command() {
  return command<WeightsOptions, weights>(
      {.name = "weights",
       .summary = "makes weights from what a person says, or from data",
       .text = "Makes weights for a profile: equal; roc (an order of importance); swing (points); ahp (comparisons in "
               "pairs); entropy or critic (how the companies differ); or choices between companies, with the smallest "
               "set of choices that contradict each other where they do.",
       .examples = {"weights roc growth learning=comp stability culture",
                    "weights swing growth=100 learning=80 comp=60",
                    "weights ahp growth/learning=2 growth/comp=3 learning/comp=2 --model my-model.yaml",
                    "weights choices \"nvidia>spacex\" \"anthropic>xai\" -o weights.yaml"},
       .answer = weights_spec});
}

}  // namespace fitrank::cli
