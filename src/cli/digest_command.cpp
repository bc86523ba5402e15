#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "fitrank/digest.hpp"
#include "fitrank/present_digest.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kNewsShown = 5;

Date since_option(const Arguments& arguments) {
  const auto given = arguments.value("since");
  if (!given) throw UsageError("digest: --since DATE is needed, as in --since 2026-05-13");
  const auto date = Date::parse(*given);
  if (!date) throw UsageError(fmt::format("--since: \"{}\" is not a date like 2026-05-13", *given));
  return *date;
}

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

int digest(const Arguments& arguments) {
  const Date since = since_option(arguments);
  const Model model = load_model(arguments);
  Profile profile = load_profile(arguments, model, profile_name(arguments, 0));
  const Weights weights = used_weights(profile, named_shares(arguments, model));
  const Entities entities = load_entities();
  const auto evidence = load_evidence(arguments, model, entities, profile.companies);
  const std::optional<Date> day[] = {profile.as_of};
  std::vector<Company> companies = evidence->companies(day);
  settle_day(profile, newest_day(companies));
  const CompanyPool pool(model, std::move(companies), {}, profile.view());
  const Screening screening = screen(model, pool, profile, weights);
  const std::vector<NewObservation> news = news_of(*evidence, pool.dossiers(), since, profile.as_of);
  say_left_out(*evidence);
  const bool top_given = arguments.has("top");
  const Digest made =
      make_digest(model, pool, profile, weights, screening, news, top_given ? *profile.top : kNewsShown);
  const DigestSubject subject{model, pool, profile, since};
  emit(
      arguments, [&] { return present_digest(subject, made); }, [&] { return digest_json(subject, made); });
  return kDone;
}

}  // namespace

CommandSpec digest_command() {
  return {.name = "digest",
          .positionals = "[PROFILE]",
          .summary =
              "Shows the new observations that moved the ranking most: each taken away alone, what its company's "
              "rank and score would be without it, its tier and source.",
          .examples = {"digest --since 2026-05-13 --companies evidence.sqlite",
                       "digest profiles/mine.yaml --since 2026-05-13 --top 10",
                       "digest --since 2026-05-13 --as-of 2026-06-13 --format json"},
          .options = {"since", "companies", "model", "missing", "estimate", "evidence", "method", "as-of",
                      "min-coverage", "weight", "digest:top", "format", "output", "help"},
          .at_most = 1,
          .run = digest};
}

}  // namespace fitrank::cli
