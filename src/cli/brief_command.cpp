#include "fitrank/brief.hpp"

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "fitrank/present_brief.hpp"
#include "fitrank/present_layers.hpp"

namespace fitrank::cli {

namespace {

int brief(const Arguments& arguments) {
  const Inputs inputs(arguments, profile_name(arguments, 0));
  const auto deal_breakers = arguments.has("ignore-deal-breakers") ? DealBreakers::ignore : DealBreakers::apply;
  const Brief brief =
      make_brief(inputs.model, inputs.pool, inputs.profile, inputs.named, thread_option(arguments), deal_breakers);
  const Subject subject{inputs.model, brief.report.shown, inputs.profile};
  const auto layer = arguments.value("layer");
  emit(
      arguments,
      [&] {
        Document document = present_brief(subject, brief);
        if (layer) say_layer(document, inputs.model, *layer);
        return document;
      },
      [&] {
        nlohmann::ordered_json json = brief_json(subject, brief);
        if (layer) say_layer(json, *layer);
        return json;
      },
      Usual::page);
  return kDone;
}

}  // namespace

CommandSpec brief_command() {
  return {.name = "brief",
          .positionals = "[PROFILE]",
          .summary =
              "Writes a persona's brief: audience and needs, the top companies and why, deal-breakers, the "
              "checklist answered company by company, hype watch, under-reported risks, and what to find out. "
              "Markdown, but "
              "for a table on a terminal.",
          .examples = {"brief", "brief -o brief.md", "brief stability-first-parent --top 3",
                       "brief profiles/mine.yaml --evidence discounted --as-of 2026-05-13",
                       "brief --companies config/companies extra.csv --format json"},
          .options = {"companies", "model", "missing", "estimate", "interval", "evidence", "method", "as-of",
                      "min-coverage", "weight", "top", "layer", "ignore-deal-breakers", "skip-bad-rows", "threads",
                      "format", "output", "help"},
          .at_most = 1,
          .run = brief};
}

}  // namespace fitrank::cli
