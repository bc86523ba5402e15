#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "cli/named_companies.hpp"
#include "cli/numbers.hpp"
#include "cli/open_index.hpp"
#include "cli/profiles.hpp"
#include "cli/progress_bar.hpp"
#include "fitrank/batch.hpp"
#include "fitrank/known_counts.hpp"
#include "fitrank/persona_batch.hpp"
#include "fitrank/present_batch.hpp"
#include "fitrank/present_personas.hpp"
#include "fitrank/problem.hpp"
#include "fitrank/read_weights.hpp"
#include "fitrank/skyband_index.hpp"

namespace fitrank::cli {

namespace {

/// A table of weights states no policy. This one needs no other company, so that an index can tell it too.
constexpr MissingPolicy kWeightsMissing = MissingPolicy::neutral;

constexpr std::size_t kMostPlaces = 1'000'000;

// From when on, and with at most which share of the companies, an index is made for a batch.
constexpr std::size_t kManyPersonas = 1000;
constexpr std::size_t kManyCompanies = 100'000;
constexpr std::size_t kLeastGain = 30;

std::size_t top_option(const Arguments& arguments) {
  return number_option<std::size_t>(arguments, "top", 1, kMostPlaces, 10);
}

WeightTable load_weights(const Arguments& arguments, const Model& model) {
  const auto path = arguments.value("weights");
  if (!path) throw UsageError("batch: PROFILES or --weights FILE is needed: profiles, or a CSV table of personas");
  Problems problems;
  SkippedRows skipped;
  ProgressBar bar(*path == "-" ? "reading standard input" : "reading " + *path);
  auto weights = read_weights(*path, model,
                              {.threads = thread_option(arguments),
                               .skip_bad_rows = arguments.has("skip-bad-rows"),
                               .progress = bar.callback(),
                               .skipped = &skipped},
                              problems);
  bar.finish();
  if (!weights) throw InputError(std::move(problems));
  report_skipped(problems, skipped);
  return std::move(*weights);
}

/// Ids by company number, each looked up once: the same few companies lead for many personas.
class IdCache {
 public:
  explicit IdCache(const CompanyIds& ids) : ids_(ids) {}
  std::string operator()(std::size_t company) {
    const auto [place, fresh] = known_.try_emplace(company);
    if (fresh) place->second = ids_.at(company);
    return place->second;
  }

 private:
  const CompanyIds& ids_;
  std::unordered_map<std::size_t, std::string> known_;
};

/// Personas by a table of weights.
class Batch {
 public:
  explicit Batch(const Arguments& arguments)
      : arguments_(arguments),
        model_(load_model(arguments)),
        personas_(load_weights(arguments, model_)),
        scoring_(missing_option(arguments).value_or(kWeightsMissing),
                 method_option(arguments).value_or(Aggregation::weighted_sum)),
        top_(top_option(arguments)) {}

  void run() {
    if (arguments_.has("index")) {
      if (arguments_.has("companies")) {
        throw UsageError("batch: --companies and --index both say whom to rank; use one");
      }
      if (scoring_.missing == MissingPolicy::expected) throw UsageError("batch: " + std::string(kIndexExpects));
      const SkybandIndex index = open_index(*arguments_.value("index"), model_path(arguments_), model_);
      if (!arguments_.has("top")) top_ = std::min(top_, index.k());
      if (top_ > index.k()) {
        throw UsageError(fmt::format("--top {}: the index answers for the first {} only", top_, index.k()));
      }
      return write(index.scores(), index.ids(), index.companies(),
                   [&](const Weights& weights) { return index.ranked(weights); });
    }
    Profile policies;
    apply_overrides(arguments_, policies);
    policies.missing = scoring_.missing;
    const CompanyPool pool = load_pool(arguments_, model_, {}, policies.view());
    const KnownCounts counts(pool.scores(), thread_option(arguments_));
    const auto ranked = [&](const Weights& weights) { return counts.ranked(weights); };
    if (const auto index = index_that_pays(pool)) return write(index->scores(), index->ids(), pool.size(), ranked);
    write(pool.scores(), pool, pool.size(), ranked);
  }

