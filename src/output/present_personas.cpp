#include "output/present_personas.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/text.hpp"
#include "output/blocks.hpp"
#include "output/numbers.hpp"
#include "output/present_personas_rows.hpp"
#include "output/wording.hpp"
#include "output/wrap.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kPersonasListed = 50;
constexpr std::size_t kPersonaColumns = 12;  ///< of the matrices
constexpr std::size_t kCompaniesShown = 50;
constexpr std::size_t kPlacesShown = 10;  ///< of a persona's first N
constexpr std::size_t kLongestNameOfPersona = 40;

/// Personas go by their number in tables, since ids are long and columns narrow.
std::string persona_number(std::size_t persona) { return fmt::format("{}", persona + 1); }

std::string cut_name(const ShownCompany& company) { return cut(harmless(shown_name(company)), kLongestNameOfPersona); }

std::string shares_text(const Model& model, const Profile& profile) {
  const Weights scaled(profile.weights);
  std::vector<std::string> shares;
  for (std::size_t i = 0; i < scaled.size(); ++i) {
    if (scaled[i] > 0) shares.push_back(fmt::format("{} {}", model.criteria[i].label, percent_text(scaled[i])));
  }
  return fmt::format("{}", fmt::join(shares, ", "));
}

/// What is not quite all never reads so.
std::string measure_text(const std::optional<double>& value) {
  if (!value) return "–";
  const std::string text = fmt::format("{:.2f}", *value);
  if (text == "1.00" && *value < 1 - 1e-9) return ">0.99";
  return text == "-0.00" ? "0.00" : text;
}

Cell place_cell(const PersonaPlace& place, std::size_t top) {
  if (place.excluded) return {"x", Style::bad};
  if (place.rank == 0) return unknown_cell();
  return {fmt::format("{}", place.rank), place.rank <= top ? Style::plain : Style::dim};
}

class PersonasPage {
 public:
  PersonasPage(const Model& model, const std::vector<Profile>& profiles, const PersonaBatch& batch)
      : model_(model), profiles_(profiles), batch_(batch), columns_(std::min(profiles.size(), kPersonaColumns)) {}

  std::string sentence() const {
    return fmt::format("{}, {}.", count_text(profiles_.size(), "persona", "personas"),
                       count_text(batch_.companies, "company", "companies"));
  }

  std::vector<Block> blocks() && {
    page_.head("Personas", 1);
    page_.say(sentence(), Style::strong);
    add_personas();
    add_ranks();
    add_agreement();
    return page_.take();
  }

 private:
  void add_personas() {
    page_.head(fmt::format("First {} of each", batch_.top));
    std::vector<std::size_t> listed(std::min(profiles_.size(), kPersonasListed));
    for (std::size_t i = 0; i < listed.size(); ++i) listed[i] = i;
    const auto ranking = [this](std::size_t i) -> const PersonaRanking& { return batch_.personas[i]; };
    page_.table(TableOf<std::size_t>()
                    .right("#", persona_number)
                    .left("Persona", [&](auto i) { return strong(profiles_[i].id); })
                    .right("Ranked", [&](auto i) { return fmt::format("{}", ranking(i).ranked); })
                    .right("Excluded",
                           [&](auto i) {
                             const std::size_t excluded = ranking(i).excluded;
                             return Cell{fmt::format("{}", excluded), excluded > 0 ? Style::caution : Style::dim};
                           })
                    .right("Unranked", [&](auto i) { return dim(fmt::format("{}", ranking(i).unranked)); })
                    .notes("Weights, policies, first companies with fit",
                           [&](auto i) -> std::vector<std::string> {
                             const Profile& profile = profiles_[i];
                             return {fmt::format("{} · {}", shares_text(model_, profile), policies_text(profile)),
                                     first_text(ranking(i))};
                           })
                    .of(listed));
    if (listed.size() < profiles_.size()) {
      page_.say(fmt::format("Shows the first {} of {} personas; --format csv or json gives all.", listed.size(),
                            profiles_.size()));
    }
  }

  std::string first_text(const PersonaRanking& ranking) const {
    if (ranking.top.empty()) return "no company can be ranked";
    std::vector<std::string> places;
    for (const RankedCompany& place : ranking.top) {
      if (places.size() == kPlacesShown) {
        places.push_back(fmt::format("and {} more", ranking.top.size() - kPlacesShown));
        break;
      }
      places.push_back(
          fmt::format("{}. {} {}", place.rank, cut_name(batch_.shown[place.company]), score_text(place.fit.score)));
    }
    return fmt::format("{}", fmt::join(places, ", "));
  }

