#include "cli/shared_options.hpp"

#include "evidence/names.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kMostThreads = 1024;

}  // namespace

WordSpec profile_word() { return {.argument = "PROFILE", .completes = Completes::profiles}; }
WordSpec company_word() { return {.argument = "COMPANY", .completes = Completes::companies}; }

void declare_top(Options& options, std::optional<std::size_t>& top, const std::string& help, std::size_t most) {
  options.number(top, {.name = "top", .letter = 'n', .argument = "N", .help = help}, std::size_t{1}, most);
}

void declare_seed(Options& options, std::uint64_t& seed) {
  options.number(seed, {.name = "seed", .argument = "N", .help = "the same seed gives the same bytes on any machine"},
                 std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max());
}

void CompanyOptions::declare_model(Options& options) {
  command = options.command();
  options.path(model, {.name = "model",
                       .argument = "FILE",
                       .help = "the model: criteria, signals, value functions, evidence tiers",
                       .completes = Completes::files});
}

void CompanyOptions::declare_one_by_one(Options& options) {
  options.paths(companies, {.name = "companies",
                            .argument = "PATH...",
                            .help = "the companies: YAML files, folders of them, CSV tables, evidence databases, - for "
                                    "standard input",
                            .completes = Completes::files});
  declare_model(options);
  options.text(layer, {.name = "layer",
                       .argument = "LAYER",
                       .help = "only the companies of this layer of the supply chain",
                       .completes = Completes::layers});
}

void CompanyOptions::declare_threads(Options& options) {
  options.number(threads,
                 {.name = "threads",
                  .argument = "N",
                  .help = "use N threads; results do not depend on it",
                  .by_default = "all",
                  .writing = true},
                 std::size_t{1}, kMostThreads);
}

void CompanyOptions::declare(Options& options) {
  declare_one_by_one(options);
  options.flag(skip_bad_rows,
               {.name = "skip-bad-rows", .help = "leave out rows of large tables that have problems, and list them"});
  declare_threads(options);
}

void PolicyOptions::declare_day(Options& options, std::optional<Date>& day) {
  options.date(day, {.name = "as-of",
                     .argument = "DATE",
                     .help = "the day to look from (YYYY-MM-DD, the last day of YYYY-MM or YYYY, or today): evidence "
                             "ages until then, and later evidence is left out; by default the profile's day, or the "
                             "newest date of the evidence"});
}

void PolicyOptions::declare(Options& options, const std::string& top_help, std::size_t most) {
  options.texts(weights, {.name = "weight",
                          .letter = 'w',
                          .argument = "CRITERION=PERCENT",
                          .help = "set a criterion's share; the others keep their proportions (repeatable)",
                          .completes = Completes::shares});
  options.choice(missing, {.name = "missing", .argument = "POLICY", .help = "what an unknown criterion counts as"});
  options.choice(estimate, {.name = "estimate",
                            .argument = "FORM",
                            .help = "with --missing expected: what is expected of an unknown signal"});
  options.number(interval,
                 {.name = "interval",
                  .argument = "PERCENT",
                  .help = "with --missing expected: how probably the score lies in the interval shown",
                  .by_default = "80"},
                 1.0, 99.9);
  options.choice(evidence, {.name = "evidence", .argument = "POLICY", .help = "how evidence counts"});
  options.choice(method, {.name = "method", .argument = "METHOD", .help = "how criterion scores become one"});
  declare_day(options, as_of);
  options.number(min_coverage,
                 {.name = "min-coverage",
                  .argument = "PERCENT",
                  .help = "list companies of which less is known separately, as too little known; 0 ranks them all"},
                 0.0, 100.0);
  declare_top(options, top, top_help, most);
}

void PolicyOptions::apply(Profile& profile) const {
  profile.missing = missing.value_or(profile.missing);
  profile.method = method.value_or(profile.method);
  profile.evidence = evidence.value_or(profile.evidence);
  profile.estimate = estimate.value_or(profile.estimate);
  if (interval) profile.interval = *interval / 100;
  if (as_of) {
    profile.as_of = as_of;
    profile.day_source = DaySource::option;
  }
  if (min_coverage) set_min_coverage(profile, *min_coverage / 100);
  if (top) profile.top = top;
}

void RankingOptions::declare(Options& options, const std::string& top_help, std::size_t most) {
  options.word(profile, profile_word());
  policies.declare(options, top_help, most);
  companies.declare(options);
}

void OutputOptions::declare_path(Options& options, std::optional<std::filesystem::path>& path) {
  options.path(path, {.name = "output",
                      .letter = 'o',
                      .argument = "FILE",
                      .help = "write to FILE atomically; - is standard output",
                      .completes = Completes::target,
                      .writing = true});
}

void OutputOptions::declare(Options& options) {
  options.choice(format, {.name = "format",
                          .argument = "FORMAT",
                          .help = "how the answer is written; by default as the output file's name ends, else table",
                          .writing = true});
  declare_path(options, output);
  options.text(columns, {.name = "columns",
                         .argument = "NAME,...",
                         .help = "the columns of the rows, for tables, Markdown and CSV",
                         .writing = true});
  options.choice(color, {.name = "color", .argument = "WHEN", .help = "whether a table has colours", .writing = true});
  options.remember(called);
}

}  // namespace fitrank::cli
