#include "cli/ranked.hpp"

#include <nlohmann/json.hpp>

#include "cli/choice.hpp"
#include "fitrank/layers.hpp"
#include "fitrank/present.hpp"
#include "fitrank/present_layers.hpp"

namespace fitrank::cli {

namespace {

By by_option(const Arguments& arguments) { return chosen<By>(arguments, "by").value_or(By::company); }

Subject subject_of(const Inputs& inputs, const RankReport& report) {
  return {inputs.model, report.shown, inputs.profile};
}

/// The best of each layer, of which --top takes the first.
RankReport report_layers(const Arguments& arguments, const Inputs& inputs) {
  if (inputs.pool.has_tables()) throw UsageError("--by layer: large tables state no layer; rank dossiers instead");
  RankReport report = report_companies(arguments, inputs, std::nullopt);
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
std::optional<PublishedChanges> published_changes(const Arguments& arguments, const Inputs& inputs,
                                                  const RankReport& report) {
  const auto ids = [&](const std::vector<ExcludedCompany>& companies) {
    std::vector<std::string> list;
    for (const ExcludedCompany& one : companies) list.push_back(report.shown.ids[one.company]);
    return list;
  };
  const std::vector<Company> then =
      arguments.has("companies") ? load_named(inputs.model, inputs.profile) : inputs.pool.dossiers().companies;
  return changes_since_published(inputs.model, inputs.pool, inputs.profile, then, ids(report.excluded),
                                 ids(report.thin));
}

}  // namespace

RankReport report_companies(const Arguments& arguments, const Inputs& inputs, std::optional<std::size_t> top) {
  Profile profile = inputs.profile;
  profile.top = top;
  return report_ranking(inputs.model, inputs.pool, profile, inputs.named, thread_option(arguments),
                        arguments.has("ignore-deal-breakers") ? DealBreakers::ignore : DealBreakers::apply);
}

RankReport ranked_report(const Arguments& arguments, const Inputs& inputs) {
  if (by_option(arguments) == By::layer) return report_layers(arguments, inputs);
  RankReport report = report_companies(arguments, inputs, inputs.profile.top);
  if (!inputs.profile.published.empty() && !report.overridden && !arguments.has("layer")) {
    report.published = published_changes(arguments, inputs, report);
  }
  return report;
}

Document ranked_document(const Arguments& arguments, const Inputs& inputs, const RankReport& report) {
  const Subject subject = subject_of(inputs, report);
  Document document = present_ranking(subject, report);
  if (by_option(arguments) == By::layer) add_layers(document, subject, report);
  if (const auto layer = arguments.value("layer")) say_layer(document, inputs.model, *layer);
  return document;
}

nlohmann::ordered_json ranked_json(const Arguments& arguments, const Inputs& inputs, const RankReport& report) {
  const Subject subject = subject_of(inputs, report);
  nlohmann::ordered_json json = ranking_json(subject, report);
  if (by_option(arguments) == By::layer) add_layers(json, subject, report);
  if (const auto layer = arguments.value("layer")) say_layer(json, *layer);
  return json;
}

}  // namespace fitrank::cli
