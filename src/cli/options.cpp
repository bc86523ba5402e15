// The record of every option.
#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "cli/arguments.hpp"
#include "cli/choice.hpp"
#include "fitrank/assess.hpp"
#include "fitrank/fit_score.hpp"
#include "fitrank/job_sought.hpp"
#include "fitrank/render.hpp"
#include "fitrank/sql_ranking.hpp"
#include "fitrank/weight_draws.hpp"

namespace fitrank::cli {

namespace {

OptionSpec one_of(std::string_view name, std::string_view argument, std::string_view help,
                  std::vector<ChoiceSpec> choices) {
  return {.name = name, .argument = argument, .help = help, .choices = std::move(choices)};
}

/// Choices whose names are all that is asked of them.
std::vector<ChoiceSpec> named(const std::vector<std::string>& names) {
  std::vector<ChoiceSpec> choices;
  for (const std::string& name : names) choices.push_back({.name = name});
  return choices;
}

std::vector<OptionSpec> make_options() {
  return {
      OptionSpec{"companies", "PATH...",
                 "companies to rank: YAML files, folders of them, CSV tables, evidence databases, - for standard input",
                 0, true},
      OptionSpec{"sql:companies", "PATH...",
                 "with --missing expected: the companies that its constants are estimated from, as `rank` takes them",
                 0, true},
      OptionSpec{"model", "FILE", "the model: criteria, signals, value functions, evidence tiers"},
      one_of("missing", "POLICY", "what an unknown criterion counts as",
             {choice("zero", MissingPolicy::zero), choice("renormalize", MissingPolicy::renormalize, "left out"),
              choice("neutral", MissingPolicy::neutral, "50"),
              choice("expected", MissingPolicy::expected, "each unknown signal as comparable employers score")}),
      one_of("estimate", "FORM", "with --missing expected: what is expected of an unknown signal",
             {choice("marginal", PeerEstimate::marginal, "the mean of comparable employers"),
              choice("conditional", PeerEstimate::conditional, "what goes with the company's known signals")}),
      OptionSpec{"interval", "PERCENT",
                 "with --missing expected: how probably the score lies in the interval shown; by default 80"},
      one_of("evidence", "POLICY", "how evidence counts",
             {choice("face_value", EvidencePolicy::face_value, "as it stands"),
              choice("discounted", EvidencePolicy::discounted, "by the trust in its tier")}),
      one_of("method", "METHOD", "how criterion scores become one",
             {choice("weighted_sum", Aggregation::weighted_sum),
              choice("weighted_product", Aggregation::weighted_product, "a weakness costs more the deeper it is")}),
      OptionSpec{"min-coverage", "PERCENT",
                 "list companies of which less is known separately, as too little known; 0 ranks them all"},
      OptionSpec{"as-of", "DATE",
                 "rank as of this day (YYYY-MM-DD, the last day of YYYY-MM or YYYY, or today): evidence ages until "
                 "then, later evidence is left out; by default the profile's day, or the newest date of the evidence"},
      OptionSpec{"weight", "CRITERION=PERCENT",
                 "set a criterion's share; the others keep their proportions (repeatable)", 'w'},
      OptionSpec{"within", "POINTS", "how many points of weight each share may move; by default 5"},
      OptionSpec{"reach:top", "N", "be among the first N; by default first", 'n'},
      OptionSpec{"top", "N", "show the first N companies", 'n'},
      OptionSpec{"report:top", "N",
                 "show the first N companies; of a large set so many are exact under any weights, by default up to 20",
                 'n'},
      OptionSpec{"sources:top", "N", "show the latest N observations of each signal; by default 5", 'n'},
      OptionSpec{"digest:top", "N", "show the N observations that moved the ranking most; by default 5", 'n'},
      OptionSpec{"since", "DATE", "what became known after this day (YYYY-MM-DD)"},
      OptionSpec{
          "full-preference", "[CRITERION=]POINTS",
          "PROMETHEE prefers a lead of so many points in full and a lesser one in proportion; by default any lead "
          "in full (repeatable, a criterion each)"},
      OptionSpec{"indifference", "[CRITERION=]POINTS",
                 "PROMETHEE ignores a lead of up to so many points; by default 0 (repeatable, a criterion each)"},
      OptionSpec{
          "vikor-v", "SHARE",
          "VIKOR's weight of what is lost in all, against the loss on the worst criterion, 0 to 1; by default 0.5"},
      OptionSpec{"layer", "LAYER", "rank only the companies of this layer of the supply chain"},
      one_of("by", "WHAT", "what a row shows; of each layer its best company, with its rank among all",
             {choice("company", By::company, "the default"), choice("layer", By::layer)}),
      OptionSpec{"ignore-deal-breakers", "", "rank companies that fail a deal-breaker too, and say which they fail"},
      one_of("dialect", "NAME", "whose SQL is written",
             {choice("duckdb", SqlDialect::duckdb), choice("postgres", SqlDialect::postgres),
              choice("clickhouse", SqlDialect::clickhouse)}),
      OptionSpec{"from", "TABLE",
                 "the table, as TABLE or SCHEMA.TABLE; a part that holds a dot stands in double quotes of its own"},
      one_of("shape", "SHAPE", "what a row of the table is",
             {choice("criteria", SqlShape::criteria, "a company with its scores, the default"),
              choice("signals", SqlShape::signals, "a company with raw values"),
              choice("long", SqlShape::observations, "an observation of an evidence database")}),
      OptionSpec{
          "columns", "NAME=COLUMN...",
          "what the table calls a criterion or signal, id or name; \"NAME=\" where it has none; or YAML files of "
          "such pairs",
          0, true},
      OptionSpec{"batch", "TABLE",
                 "rank for every persona of this table of weights: a column id, then one per criterion"},
      OptionSpec{"excluded", "", "list the companies that fail a deal-breaker instead, and which one"},
      OptionSpec{"unranked", "", "list the companies with no data for any weighted criterion instead"},
      OptionSpec{"refused", "", "list the values that a ranking cannot use instead, and why"},
      OptionSpec{"weights", "FILE", "personas: a CSV table with a column id, then one column of weights per criterion"},
      OptionSpec{"index", "FILE", "rank through an index made by `fitrank index build`"},
      OptionSpec{"k", "N", "how many places the index answers for; by default 10"},
      OptionSpec{"synth:companies", "N", "how many companies to make"},
      OptionSpec{"criteria", "N", "how many criteria; by default 5"},
      one_of("acceptability:unknown", "HOW", "how what is unknown is drawn",
             {choice("uniform", false, "any score that it can have, the default"),
              choice("peers", true, "as comparable employers score, jointly where scores go together")}),
      OptionSpec{"unknown", "SHARE", "share of unknown scores, 0 to 1; by default 0"},
      OptionSpec{"correlation", "R", "correlation between any two criteria, 0 to 1; by default 0"},
      OptionSpec{"seed", "N", "the same seed gives the same bytes anywhere; by default 1"},
      OptionSpec{"write-model", "FILE", "also write a model file that names these criteria"},
      OptionSpec{"acceptability:top", "N", "list the first N companies; by default 10", 'n'},
      OptionSpec{"places", "N", "how many places count as the top; by default 3, and never all there are"},
      OptionSpec{"calibrate:places", "N", "how many places count as the first; by default 10, at most half of all"},
      OptionSpec{"hide", "PERCENT", "chance of each known value to be hidden; by default 30"},
      OptionSpec{"rounds", "N", "how often to hide and compare; by default 20"},
      OptionSpec{"samples", "N", "how many times to draw; by default 10000"},
      OptionSpec{"drivers:samples", "N", "how many samples, of ten rankings each; by default 4096"},
      one_of("weights-from", "SOURCE", "which weights are drawn",
             {choice("profile", WeightSource::profile, "near the profile's, the default"),
              choice("uniform", WeightSource::uniform, "any")}),
      OptionSpec{"concentration", "N", "how near the profile's weights stay, 1 to 10000; by default 100"},
      OptionSpec{"order", "A>=B", "draw any weights in which A weighs at least as much as B, and so on (repeatable)"},
      one_of("evidence-noise", "SWITCH",
             "draw known scores too, as far as trust in their evidence is lacking; on for dossiers",
             {choice("on", true), choice("off", false)}),
      OptionSpec{"into", "FILE", "the evidence database; by default evidence.sqlite, made where it is not there"},
      OptionSpec{"dry-run", "", "read everything and say what it would give, but keep nothing"},
      OptionSpec{"profile", "PROFILE",
                 "the role and experience that postings are read for, as this profile states them"},
      one_of("role", "ROLE", "the role that pay is read for, rather than the profile's", named(role_names())),
      one_of("seniority", "LEVEL", "the level that pay is read for, rather than the profile's",
             named(seniority_names())),
      OptionSpec{"soc", "CODES",
                 "occupations whose wages are read, rather than the role's: 15-1252, or a group 15-12; "
                 "several with commas"},
      OptionSpec{"all-rejects", "", "list up to 1000 records that are faulty or left out, not 20"},
      OptionSpec{"skip-bad-rows", "", "leave out rows of large tables that have problems, and list them"},
      OptionSpec{"threads", "N", "use N threads; by default all. Results do not depend on it"},
      OptionSpec{"force", "", "overwrite a file that is there already"},
      one_of("format", "FORMAT", "how the answer is written; by default as the output file's name ends, else table",
             {choice("table", Format::table), choice("markdown", Format::markdown), choice("csv", Format::csv),
              choice("json", Format::json)}),
      OptionSpec{"open", "",
                 "show the page in the browser that BROWSER names, else by xdg-open; without -o it is written into the "
                 "temporary folder"},
      one_of("report:format", "FORMAT", "what is written; by default as the output file's name ends, else html",
             {choice("html", PageFormat::html, "the page"), choice("json", PageFormat::json, "what it is made from")}),
      one_of("export:format", "FORMAT", "what is written; by default as -o ends, else yaml",
             {choice("yaml", ExportFormat::yaml, "a dossier a company"), choice("csv", ExportFormat::csv, "one table"),
              choice("observations", ExportFormat::observations, "a table of them all")}),
      one_of("help:format", "FORMAT", "how the help is written; man is the page of `man fitrank` or of a command",
             {choice("text", HelpFormat::text, "the default"),
              choice("markdown", HelpFormat::markdown, "of all commands"), choice("man", HelpFormat::man)}),
      OptionSpec{"export:output", "PATH",
                 "write to PATH: one company's file, the table, or the folder of several companies' files", 'o'},
      OptionSpec{"output", "FILE", "write to FILE, whole or not at all; - is standard output", 'o'},
      OptionSpec{"help", "", "show this help", 'h'},
  };
}

}  // namespace

std::string_view typed_name(std::string_view name) { return name.substr(name.find(':') + 1); }

std::span<const OptionSpec> all_options() {
  static const std::vector<OptionSpec> options = make_options();
  return options;
}

const OptionSpec& option(std::string_view name) {
  const auto found = std::ranges::find(all_options(), name, &OptionSpec::name);
  if (found == all_options().end()) throw std::logic_error("no option record: " + std::string(name));
  return *found;
}

const OptionSpec* option_of(const CommandSpec& command, std::string_view typed) {
  const auto found = std::ranges::find(command.options, typed, typed_name);
  return found == command.options.end() ? nullptr : &option(*found);
}

const ChoiceSpec* find_choice(std::span<const ChoiceSpec> choices, std::string_view name) {
  const auto found = std::ranges::find(choices, name, &ChoiceSpec::name);
  return found == choices.end() ? nullptr : &*found;
}

}  // namespace fitrank::cli
