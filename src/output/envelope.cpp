#include "output/envelope.hpp"

#include <algorithm>

#include "output/keys.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

/// Reads what the policies say; null where the answer has none.
template <typename Read>
auto policy(Read read) {
  return [read](const Envelope& envelope) { return envelope.policies ? json_of(read(*envelope.policies)) : Json(); };
}

std::optional<std::string_view> estimate_of(const Policies& policies) {
  return policies.missing == MissingPolicy::expected ? std::optional(id_of(policies.estimate)) : std::nullopt;
}

const Fields<Counts>& counts_fields() {
  static const Fields<Counts> fields =
      Fields<Counts>()
          .add(key::companies, [](const Counts& counts) { return counts.companies; })
          .add(key::ranked, [](const Counts& counts) { return counts.ranked; })
          .add(key::unranked, [](const Counts& counts) { return counts.unranked; })
          .add(key::excluded, [](const Counts& counts) { return counts.excluded; })
          .add(key::too_little_known, [](const Counts& counts) { return counts.too_little_known; });
  return fields;
}

Json weights_json(const Envelope& envelope) {
  if (envelope.weights.empty()) return nullptr;
  Json weights = Json::object();
  for (const auto& [criterion, weight] : envelope.weights) weights[criterion] = weight;
  return weights;
}

}  // namespace

const Fields<Envelope>& envelope_fields() {
  static const Fields<Envelope> fields =
      Fields<Envelope>()
          .add(key::format, [](const Envelope&) { return kAnswerFormat; })
          .add(key::fitrank, [](const Envelope& envelope) { return envelope.version; })
          .add(key::command, [](const Envelope& envelope) { return envelope.command; })
          .add(key::arguments, [](const Envelope& envelope) { return envelope.arguments; })
          .add(key::profile, [](const Envelope& envelope) { return unless_empty(envelope.profile); })
          .add(key::profile_hash, [](const Envelope& envelope) { return unless_empty(envelope.profile_hash); })
          .add(key::model_hash, [](const Envelope& envelope) { return unless_empty(envelope.model_hash); })
          .add(key::companies_hash, [](const Envelope& envelope) { return unless_empty(envelope.companies_hash); })
          .add(key::weights, weights_json)
          .add(key::missing, policy([](const Policies& policies) { return id_of(policies.missing); }))
          .add(key::estimate, policy(estimate_of))
          .add(key::interval, policy([](const Policies& policies) { return policies.interval; }))
          .add(key::evidence, policy([](const Policies& policies) { return id_of(policies.evidence); }))
          .add(key::method, policy([](const Policies& policies) { return id_of(policies.method); }))
          .add(key::min_coverage, policy([](const Policies& policies) { return policies.min_coverage; }))
          .add(key::as_of, policy([](const Policies& policies) { return policies.as_of; }))
          .add(key::as_of_from, policy([](const Policies& policies) {
                 return policies.as_of ? std::optional(id_of(policies.day_source)) : std::nullopt;
               }))
          .add(key::sentence, [](const Envelope& envelope) { return envelope.sentence; })
          .object(key::counts, counts_fields(),
                  [](const Envelope& envelope) { return std::optional(envelope.counts); });
  return fields;
}

AnswerSpec either_spec(const AnswerSpec& one, const AnswerSpec& other) {
  AnswerSpec both = one;
  const auto add = [](const std::vector<FieldTree>& from, std::vector<FieldTree>& to) {
    for (const FieldTree& tree : from) {
      const auto same = [&](const FieldTree& known) { return known.spec.id == tree.spec.id; };
      if (std::ranges::none_of(to, same)) to.push_back(tree);
    }
  };
  add(other.facts, both.facts);
  add(other.rows, both.rows);
  return both;
}

Policies policies_of(const Profile& profile) {
  return {.missing = profile.missing,
          .estimate = profile.estimate,
          .interval = profile.interval,
          .evidence = profile.evidence,
          .method = profile.method,
          .min_coverage = profile.min_coverage,
          .as_of = profile.as_of,
          .day_source = profile.day_source};
}

Envelope envelope_of(const Model& model, const Profile& profile, std::span<const double> weights, std::string sentence,
                     const Counts& counts) {
  Envelope envelope{
      .profile = profile.id, .policies = policies_of(profile), .sentence = std::move(sentence), .counts = counts};
  for (std::size_t c = 0; c < weights.size(); ++c) envelope.weights.emplace_back(model.criteria[c].id, weights[c]);
  return envelope;
}

}  // namespace fitrank
