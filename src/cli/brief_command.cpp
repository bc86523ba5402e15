#include "analysis/brief.hpp"

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "output/present_brief.hpp"

namespace fitrank::cli {

namespace {

struct BriefOptions {
  RankingOptions ranking;
  OutputOptions output;
  bool ignore_deal_breakers = false;

  void declare(Options& options) {
    ranking.declare(options);
    options.flag(ignore_deal_breakers,
                 {.name = "ignore-deal-breakers",
                  .help = "rank companies that fail a deal-breaker too, and say which they fail"});
    output.declare(options);
  }
};

int brief(const BriefOptions& options) {
  const Inputs inputs(options.ranking);
  const auto deal_breakers = options.ignore_deal_breakers ? DealBreakers::ignore : DealBreakers::apply;
  const Brief brief =
      make_brief(inputs.model, inputs.pool, inputs.profile, inputs.named, inputs.threads, deal_breakers);
  const Subject subject{inputs.model, brief.report.shown, inputs.profile};
  const std::string_view layer =
      options.ranking.companies.layer ? *options.ranking.companies.layer : std::string_view();
  emit(options.output, present_brief(subject, brief, layer), inputs.made_from(), Usual::page);
  return kDone;
}

}  // namespace

CommandSpec brief_command() {
  return command<BriefOptions, brief>(
      {.name = "brief",
       .summary = "writes a persona's brief, in Markdown",
       .text = "Writes a persona's brief: audience and needs, the top companies and why, deal-breakers, the checklist "
               "answered company by company, hype watch, under-reported risks, and what to find out. It is Markdown, "
               "and on a terminal a table.",
       .examples = {"brief", "brief -o brief.md", "brief stability-first-parent --top 3",
                    "brief profiles/mine.yaml --evidence discounted --as-of 2026-05-13",
                    "brief --companies config/companies extra.csv --format json"},
       .answer = brief_spec});
}

}  // namespace fitrank::cli
