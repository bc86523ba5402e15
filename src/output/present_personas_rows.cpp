#include "output/present_personas_rows.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "output/common_fields.hpp"
#include "output/keys.hpp"
#include "output/observed_fields.hpp"

namespace fitrank {

namespace {

struct PersonasFacts {
  const Model& model;
  const std::vector<Profile>& profiles;
  const PersonaBatch& batch;
};

struct PersonaFact {
  const Model& model;
  const Profile& profile;
  const PersonaRanking& ranking;
};

struct ShownFact {
  const std::vector<Profile>& profiles;
  const ShownCompany& company;
};

/// How far two personas agree, or all pairs on average: then there are no two.
struct AgreementFact {
  const Profile* one;
  const Profile* other;
  std::optional<double> tau_b;
  std::optional<double> weighted_spearman;
  std::optional<double> rank_biased_overlap;
};

struct PersonaRow {
  const std::string& persona;
  const PersonaPlace& place;
  const ShownCompany& company;
  std::optional<FitScore> fit;  ///< where it is among the persona's first N
};

const Fields<PersonaFact>& persona_fields() {
  static const Fields<PersonaFact> fields =
      Fields<PersonaFact>()
          .add(key::persona, [](auto& p) { return p.profile.id; })
          .add(key::title, [](auto& p) { return p.profile.title; })
          .add(key::weights, [](auto& p) { return by_criterion(p.model, Weights(p.profile.weights).scaled()); })
          .include(policy_fields(), [](auto& p) { return policies_in(p.profile); })
          .add(key::as_of, [](auto& p) { return p.profile.as_of; })
          .add(key::ranked, [](auto& p) { return p.ranking.ranked; })
          .add(key::excluded, [](auto& p) { return p.ranking.excluded; })
          .add(key::unranked, [](auto& p) { return p.ranking.unranked; });
  return fields;
}

/// The persona, rank and ties of the best or the worst; null where no persona ranks the company.
void add_extreme(Fields<ShownFact>& fields, std::optional<ExtremePersona> ShownCompany::*which,
                 const FieldSpec& persona, const FieldSpec& rank, const FieldSpec& ties) {
  const auto add = [&](const FieldSpec& spec, auto read) {
    fields.add(spec, [which, read](const ShownFact& fact) {
      const auto& extreme = fact.company.*which;
      return extreme ? json_of(read(fact, *extreme)) : nlohmann::ordered_json(nullptr);
    });
  };
  add(persona, [](auto& fact, auto& extreme) { return fact.profiles[extreme.persona].id; });
  add(rank, [](auto&, auto& extreme) { return extreme.rank; });
  add(ties, [](auto&, auto& extreme) { return extreme.equals; });
}

const Fields<ShownFact>& shown_fields() {
  static const Fields<ShownFact> fields = [] {
    Fields<ShownFact> shown;
    shown.add(key::id, [](auto& s) { return s.company.id; }).add(key::name, [](auto& s) {
      return shown_name(s.company);
    });
    add_extreme(shown, &ShownCompany::best, key::best_persona, key::best_persona_rank, key::best_persona_ties);
    add_extreme(shown, &ShownCompany::worst, key::worst_persona, key::worst_persona_rank, key::worst_persona_ties);
    shown.add(key::excluded_for, [](auto& s) { return s.company.excluded_by; }).add(key::unranked_for, [](auto& s) {
      return s.company.unranked_by;
    });
    return shown;
  }();
  return fields;
}

const Fields<AgreementFact>& measure_fields() {
  static const Fields<AgreementFact> fields =
      Fields<AgreementFact>()
          .add(key::kendall_tau_b, [](auto& a) { return a.tau_b; })
          .add(key::weighted_spearman, [](auto& a) { return a.weighted_spearman; })
          .add(key::rank_biased_overlap, [](auto& a) { return a.rank_biased_overlap; });
  return fields;
}

const Fields<AgreementFact>& pair_fields() {
  static const Fields<AgreementFact> fields = Fields<AgreementFact>()
                                                  .add(key::persona, [](auto& a) { return a.one->id; })
                                                  .add(key::other_persona, [](auto& a) { return a.other->id; })
                                                  .include(measure_fields(), [](auto& a) { return std::optional(a); });
  return fields;
}

std::vector<PersonaFact> persona_facts(const PersonasFacts& facts) {
  std::vector<PersonaFact> personas;
  for (std::size_t i = 0; i < facts.profiles.size(); ++i) {
    personas.push_back({facts.model, facts.profiles[i], facts.batch.personas[i]});
  }
  return personas;
}

std::vector<ShownFact> shown_facts(const PersonasFacts& facts) {
  std::vector<ShownFact> shown;
  for (const ShownCompany& company : facts.batch.shown) shown.push_back({facts.profiles, company});
  return shown;
}

/// Every pair of compared personas once.
std::vector<AgreementFact> pair_facts(const PersonasFacts& facts) {
  const PersonaAgreement& agreement = facts.batch.agreement;
  const std::vector<std::size_t>& compared = agreement.compared;
  std::vector<AgreementFact> pairs;
  for (std::size_t a = 0; a < compared.size(); ++a) {
    for (std::size_t b = a + 1; b < compared.size(); ++b) {
      const std::size_t cell = a * compared.size() + b;
      pairs.push_back({&facts.profiles[compared[a]], &facts.profiles[compared[b]], agreement.tau_b.cells[cell],
                       agreement.weighted_spearman.cells[cell], agreement.rank_biased_overlap.cells[cell]});
    }
  }
  return pairs;
}

AgreementFact mean_fact(const PersonasFacts& facts) {
  const PersonaAgreement& agreement = facts.batch.agreement;
  return {nullptr, nullptr, agreement.tau_b.mean, agreement.weighted_spearman.mean, agreement.rank_biased_overlap.mean};
}

const Fields<PersonasFacts>& personas_fields() {
  static const Fields<PersonasFacts> fields =
      Fields<PersonasFacts>()
          .add(key::top, [](auto& f) { return f.batch.top; })
          .list(key::personas, persona_fields(), persona_facts)
          .list(key::by_company, shown_fields(), shown_facts)
          .list(key::agreement, pair_fields(), pair_facts)
          .object(key::mean_agreement, measure_fields(), [](auto& f) { return std::optional(mean_fact(f)); });
  return fields;
}

std::string_view persona_standing(const PersonaPlace& place) {
  return place.excluded ? "excluded" : place.rank > 0 ? "ranked" : "unranked";
}

const Fields<PersonaRow>& persona_row_fields() {
  static const Fields<PersonaRow> fields =
      Fields<PersonaRow>()
          .add(key::persona, [](auto& r) { return r.persona; })
          .add(key::rank, [](auto& r) { return r.place.rank > 0 ? std::optional(r.place.rank) : std::nullopt; })
          .add(key::id, [](auto& r) { return r.company.id; })
          .add(key::name, [](auto& r) { return shown_name(r.company); })
          .add(key::score, [](auto& r) { return r.place.coverage > 0 ? std::optional(r.place.score) : std::nullopt; })
          .add(key::low, [](auto& r) { return r.fit ? std::optional(r.fit->low) : std::nullopt; })
          .add(key::high, [](auto& r) { return r.fit ? std::optional(r.fit->high) : std::nullopt; })
          .add(key::coverage, [](auto& r) { return r.place.coverage; })
          .add(key::standing, [](auto& r) { return persona_standing(r.place); });
  return fields;
}

/// The shown companies by this persona's rank; those without one last.
std::vector<std::uint32_t> by_rank(const PersonaRanking& ranking) {
  std::vector<std::uint32_t> order(ranking.places.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::ranges::stable_sort(order, {}, [&](std::uint32_t shown) { return ranking.places[shown].rank - 1U; });
  return order;
}

/// The fit of a shown company that is among the persona's first N.
std::optional<FitScore> fit_in_top(const PersonaRanking& ranking, std::size_t shown) {
  const std::uint32_t rank = ranking.places[shown].rank;
  if (rank == 0 || rank > ranking.top.size()) return std::nullopt;
  const auto found = std::ranges::find(ranking.top, shown, &RankedCompany::company);
  return found == ranking.top.end() ? std::nullopt : std::optional(found->fit);
}

}  // namespace

const std::string& shown_name(const ShownCompany& company) { return company.name.empty() ? company.id : company.name; }

nlohmann::ordered_json personas_record(const Model& model, const std::vector<Profile>& profiles,
                                       const PersonaBatch& batch) {
  return personas_fields().record({model, profiles, batch});
}

Rows personas_rows(const std::vector<Profile>& profiles, std::shared_ptr<const PersonaBatch> batch) {
  std::vector<std::string> ids;
  std::vector<std::vector<std::uint32_t>> orders;
  for (const Profile& profile : profiles) ids.push_back(profile.id);
  for (const PersonaRanking& ranking : batch->personas) orders.push_back(by_rank(ranking));
  const std::size_t shown = batch->shown.size();
  const std::size_t rows = ids.size() * shown;
  return {rows, [ids = std::move(ids), orders = std::move(orders), batch = std::move(batch), shown](std::size_t row) {
            const std::size_t persona = row / shown;
            const std::size_t company = orders[persona][row % shown];
            const PersonaRanking& ranking = batch->personas[persona];
            return persona_row_fields().record(
                {ids[persona], ranking.places[company], batch->shown[company], fit_in_top(ranking, company)});
          }};
}

const AnswerSpec& personas_spec() {
  static const AnswerSpec spec{.facts = personas_fields().specs(),
                               .rows = persona_row_fields().specs(),
                               .about_rows = "a persona and a shown company"};
  return spec;
}

}  // namespace fitrank