 private:
  /// An index costs about as much as scanning the companies for some hundred personas; it helps where its
  /// members are few, which many criteria and many places prevent.
  std::optional<SkybandIndex> index_that_pays(const CompanyPool& pool) const {
    if (personas_.personas() < kManyPersonas || pool.size() < kManyCompanies) return std::nullopt;
    ProgressBar bar("building an index");
    const SkybandOptions options{
        .threads = thread_option(arguments_), .progress = bar.callback(), .most_members = pool.size() / kLeastGain};
    try {
      return SkybandIndex::build(pool.scores(), pool, top_, {{}, 0, 0, 0, criterion_ids(model_)}, options);
    } catch (const std::length_error&) {
      return std::nullopt;  // the scan is better
    }
  }

  /// `ranked`: how many companies given weights rank in all.
  void write(const ScoreMatrix& scores, const CompanyIds& ids, std::size_t companies,
             const std::function<std::optional<std::size_t>(const Weights&)>& ranked) {
    WholeFile file(arguments_.value("output").value_or("-"));
    IdCache id_of(ids);
    BatchWriter writer(
        output_format(arguments_), top_, scoring_, companies, [&](std::size_t company) { return id_of(company); },
        [&](std::string_view text) { write_piece(file, text); });
    ProgressBar bar("ranking personas");
    rank_batch(scores, ids, personas_, scoring_,
               {.top = top_, .threads = thread_option(arguments_), .progress = bar.callback()},
               [&](std::size_t persona, const std::vector<RankedCompany>& top) {
                 writer.add(personas_.ids[persona], top, ranked(personas_.weights(persona)));
               });
    bar.finish();
    writer.finish();
    file.finish();
  }

  const Arguments& arguments_;
  Model model_;
  WeightTable personas_;
  Scoring scoring_;
  std::size_t top_;
};

/// Personas by their profiles.
void rank_profiles(const Arguments& arguments) {
  if (arguments.has("weights")) {
    throw UsageError("batch: profiles and --weights are two ways to name personas; use one");
  }
  if (arguments.has("index")) {
    throw UsageError("batch: profiles are ranked without an index; --index goes with --weights");
  }
  const Model model = load_model(arguments);
  std::vector<Profile> profiles;
  std::vector<std::optional<Date>> days;
  for (ProfileFile& file : load_profiles(arguments, model, profile_names(arguments, 0))) {
    days.push_back(file.profile.as_of);
    profiles.push_back(std::move(file.profile));
  }
  std::vector<const Profile*> all;
  for (const Profile& profile : profiles) all.push_back(&profile);
  const auto named = named_by_all(arguments, all);
  const CompanyPool pool = load_pool(arguments, model, named, profiles.front().view(), days);
  for (Profile& profile : profiles) settle_day(profile, newest_day(pool.dossiers().companies));
  ProgressBar bar("ranking personas");
  const PersonaBatch batch =
      rank_personas(model, pool, profiles,
                    {.top = top_option(arguments), .threads = thread_option(arguments), .progress = bar.callback()});
  bar.finish();
  const auto document = [&] {
    if (output_format(arguments) == Format::csv) return Document{{}, personas_records(profiles, batch)};
    return present_personas(model, profiles, batch);
  };
  emit(arguments, document, [&] { return personas_json(model, profiles, batch); });
}

int batch(const Arguments& arguments) {
  if (profile_names(arguments, 0).empty()) {
    Batch(arguments).run();
  } else {
    rank_profiles(arguments);
  }
  return kDone;
}

}  // namespace

CommandSpec batch_command() {
  return {.name = "batch",
          .positionals = "[PROFILE...]",
          .summary =
              "Ranks companies for many personas at once. For profiles, or folders of them: where each company stands "
              "with everybody, and how much they agree. For a table of weights: the first N for each.",
          .examples = {"batch profiles", "batch profiles/mine.yaml stability-first-parent --companies big.csv --top 20",
                       "batch profiles --format csv -o ranks.csv",
                       "batch --weights weights.csv --companies big.csv -o first10.csv",
                       "batch --weights weights.csv --index big.index --top 5 --format json"},
          .options = {"weights", "companies", "index", "model", "missing", "estimate", "method", "top", "skip-bad-rows",
                      "threads", "format", "output", "help"},
          .at_most = std::numeric_limits<std::size_t>::max(),
          .run = batch};
}

}  // namespace fitrank::cli
