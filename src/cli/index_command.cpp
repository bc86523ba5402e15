#include <fmt/format.h>

#include <algorithm>

#include "analysis/rank_report.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "cli/notes.hpp"
#include "cli/open_index.hpp"
#include "cli/progress_bar.hpp"
#include "cli/shell_words.hpp"
#include "cli/summary_options.hpp"
#include "input/hash_companies.hpp"
#include "input/read_company_table.hpp"
#include "output/present_index.hpp"
#include "output/present_ranking.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kMostIndexed = 100'000;
/// Beyond these a scan is as fast, and making the index takes time with the square of its members.
constexpr std::size_t kMostMembers = 100'000;
constexpr std::size_t kLeastGain = 10;

struct BuildOptions {
  CompanyOptions companies;
  std::size_t top = 10;
  std::optional<std::filesystem::path> output;
  SummaryOptions summary;

  void declare(Options& options) {
    companies.declare(options);
    options.cannot({"layer"}, "a table states no layers");
    options.number(top,
                   {.name = "top",
                    .letter = 'n',
                    .argument = "N",
                    .help = "how many places the index answers for",
                    .aliases = {"k"}},
                   std::size_t{1}, kMostIndexed);
    OutputOptions::declare_path(options, output);
    summary.declare(options);
  }
};

/// The one table; throws UsageError.
std::string table_of(const BuildOptions& options) {
  const auto& paths = options.companies.companies;
  if (paths.size() != 1) throw UsageError("index build: --companies FILE is needed: one CSV table");
  if (is_evidence_file(paths[0])) {
    throw UsageError(
        fmt::format("index build: {} is an evidence database; make a table of it with `fitrank export "
                    "--companies {} -o companies.csv`",
                    paths[0], shell_word(paths[0])));
  }
  return paths[0];
}

int build(const BuildOptions& options) {
  const std::string path = table_of(options);
  const auto& output = options.output;
  if (!output || *output == "-") throw UsageError("index build: -o FILE is needed, where the index goes");
  if (is_same_file(*output, path)) {
    throw UsageError(fmt::format("index build: -o {} would overwrite the table itself", output->string()));
  }
  const Model model = load_model(options.companies);
  const IndexSource source = describe_source(path, model_path(options.companies), criterion_ids(model));
  const auto table = load_table(options.companies, model, path);
  ProgressBar bar("finding who can be first");
  const SkybandIndex index = SkybandIndex::build(table->scores(), *table, options.top, source,
                                                 {.threads = options.companies.threads,
                                                  .progress = bar.callback(),
                                                  .most_members = std::max(kMostMembers, table->size() / kLeastGain)});
  bar.finish();
  index.save(*output);
  options.summary.tell(present_index(index), {});
  return kDone;
}

struct InfoOptions {
  std::string file;
  OutputOptions output;

  void declare(Options& options) {
    options.word(file, {.argument = "FILE", .completes = Completes::files});
    output.declare(options);
  }
};

int info(const InfoOptions& options) {
  const SkybandIndex index = SkybandIndex::load(options.file);
  emit(options.output, present_index(index), MadeFrom{});
  return kDone;
}

/// The members that are shown, as companies whose scores a table states.
CompanySet members_as_companies(const Model& model, const SkybandIndex& index, const std::vector<RankedCompany>& top) {
  std::vector<Company> companies;
  for (const RankedCompany& place : top) companies.push_back(member_as_company(model, index, place.company));
  CompanySet set = assess_companies(model, std::move(companies), {});
  std::vector<std::size_t> members;
  for (const RankedCompany& place : top) members.push_back(place.company);
  set.scores = select_rows(index.scores(), members);  // with what was unknown of them below the scores
  return set;
}

/// What the profile asks for beyond what an index holds; empty: nothing.
std::string_view untold_by_index(const Profile& profile) {
  if (!profile.deal_breakers.empty()) return "has deal-breakers";
  return profile.missing == MissingPolicy::expected ? "says missing: expected" : "";
}

struct QueryOptions {
  std::string file;
  RankingOptions ranking;
  OutputOptions output;

  void declare(Options& options) {
    options.word(file, {.argument = "FILE", .completes = Completes::files});
    ranking.companies.read = false;
    ranking.declare(options);
    options.cannot({"companies"}, "an index holds its own");
    options.cannot({"layer"}, "an index states no layers");
    options.cannot({"evidence", "as-of"}, "an index holds scores alone, as they were when it was made");
    options.cannot({"interval"}, "no interval is shown");
    options.cannot({"skip-bad-rows"}, "rows are left out where an index is made");
    output.declare(options);
  }
};

