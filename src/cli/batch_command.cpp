#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "analysis/persona_batch.hpp"
#include "base/problem.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "cli/named_companies.hpp"
#include "cli/open_index.hpp"
#include "cli/profiles.hpp"
#include "cli/progress_bar.hpp"
#include "input/hash_companies.hpp"
#include "input/read_weights.hpp"
#include "output/present_batch.hpp"
#include "output/present_personas.hpp"
#include "score/batch.hpp"
#include "score/known_counts.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::cli {

namespace {

/// A table of weights states no policy. This one needs no other company, so that an index can tell it too.
constexpr MissingPolicy kWeightsMissing = MissingPolicy::neutral;

constexpr std::size_t kMostPlaces = 1'000'000;

// From when on, and with at most which share of the companies, an index is made for a batch.
constexpr std::size_t kManyPersonas = 1000;
constexpr std::size_t kManyCompanies = 100'000;
constexpr std::size_t kLeastGain = 30;

struct BatchOptions {
  std::vector<std::string> profiles;
  CompanyOptions companies;
  PolicyOptions policies;
  OutputOptions output;
  std::optional<std::string> weights;
  std::optional<std::filesystem::path> index;

  void declare(Options& options);
  std::size_t top() const { return policies.top.value_or(10); }
};

void BatchOptions::declare(Options& options) {
  WordSpec profile = profile_word();
  profile.needed = false;
  options.words(profiles, std::move(profile));
  options.text(weights, {.name = "weights",
                         .argument = "FILE",
                         .help = "personas: a CSV table with a column id, then one column of weights per criterion",
                         .completes = Completes::files});
  options.path(index, {.name = "index",
                       .argument = "FILE",
                       .help = "rank through an index made by `fitrank index build`",
                       .completes = Completes::files});
  options.exclusive("companies", "index", "both name the companies; use one");
  policies.declare(options, "show the first N companies; by default 10", kMostPlaces);
  options.cannot({"interval"}, "no interval is shown");
  companies.declare(options);
  output.declare(options);
}

WeightTable load_weights(const BatchOptions& options, const Model& model) {
  const auto& path = options.weights;
  if (!path) throw UsageError("batch: PROFILES or --weights FILE is needed: profiles, or a CSV table of personas");
  Problems problems;
  SkippedRows skipped;
  ProgressBar bar(*path == "-" ? "reading standard input" : "reading " + *path);
  auto weights = read_weights(*path, model,
                              {.threads = options.companies.threads,
                               .skip_bad_rows = options.companies.skip_bad_rows,
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
  explicit Batch(const BatchOptions& options)
      : options_(options),
        model_(load_model(options.companies)),
        personas_(load_weights(options, model_)),
        scoring_(options.policies.missing.value_or(kWeightsMissing),
                 options.policies.method.value_or(Aggregation::weighted_sum)),
        top_(options.top()) {}

  void run() {
    refuse_options();
    if (options_.index) {
      if (scoring_.missing == MissingPolicy::expected) throw UsageError("batch: " + std::string(kIndexExpects));
      const SkybandIndex index = open_index(*options_.index, model_path(options_.companies), model_);
      if (!options_.policies.top) top_ = std::min(top_, index.k());
      if (top_ > index.k()) {
        throw UsageError(fmt::format("--top {}: the index answers for the first {} only", top_, index.k()));
      }
      return write(
          index.scores(), index.ids(), index.companies(), [&](const Weights& weights) { return index.ranked(weights); },
          [this] { return hash_text_file(*options_.index); });
    }
    Profile policies;
    options_.policies.apply(policies);
    policies.missing = scoring_.missing;
    const CompanyPool pool = load_pool(options_.companies, model_, {}, policies.view());
    const KnownCounts counts(pool.scores(), options_.companies.threads);
    const auto ranked = [&](const Weights& weights) { return counts.ranked(weights); };
    const auto hash = [&] { return hash_companies(model_, pool, options_.companies.threads); };
    if (const auto index = index_that_pays(pool)) {
      return write(index->scores(), index->ids(), pool.size(), ranked, hash);
    }
    write(pool.scores(), pool, pool.size(), ranked, hash);
  }

 private:
  /// What a table of weights, or an index, leaves without a meaning.
  void refuse_options() const {
    const PolicyOptions& policies = options_.policies;
    if (!policies.weights.empty()) {
      throw UsageError("batch: --weight does not apply: the weights are in the table of --weights");
    }
    if (policies.min_coverage) {
      throw UsageError("batch: --min-coverage does not apply: a table of weights ranks all companies; profiles set it");
    }
    if (!options_.index) return;
    const char* scores = "an index holds scores alone, as they were when it was made";
    if (policies.evidence) throw UsageError(fmt::format("batch: --evidence does not apply: {}", scores));
    if (policies.as_of) throw UsageError(fmt::format("batch: --as-of does not apply: {}", scores));
    if (options_.companies.layer) throw UsageError("batch: --layer does not apply: an index states no layers");
  }

  /// An index costs about as much as scanning the companies for some hundred personas; it helps where its
  /// members are few, which many criteria and many places prevent.
  std::optional<SkybandIndex> index_that_pays(const CompanyPool& pool) const {
    if (personas_.personas() < kManyPersonas || pool.size() < kManyCompanies) return std::nullopt;
    ProgressBar bar("building an index");
    const SkybandOptions options{
        .threads = options_.companies.threads, .progress = bar.callback(), .most_members = pool.size() / kLeastGain};
    try {
      return SkybandIndex::build(pool.scores(), pool, top_, {{}, 0, 0, 0, criterion_ids(model_)}, options);
    } catch (const std::length_error&) {
      return std::nullopt;  // the scan is better
    }
  }

  /// `ranked`: how many companies given weights rank in all.
  void write(const ScoreMatrix& scores, const CompanyIds& ids, std::size_t companies,
             const std::function<std::optional<std::size_t>(const Weights&)>& ranked,
             const std::function<std::string()>& hash) {
    const MadeFrom from{model_path(options_.companies), *options_.weights, hash};
    IdCache id_of(ids);
    const BatchSubject subject{
        personas_.personas(), companies, top_, {.missing = scoring_.missing, .method = scoring_.method}};
    Answer head = batch_head(subject);
    if (output_format(options_.output) == Format::json) complete(head.envelope, options_.output, from);
    WholeFile file(options_.output.path());
    BatchWriter writer(
        subject, std::move(head), output_format(options_.output), chosen_names(options_.output),
        [&](std::size_t company) { return id_of(company); }, [&](std::string_view text) { write_piece(file, text); });
    ProgressBar bar("ranking personas");
    rank_batch(scores, ids, personas_, scoring_,
               {.top = top_, .threads = options_.companies.threads, .progress = bar.callback()},
               [&](std::size_t persona, const std::vector<RankedCompany>& top) {
                 writer.add(personas_.ids[persona], top, ranked(personas_.weights(persona)));
               });
    bar.finish();
    writer.finish();
    file.finish();
  }

  const BatchOptions& options_;
  Model model_;
  WeightTable personas_;
  Scoring scoring_;
  std::size_t top_;
};

/// Personas by their profiles.
void rank_profiles(const BatchOptions& options, const std::vector<std::string>& names) {
  if (options.weights) {
    throw UsageError("batch: profiles and --weights are two ways to name personas; use one");
  }
  if (options.index) {
    throw UsageError("batch: profiles are ranked without an index; --index goes with --weights");
  }
  const Model model = load_model(options.companies);
  const std::vector<NamedShare> named_weights = named_shares(options.policies.weights, model);
  std::vector<Profile> profiles;
  std::vector<std::optional<Date>> days;
  for (ProfileFile& file : load_profiles(options.companies, options.policies, model, names)) {
    if (!named_weights.empty()) file.profile.weights = reweigh(file.profile.weights, named_weights);
    days.push_back(file.profile.as_of);
    profiles.push_back(std::move(file.profile));
  }
  std::vector<const Profile*> all;
  for (const Profile& profile : profiles) all.push_back(&profile);
  const auto named = named_by_all(options.companies, all);
  const CompanyPool pool = load_pool(options.companies, model, named, profiles.front().view(), days);
  for (Profile& profile : profiles) settle_day(profile, newest_day(pool.dossiers().companies));
  ProgressBar bar("ranking personas");
  PersonaBatch batch = rank_personas(
      model, pool, profiles, {.top = options.top(), .threads = options.companies.threads, .progress = bar.callback()});
  bar.finish();
  emit(options.output, present_personas(model, profiles, std::move(batch)),
       {model_path(options.companies), {}, [&] { return hash_companies(model, pool, options.companies.threads); }});
}

int batch(const BatchOptions& options) {
  const std::vector<std::string> names = profile_names(options.companies, options.profiles);
  if (names.empty()) {
    Batch(options).run();
  } else {
    rank_profiles(options, names);
  }
  return kDone;
}

/// Of profiles or of a table of weights.
const AnswerSpec& batch_answer_spec() {
  static const AnswerSpec spec = either_spec(personas_spec(), batch_spec());
  return spec;
}

}  // namespace

CommandSpec batch_command() {
  return command<BatchOptions, batch>(
      {.name = "batch",
       .summary = "ranks companies for many personas at once",
       .text = "Ranks companies for many personas at once. For profiles, or folders of them: each company's rank "
               "for every persona, and how much they agree. For a table of weights: the first N for each.",
       .examples = {"batch profiles", "batch profiles/mine.yaml stability-first-parent --companies big.csv --top 20",
                    "batch profiles --format csv -o ranks.csv",
                    "batch --weights weights.csv --companies big.csv -o first10.csv",
                    "batch --weights weights.csv --index big.index --top 5 --format json"},
       .answer = batch_answer_spec});
}

}  // namespace fitrank::cli
