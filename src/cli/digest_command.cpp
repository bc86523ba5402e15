#include <algorithm>
#include <utility>

#include "analysis/digest.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "input/hash_companies.hpp"
#include "output/present_digest.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kNewsShown = 5;

struct DigestOptions {
  RankingOptions ranking;
  OutputOptions output;
  std::optional<Date> since;

  void declare(Options& options) {
    options.date(since, {.name = "since", .argument = "DATE", .help = "what became known after this day (YYYY-MM-DD)"});
    ranking.declare(options, "show the N observations that moved the ranking most; by default 5");
    options.cannot({"interval"}, "no interval is shown");
    options.cannot({"skip-bad-rows"}, "companies are read one by one, with their observations");
    output.declare(options);
  }
};

/// The new observations of all companies; only of those that have some the trail is read.
std::vector<NewObservation> news_of(EvidenceFiles& evidence, const CompanySet& set, const Date& since,
                                    const std::optional<Date>& day) {
  std::vector<NewObservation> news;
  for (std::size_t i = 0; i < set.companies.size(); ++i) {
    const bool fresh = std::ranges::any_of(set.companies[i].observations, [&](const Observation& one) {
      const auto known = known_on(one);
      return known && !is_known_on(*known, since);
    });
    if (!fresh) continue;
    const std::vector<TrailEntry> trail = evidence.trail(set.companies[i]);
    std::ranges::move(new_observations(set.companies[i], i, trail, since, day), std::back_inserter(news));
  }
  return news;
}

int digest(const DigestOptions& options) {
  if (!options.since) throw UsageError("digest: --since DATE is needed, as in --since 2026-05-13");
  const Date since = *options.since;
  const CompanyOptions& companies = options.ranking.companies;
  const PolicyOptions& policies = options.ranking.policies;
  const Model model = load_model(companies);
  const std::filesystem::path profile_file = find_profile(profile_name(companies, options.ranking.profile));
  Profile profile = load_profile(companies, policies, model, profile_file.string());
  const Weights weights = used_weights(profile, named_shares(policies.weights, model));
  const Entities entities = load_entities();
  const auto evidence = load_evidence(companies, model, entities, profile.companies);
  const std::optional<Date> day[] = {profile.as_of};
  std::vector<Company> all = evidence->companies(day);
  keep_layer(companies, model, all);
  settle_day(profile, newest_day(all));
  const CompanyPool pool(model, std::move(all), {}, profile.view());
  const Screening screening = screen(model, pool, profile, weights, companies.threads);
  const std::vector<NewObservation> news = news_of(*evidence, pool.dossiers(), since, profile.as_of);
  say_left_out(*evidence);
  const Digest made = make_digest(model, pool, profile, weights, screening, news, policies.top.value_or(kNewsShown));
  emit(options.output, present_digest({model, pool, profile, weights}, since, made),
       {model_path(companies), profile_file, [&] { return hash_companies(model, pool, companies.threads); }});
  return kDone;
}

}  // namespace

CommandSpec digest_command() {
  return command<DigestOptions, digest>(
      {.name = "digest",
       .summary = "shows the news that moved the ranking most",
       .text = "Shows the new observations that moved the ranking most: each taken away alone, what its company's rank "
               "and score would be without it, its tier and source.",
       .examples = {"digest --since 2026-05-13 --companies evidence.sqlite",
                    "digest profiles/mine.yaml --since 2026-05-13 --top 10",
                    "digest --since 2026-05-13 --as-of 2026-06-13 --format json"},
       .answer = digest_spec});
}

}  // namespace fitrank::cli
