#include "fitrank/present_personas.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "fitrank/text.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"
#include "output/wrap.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kPersonasListed = 50;
constexpr std::size_t kPersonaColumns = 12;  ///< of the matrices
constexpr std::size_t kCompaniesShown = 50;
constexpr std::size_t kPlacesShown = 10;  ///< of a persona's first N
constexpr std::size_t kLongestNameOfPersona = 40;

class PersonasDocument {
 public:
  PersonasDocument(const Model& model, const std::vector<Profile>& profiles, const PersonaBatch& batch)
      : model_(model), profiles_(profiles), batch_(batch), columns_(std::min(profiles.size(), kPersonaColumns)) {}

  std::vector<Block> blocks() && {
    blocks_.emplace_back(Heading{"Personas", 1});
    say(fmt::format("{}, {}.", count_text(profiles_.size(), "persona", "personas"),
                    count_text(batch_.companies, "company", "companies")));
    add_personas();
    add_matrix();
    add_agreement();
    return std::move(blocks_);
  }

 private:
  void say(std::string text) { blocks_.emplace_back(Paragraph{std::move(text), Style::plain}); }

  /// Personas go by their number in tables, since ids are long and columns narrow.
  static std::string number(std::size_t persona) { return fmt::format("{}", persona + 1); }

  static std::string name(const ShownCompany& company) {
    return cut(harmless(company.name.empty() ? company.id : company.name), kLongestNameOfPersona);
  }

  void add_personas() {
    blocks_.emplace_back(Heading{fmt::format("First {} of each", batch_.top), 2});
    Table table{.columns = {{"#", Align::right},
                            {"Persona"},
                            {"Ranked", Align::right},
                            {"Excluded", Align::right},
                            {"Unranked", Align::right}},
                .rows = {},
                .notes_header = "Weights, policies, first companies with fit"};
    const std::size_t listed = std::min(profiles_.size(), kPersonasListed);
    for (std::size_t i = 0; i < listed; ++i) table.rows.push_back(persona_row(i));
    blocks_.emplace_back(std::move(table));
    if (listed < profiles_.size()) {
      say(fmt::format("The first {} of {} personas are listed; --format csv or json gives all.", listed,
                      profiles_.size()));
    }
  }

  Table::Row persona_row(std::size_t persona) const {
    const PersonaRanking& ranking = batch_.personas[persona];
    const Profile& profile = profiles_[persona];
    return {{{number(persona)},
             {profile.id, Style::strong},
             {fmt::format("{}", ranking.ranked)},
             {fmt::format("{}", ranking.excluded), ranking.excluded > 0 ? Style::caution : Style::dim},
             {fmt::format("{}", ranking.unranked), Style::dim}},
            {fmt::format("{} · {}", weights(profile), policies_text(profile)), first(ranking)}};
  }

  std::string weights(const Profile& profile) const {
    const Weights scaled(profile.weights);
    std::vector<std::string> shares;
    for (std::size_t i = 0; i < scaled.size(); ++i) {
      if (scaled[i] > 0) shares.push_back(fmt::format("{} {}", model_.criteria[i].label, percent_text(scaled[i])));
    }
    return fmt::format("{}", fmt::join(shares, ", "));
  }

  std::string first(const PersonaRanking& ranking) const {
    if (ranking.top.empty()) return "no company can be ranked";
    std::vector<std::string> places;
    for (const RankedCompany& place : ranking.top) {
      if (places.size() == kPlacesShown) {
        places.push_back(fmt::format("and {} more", ranking.top.size() - kPlacesShown));
        break;
      }
      places.push_back(
          fmt::format("{}. {} {}", place.rank, name(batch_.shown[place.company]), score_text(place.fit.score)));
    }
    return fmt::format("{}", fmt::join(places, ", "));
  }

  void add_matrix() {
    blocks_.emplace_back(Heading{"Ranks", 2});
    Table table{.columns = {{"Company"}}, .rows = {}, .notes_header = {}};
    for (std::size_t i = 0; i < columns_; ++i) table.columns.push_back({number(i), Align::right});
    table.columns.push_back({"Best for"});
    table.columns.push_back({"Worst for"});
    const std::size_t rows = std::min(batch_.shown.size(), kCompaniesShown);
    for (std::size_t i = 0; i < rows; ++i) table.rows.push_back({rank_cells(i), {}});
    if (rows == 0) return say("No company can be ranked.");
    blocks_.emplace_back(std::move(table));
    const bool thin = std::ranges::any_of(profiles_, [](const Profile& profile) { return profile.min_coverage > 0; });
    say(fmt::format(
        "Columns are the personas by their number above; x: excluded by a deal-breaker{}, ?: nothing weighed "
        "is known.",
        thin ? ", or too little known" : ""));
    if (batch_.shown.size() < batch_.companies) {
      say(fmt::format("Of {}, the {} that are in some persona's first {} are shown.",
                      count_text(batch_.companies, "company", "companies"), batch_.shown.size(), batch_.top));
    }
    if (rows < batch_.shown.size() || columns_ < profiles_.size()) {
      say(fmt::format("The first {} of these and {} are shown; --format csv or json gives all.",
                      count_text(rows, "company", "companies"), count_text(columns_, "persona", "personas")));
    }
  }