/// The index stands for the companies, as it was made from them.
MadeFrom made_from(const QueryOptions& options) {
  return {model_path(options.ranking.companies), find_profile(options.ranking.profile),
          [file = options.file] { return hash_text_file(file); }};
}

/// An index knows no observations; the table it was made from is ranked instead.
int query_table(const QueryOptions& options, const Model& model, const SkybandIndex& index, const Profile& profile) {
  const std::string& source = index.source().path;
  if (source.empty() || table_state(index.source(), source) != SourceState::same) {
    throw std::runtime_error(
        fmt::format("{} {}, which an index cannot tell, and the table it was made from is not "
                    "available",
                    profile.id, untold_by_index(profile)));
  }
  note("fitrank: {} {}, which an index cannot tell; ranking {} itself\n", harmless(profile.id),
       untold_by_index(profile), harmless(source));
  std::vector<std::unique_ptr<CompanyTable>> tables;
  tables.push_back(load_table(options.ranking.companies, model, source));
  const CompanyPool pool(model, {}, std::move(tables), profile.view());
  const RankReport report = report_ranking(model, pool, profile, named_shares(options.ranking.policies.weights, model),
                                           options.ranking.companies.threads);
  const Subject subject{model, report.shown, profile};
  emit(options.output, present_ranking(subject, report), made_from(options));
  return kDone;
}

int query(const QueryOptions& options) {
  const CompanyOptions& companies = options.ranking.companies;
  const PolicyOptions& policies = options.ranking.policies;
  const Model model = load_model(companies);
  const SkybandIndex index = open_index(options.file, model_path(companies), model);
  Profile profile = load_profile(companies, policies, model, options.ranking.profile);
  profile.top = std::min(profile.top.value_or(index.k()), index.companies());
  if (!untold_by_index(profile).empty()) return query_table(options, model, index, profile);
  if (*profile.top > index.k()) {
    throw UsageError(fmt::format("{} {}: the index answers for the first {} only",
                                 policies.top ? "--top" : "the profile's top:", *profile.top, index.k()));
  }
  const auto named = named_shares(policies.weights, model);
  const Weights weights = used_weights(profile, named);
  const auto top = index.top(weights, profile.scoring(), *profile.top, companies.threads);
  const auto before = index.top(Weights(profile.weights), profile.scoring(), index.k(), companies.threads);
  const RankReport report = report_index(
      model, {members_as_companies(model, index, top), top, before, index.ranked(weights), index.companies()}, profile,
      named);
  const Subject subject{model, report.shown, profile};
  emit(options.output, present_ranking(subject, report), made_from(options));
  return kDone;
}

/// `index` is called by its parts.
struct NoOptions {
  void declare(Options&) {}
};

int call_a_part(const NoOptions&) { throw std::logic_error("index is called by its parts"); }

}  // namespace

CommandSpec index_command() {
  return command<NoOptions, call_a_part>(
      {.name = "index",
       .summary = "builds, describes or queries an index",
       .text = "Builds, describes or queries an index over a large table, which gives the first companies for any "
               "weights.",
       .examples = {"index build --companies big.csv --top 10 -o big.index", "index info big.index",
                    "index query big.index profiles/mine.yaml --weight growth=50"},
       .group = true});
}

CommandSpec index_build_command() {
  return command<BuildOptions, build>(
      {.name = "index build",
       .summary = "makes an index over a large table",
       .text = "Makes an index over a large table that gives the first companies for any weights.",
       .examples = {"index build --companies big.csv --top 10 -o big.index"},
       .writes = true,
       .answer = index_spec});
}

CommandSpec index_info_command() {
  return command<InfoOptions, info>({.name = "index info",
                                     .summary = "describes an index",
                                     .text = "Describes an index: what it was made from, and what it answers for.",
                                     .examples = {"index info big.index"},
                                     .answer = index_spec});
}

CommandSpec index_query_command() {
  return command<QueryOptions, query>(
      {.name = "index query",
       .summary = "ranks through an index",
       .text = "Ranks through an index: the same order as `rank` over the table it was made from.",
       .examples = {"index query big.index profiles/mine.yaml --weight growth=50"},
       .answer = ranking_spec});
}

}  // namespace fitrank::cli