  void add_ranks() {
    page_.head("Ranks");
    const std::size_t rows = std::min(batch_.shown.size(), kCompaniesShown);
    if (rows == 0) return page_.say("No company can be ranked.");
    page_.table(ranks_table(rows));
    const bool thin = std::ranges::any_of(profiles_, [](const Profile& profile) { return profile.min_coverage > 0; });
    page_.say(fmt::format(
        "The columns are the personas by their number above. x: excluded by a deal-breaker{}. ?: no data for any "
        "weighted criterion.",
        thin ? ", or too little known" : ""));
    if (batch_.shown.size() < batch_.companies) {
      page_.say(fmt::format("Shows {} of {}: those in the first {} of at least one persona.", batch_.shown.size(),
                            count_text(batch_.companies, "company", "companies"), batch_.top));
    }
    if (rows < batch_.shown.size() || columns_ < profiles_.size()) {
      page_.say(fmt::format("The table has the first {} and {}; --format csv or json gives all.",
                            count_text(rows, "company", "companies"), count_text(columns_, "persona", "personas")));
    }
  }

  Table ranks_table(std::size_t rows) const {
    std::vector<std::size_t> shown(rows);
    for (std::size_t i = 0; i < rows; ++i) shown[i] = i;
    TableOf<std::size_t> table;
    table.left("Company", [this](auto i) { return strong(cut_name(batch_.shown[i])); });
    for (std::size_t persona = 0; persona < columns_; ++persona) {
      table.right(persona_number(persona),
                  [this, persona](auto i) { return place_cell(batch_.personas[persona].places[i], batch_.top); });
    }
    return table.left("Best for", [this](auto i) { return extreme_text(batch_.shown[i].best); })
        .left("Worst for", [this](auto i) { return extreme_text(batch_.shown[i].worst); })
        .of(shown);
  }

  /// "stability-first (rank 2), 3 more"
  std::string extreme_text(const std::optional<ExtremePersona>& extreme) const {
    if (!extreme) return "none";
    const std::string text = fmt::format("{} (rank {})", profiles_[extreme->persona].id, extreme->rank);
    return extreme->equals > 0 ? fmt::format("{}, {} more", text, extreme->equals) : text;
  }

  void add_agreement() {
    const PersonaAgreement& agreement = batch_.agreement;
    const std::size_t compared = agreement.compared.size();
    if (compared < 2) return;
    page_.head("Agreement");
    page_.say(fmt::format("{}. Mean over {}: Kendall tau-b {}, weighted Spearman {}, rank-biased overlap {}.",
                          extent_text(), count_text(compared * (compared - 1) / 2, "pair", "pairs"),
                          measure_text(agreement.tau_b.mean), measure_text(agreement.weighted_spearman.mean),
                          measure_text(agreement.rank_biased_overlap.mean)));
    page_.say(
        "1 means the same order. -1 means the reverse order for tau-b and Spearman; 0 means nothing in common for the "
        "overlap. Weighted Spearman and the overlap give the first places the most weight.");
    page_.table(matrix_table("Kendall tau-b", agreement.tau_b));
    page_.table(matrix_table("Weighted Spearman", agreement.weighted_spearman));
    page_.table(matrix_table("Rank-biased overlap, persistence 0.9", agreement.rank_biased_overlap));
    if (compared > kPersonaColumns) {
      page_.say(fmt::format("Shows the first {} of these; --format json gives all.", kPersonaColumns));
    }
  }

  std::string extent_text() const {
    const std::size_t compared = batch_.agreement.compared.size();
    if (compared == profiles_.size()) return "All personas are compared";
    return fmt::format("{} of {} personas are compared, evenly spaced in the given order", compared, profiles_.size());
  }

  Table matrix_table(std::string title, const AgreementMatrix& matrix) const {
    const std::vector<std::size_t>& compared = batch_.agreement.compared;
    std::vector<std::size_t> rows(std::min(compared.size(), kPersonaColumns));
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
    TableOf<std::size_t> table;
    table.left(std::move(title), [&](auto a) {
      return strong(fmt::format("{} {}", persona_number(compared[a]), profiles_[compared[a]].id));
    });
    for (const std::size_t b : rows) {
      table.right(persona_number(compared[b]), [&, b](auto a) {
        return Cell{measure_text(matrix.cells[a * compared.size() + b]), a == b ? Style::dim : Style::plain};
      });
    }
    return table.of(rows);
  }

  const Model& model_;
  const std::vector<Profile>& profiles_;
  const PersonaBatch& batch_;
  std::size_t columns_;
  Writer page_;
};

}  // namespace

Answer present_personas(const Model& model, const std::vector<Profile>& profiles, PersonaBatch batch) {
  const auto kept = std::make_shared<const PersonaBatch>(std::move(batch));
  PersonasPage page(model, profiles, *kept);
  return {.spec = &personas_spec(),
          .envelope = {.sentence = page.sentence(), .counts = {.companies = kept->companies}},
          .facts = personas_record(model, profiles, *kept),
          .rows = personas_rows(profiles, kept),
          .criteria = model.criteria,
          .blocks = std::move(page).blocks()};
}

}  // namespace fitrank
