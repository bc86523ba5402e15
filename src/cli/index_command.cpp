#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "cli/numbers.hpp"
#include "cli/open_index.hpp"
#include "cli/progress_bar.hpp"
#include "fitrank/present.hpp"
#include "fitrank/present_index.hpp"
#include "fitrank/rank_report.hpp"
#include "fitrank/read_company_table.hpp"
#include "fitrank/skyband_index.hpp"
#include "fitrank/text.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kMostPlaces = 100'000;
/// Beyond these a scan is as fast, and making the index takes time with the square of its members.
constexpr std::size_t kMostMembers = 100'000;
constexpr std::size_t kLeastGain = 10;

std::string needed(const Arguments& arguments, std::size_t index, std::string_view what) {
  if (index < arguments.positionals().size()) return arguments.positionals()[index];
  throw UsageError(fmt::format("index {}: {} is needed", arguments.positionals()[0], what));
}

int build(const Arguments& arguments) {
  const auto paths = arguments.values("companies");
  if (paths.size() != 1) throw UsageError("index build: --companies FILE is needed: one CSV table");
  if (is_evidence_file(paths[0])) {
    throw UsageError(
        fmt::format("index build: {} is an evidence database; make a table of it with `fitrank export "
                    "--companies {} -o companies.csv`",
                    paths[0], paths[0]));
  }
  const auto output = arguments.value("output");
  if (!output || *output == "-") throw UsageError("index build: -o FILE is needed, where the index goes");
  if (is_same_file(*output, paths[0])) {
    throw UsageError(fmt::format("index build: -o {} would overwrite the table itself", *output));
  }
  const std::size_t k = number_option<std::size_t>(arguments, "k", 1, kMostPlaces, 10);
  const Model model = load_model(arguments);
  const IndexSource source = describe_source(paths[0], model_path(arguments), criterion_ids(model));
  const auto table = load_table(arguments, model, paths[0]);
  ProgressBar bar("finding who can be first");
  const SkybandIndex index = SkybandIndex::build(table->scores(), *table, k, source,
                                                 {.threads = thread_option(arguments),
                                                  .progress = bar.callback(),
                                                  .most_members = std::max(kMostMembers, table->size() / kLeastGain)});
  bar.finish();
  index.save(*output);
  fmt::print(stderr, "{}", render_terminal(present_index(index), {}));
  return kDone;
}

int info(const Arguments& arguments) {
  const SkybandIndex index = SkybandIndex::load(needed(arguments, 1, "FILE"));
  emit(
      arguments, [&] { return present_index(index); }, [&] { return index_json(index); });
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

/// An index knows no observations; the table it was made from is ranked instead.
int query_table(const Arguments& arguments, const Model& model, const SkybandIndex& index, const Profile& profile) {
  const std::string& source = index.source().path;
  if (source.empty() || table_state(index.source(), source) != SourceState::same) {
    throw std::runtime_error(
        fmt::format("{} {}, which an index cannot tell, and the table it was made from is not at "
                    "hand",
                    profile.id, untold_by_index(profile)));
  }
  fmt::print(stderr, "fitrank: {} {}, which an index cannot tell; ranking {} itself\n", harmless(profile.id),
             untold_by_index(profile), harmless(source));
  std::vector<std::unique_ptr<CompanyTable>> tables;
  tables.push_back(load_table(arguments, model, source));
  const CompanyPool pool(model, {}, std::move(tables), profile.view());
  const RankReport report =
      report_ranking(model, pool, profile, named_shares(arguments, model), thread_option(arguments));
  const Subject subject{model, report.shown, profile};
  emit(
      arguments, [&] { return present_ranking(subject, report); }, [&] { return ranking_json(subject, report); });
  return kDone;
}

int query(const Arguments& arguments) {
  const Model model = load_model(arguments);
  const SkybandIndex index = open_index(needed(arguments, 1, "FILE"), model_path(arguments), model);
  const auto name = arguments.positionals().size() > 2 ? std::optional(arguments.positionals()[2]) : std::nullopt;
  Profile profile = load_profile(arguments, model, name);
  profile.top = std::min(profile.top.value_or(index.k()), index.companies());
  if (!untold_by_index(profile).empty()) return query_table(arguments, model, index, profile);
  if (*profile.top > index.k()) {
    throw UsageError(fmt::format("{} {}: the index answers for the first {} only",
                                 arguments.has("top") ? "--top" : "the profile's top:", *profile.top, index.k()));
  }
  const auto named = named_shares(arguments, model);
  const Weights weights = used_weights(profile, named);
  const auto top = index.top(weights, profile.scoring(), *profile.top, thread_option(arguments));
  const auto before = index.top(Weights(profile.weights), profile.scoring(), index.k(), thread_option(arguments));
  const RankReport report = report_index(
      model, {members_as_companies(model, index, top), top, before, index.ranked(weights), index.companies()}, profile,
      named);
  const Subject subject{model, report.shown, profile};
  emit(
      arguments, [&] { return present_ranking(subject, report); }, [&] { return ranking_json(subject, report); });
  return kDone;
}

struct Action {
  std::string_view name;
  std::string_view summary;
  int (*run)(const Arguments&);
  std::vector<std::string_view> options;  ///< of those that not all actions take
};

const std::vector<Action>& actions() {
  static const std::vector<Action> actions = {
      {"build", "makes an index", build, {"companies", "model", "k", "skip-bad-rows", "threads"}},
      {"info", "tells about one", info, {"format"}},
      {"query", "asks one", query, {"model", "missing", "estimate", "method", "weight", "top", "threads", "format"}}};
  return actions;
}

int index(const Arguments& arguments) {
  const std::string& name = arguments.positionals().front();
  const Action& action = *std::ranges::find(actions(), name, &Action::name);
  for (const std::string_view option : index_command().options) {
    if (option == "output" || option == "help" || !arguments.has(option)) continue;
    if (std::ranges::count(action.options, option) == 0) {
      throw UsageError(fmt::format("index {}: --{} does not apply", name, option));
    }
  }
  return action.run(arguments);
}

}  // namespace

CommandSpec index_command() {
  std::vector<ChoiceSpec> choices;
  for (const Action& action : actions()) choices.push_back({action.name, action.summary});
  return {.name = "index",
          .positionals = "build|info|query [FILE] [PROFILE]",
          .summary =
              "Makes an index over a large table that gives the first companies for any weights, tells about "
              "one, or asks one.",
          .examples = {"index build --companies big.csv --k 10 -o big.index", "index info big.index",
                       "index query big.index profiles/mine.yaml --weight growth=50"},
          .options = {"companies", "model", "k", "skip-bad-rows", "threads", "missing", "estimate", "method", "weight",
                      "top", "format", "output", "help"},
          .at_least = 1,
          .at_most = 3,
          .run = index,
          .choices = choices};
}

}  // namespace fitrank::cli
