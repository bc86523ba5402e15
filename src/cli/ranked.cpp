#include "cli/ranked.hpp"

#include "analysis/layers.hpp"
#include "output/present_ranking.hpp"

namespace fitrank::cli {

namespace {

Subject subject_of(const Inputs& inputs, const RankReport& report) {
  return {inputs.model, report.shown, inputs.profile};
}

/// The best of each layer, of which --top takes the first.
RankReport report_layers(const RankOptions& options, const Inputs& inputs) {
  if (inputs.pool.has_tables()) throw UsageError("--by layer: large tables state no layer; rank dossiers instead");
  RankReport report = report_companies(options, inputs, std::nullopt);
  const std::size_t ranked = report.rows.size();
  report.rows = best_of_layers(report);
  report.verdict.reset();  // by places among all
  report.without.clear();
  if (report.rows.empty() && ranked > 0) {
    throw UsageError("--by layer: no company that can be ranked states a layer; dossiers do by `layer`");
  }
  if (inputs.profile.top && *inputs.profile.top < report.rows.size()) report.rows.resize(*inputs.profile.top);
  return report;
}

/// Against the profile's own table; other weights or a part of the companies would differ for other reasons.
std::optional<PublishedChanges> published_changes(const RankOptions& options, const Inputs& inputs,
                                                  const RankReport& report) {
  const auto ids = [&](const std::vector<ExcludedCompany>& companies) {
    std::vector<std::string> list;
    for (const ExcludedCompany& one : companies) list.push_back(report.shown.ids[one.company]);
    return list;
  };
  const std::vector<Company> then = !options.ranking.companies.companies.empty()
                                        ? load_named(inputs.model, inputs.profile)
                                        : inputs.pool.dossiers().companies;
  return changes_since_published(inputs.model, inputs.pool, inputs.profile, then, ids(report.excluded),
                                 ids(report.thin));
}

}  // namespace

void RankOptions::declare(Options& options) {
  ranking.declare(options);
  options.choice(by, {.name = "by",
                      .argument = "WHAT",
                      .help = "what a row shows; of each layer its best company, with its rank among all"});
  options.flag(ignore_deal_breakers, {.name = "ignore-deal-breakers",
                                      .help = "rank companies that fail a deal-breaker too, and say which they fail"});
  options.flag(
      why,
      {.name = "why", .help = "show all reasons, weights and gaps, not one line for each company", .writing = true});
  options.flag(
      brief, {.name = "brief", .help = "show one line for each company: rank, name, score and range", .writing = true});
  options.exclusive("why", "brief", "say more and less; use one");
  options.exclusive("columns", "brief", "both choose columns; use one");
  output.declare(options);
}

std::optional<std::size_t> RankOptions::shown_top(const Profile& profile) const {
  if (profile.top || !is_shown(output) || why || brief || output.columns) return profile.top;
  return kShownInShort;
}

OutputOptions RankOptions::written() const {
  OutputOptions options = output;
  if (brief) options.columns = "rank,name,score,low,high";
  return options;
}

RankReport report_companies(const RankOptions& options, const Inputs& inputs, std::optional<std::size_t> top) {
  Profile profile = inputs.profile;
  profile.top = top;
  return report_ranking(inputs.model, inputs.pool, profile, inputs.named, inputs.threads,
                        options.ignore_deal_breakers ? DealBreakers::ignore : DealBreakers::apply);
}

RankReport ranked_report(const RankOptions& options, const Inputs& inputs) {
  if (options.by == By::layer) return report_layers(options, inputs);
  RankReport report = report_companies(options, inputs, options.shown_top(inputs.profile));
  if (!inputs.profile.published.empty() && !report.overridden && !options.ranking.companies.layer) {
    report.published = published_changes(options, inputs, report);
  }
  return report;
}

Answer ranked_answer(const RankOptions& options, const Inputs& inputs, const RankReport& report,
                     const RankingDiff* since) {
  const auto& layer = options.ranking.companies.layer;
  return present_ranking(subject_of(inputs, report), report,
                         {.short_form = is_shown(options.output) && !options.why,
                          .by_layer = options.by == By::layer,
                          .only_layer = layer ? std::string_view(*layer) : std::string_view(),
                          .since = since});
}

}  // namespace fitrank::cli