  std::vector<Cell> rank_cells(std::size_t shown) const {
    const ShownCompany& company = batch_.shown[shown];
    std::vector<Cell> cells{{name(company), Style::strong}};
    for (std::size_t persona = 0; persona < columns_; ++persona) {
      const PersonaPlace& place = batch_.personas[persona].places[shown];
      if (place.excluded) {
        cells.push_back({"x", Style::bad});
      } else if (place.rank == 0) {
        cells.push_back({"?", Style::caution});
      } else {
        cells.push_back({fmt::format("{}", place.rank), place.rank <= batch_.top ? Style::plain : Style::dim});
      }
    }
    cells.push_back({extreme(company.best)});
    cells.push_back({extreme(company.worst)});
    return cells;
  }

  /// "stability-first (rank 2), 3 more"
  std::string extreme(const std::optional<ExtremePersona>& extreme) const {
    if (!extreme) return "nobody";
    const std::string text = fmt::format("{} (rank {})", profiles_[extreme->persona].id, extreme->rank);
    return extreme->equals > 0 ? fmt::format("{}, {} more", text, extreme->equals) : text;
  }

  void add_agreement() {
    const PersonaAgreement& agreement = batch_.agreement;
    if (agreement.compared.size() < 2) return;
    blocks_.emplace_back(Heading{"Agreement", 2});
    say(fmt::format("{}. Mean over {}: Kendall tau-b {}, weighted Spearman {}, rank-biased overlap {}.", extent(),
                    count_text(pairs(), "pair", "pairs"), measure(agreement.tau_b.mean),
                    measure(agreement.weighted_spearman.mean), measure(agreement.rank_biased_overlap.mean)));
    say("1 is one and the same order. The reverse order is -1, but for the overlap, where nothing in common is 0; it "
        "and "
        "the weighted Spearman count the first places most.");
    add_matrix("Kendall tau-b", agreement.tau_b);
    add_matrix("Weighted Spearman", agreement.weighted_spearman);
    add_matrix("Rank-biased overlap, persistence 0.9", agreement.rank_biased_overlap);
    if (agreement.compared.size() > kPersonaColumns) {
      say(fmt::format("The first {} of these are shown; --format json gives all.", kPersonaColumns));
    }
  }

  std::size_t pairs() const {
    const std::size_t personas = batch_.agreement.compared.size();
    return personas * (personas - 1) / 2;
  }

  std::string extent() const {
    const std::size_t compared = batch_.agreement.compared.size();
    if (compared == profiles_.size()) return "All personas are compared";
    return fmt::format("{} of {} personas are compared, evenly spaced in the order given", compared, profiles_.size());
  }

  /// What is not quite all never reads so.
  static std::string measure(const std::optional<double>& value) {
    if (!value) return "–";
    const std::string text = fmt::format("{:.2f}", *value);
    if (text == "1.00" && *value < 1 - 1e-9) return ">0.99";
    return text == "-0.00" ? "0.00" : text;
  }

  void add_matrix(std::string title, const AgreementMatrix& matrix) {
    const std::vector<std::size_t>& compared = batch_.agreement.compared;
    const std::size_t size = std::min(compared.size(), kPersonaColumns);
    Table table{.columns = {{std::move(title)}}, .rows = {}, .notes_header = {}};
    for (std::size_t b = 0; b < size; ++b) table.columns.push_back({number(compared[b]), Align::right});
    for (std::size_t a = 0; a < size; ++a) {
      std::vector<Cell> cells{{fmt::format("{} {}", number(compared[a]), profiles_[compared[a]].id), Style::strong}};
      for (std::size_t b = 0; b < size; ++b) {
        cells.push_back({measure(matrix.cells[a * compared.size() + b]), a == b ? Style::dim : Style::plain});
      }
      table.rows.push_back({std::move(cells), {}});
    }
    blocks_.emplace_back(std::move(table));
  }

  const Model& model_;
  const std::vector<Profile>& profiles_;
  const PersonaBatch& batch_;
  std::size_t columns_;
  std::vector<Block> blocks_;
};

}  // namespace

Document present_personas(const Model& model, const std::vector<Profile>& profiles, const PersonaBatch& batch) {
  return {PersonasDocument(model, profiles, batch).blocks(), {}};
}

}  // namespace fitrank
