#include "fitrank/present_acceptability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "output/drawn_weights_text.hpp"
#include "output/listed_apart.hpp"
#include "output/numbers.hpp"
#include "output/present_acceptability_data.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

class Page {
 public:
  Page(const Subject& subject, const AcceptabilityView& view) : subject_(subject), view_(view), all_(view.result) {}

  Document document() && {
    document_.blocks.emplace_back(Heading{"Acceptability", 1});
    if (all_.companies.empty()) {
      say("No company can be ranked.");
    } else {
      say(verdict(), Style::strong);
    }
    say_conditions();
    if (!all_.companies.empty()) add_tables();
    say_left_out();
    document_.records = acceptability_records(subject_, view_);
    return std::move(document_);
  }

 private:
  void say(std::string text, Style style = Style::plain) {
    document_.blocks.emplace_back(Paragraph{std::move(text), style});
  }
  std::size_t shown() const { return subject_.set.companies.size(); }
  const std::string& name(std::size_t i) const { return display_name(subject_.set.companies[i]); }

  /// "NVIDIA is first in 62 % of 10,000 draws (±0.5 points); next comes Astera Labs with 20 %."
  std::string verdict() const {
    const CompanyAcceptability& best = all_.companies[0];
    std::string text = fmt::format("{} is first in {} of {} draws (±{} points)", name(0), percent_text(best.first),
                                   grouped_text(all_.samples), short_text(100 * all_.error(best.first)));
    if (shown() < 2) return text + ".";
    const CompanyAcceptability& next = all_.companies[1];
    return fmt::format("{}; {}", text,
                       next.first > 0 ? fmt::format("next comes {} with {}.", name(1), percent_text(next.first))
                                      : std::string("no other company ever is."));
  }

  void say_conditions() {
    say(fmt::format("Profile: {}", titled(subject_.profile.title, subject_.profile.id)));
    say(fmt::format("{} · Seed: {}{}", drawn_weights_text(subject_.model, view_.weights), view_.weights.seed,
                    method_text(subject_.profile.method)));
    say(fmt::format("Unknown signals: {} · Known scores: {}",
                    view_.by_peers ? "drawn as comparable employers score, those of one company jointly"
                                   : "drawn from their worst to their best score, all as likely, or from their levels",
                    view_.evidence_noise ? "drawn as far around their value as trust in their evidence is lacking"
                                         : "taken as they stand"));
  }

  void add_tables() {
    document_.blocks.emplace_back(shares());
    say(fmt::format(
            "Each share is of {} draws and has a standard error of at most {} points. Confidence: how often the "
            "company is first with the weights that suit it (its central weights), as uncertain scores vary.",
            grouped_text(all_.samples), short_text(100 * all_.error(0.5))),
        Style::dim);
    const bool any_first = all_.companies[0].first > 0;
    if (any_first) {
      document_.blocks.emplace_back(Heading{"Weights with which each is first (mean)", 2});
      document_.blocks.emplace_back(central_weights());
    }
    if (shown() > 1) {
      document_.blocks.emplace_back(Heading{"How often the row is ahead of the column", 2});
      document_.blocks.emplace_back(wins());
    }
  }

  Table shares() const {
    Table table{
        .columns = {{"Company"}, {"Rank now", Align::right}, {"First", Align::right}}, .rows = {}, .notes_header = {}};
    if (all_.top > 1) table.columns.push_back({fmt::format("Top {}", all_.top), Align::right});
    if (all_.all_ranks) {
      table.columns.push_back({"Mean rank", Align::right});
      table.columns.push_back({"Likeliest rank", Align::right});
    }
    table.columns.push_back({"Confidence", Align::right});
    for (std::size_t i = 0; i < shown(); ++i) table.rows.push_back({share_cells(i), {}});
    return table;
  }

  std::vector<Cell> share_cells(std::size_t i) const {
    const CompanyAcceptability& company = all_.companies[i];
    std::vector<Cell> cells{
        {name(i), Style::strong}, {fmt::format("{}", view_.ranks[i])}, {percent_text(company.first), Style::strong}};
    if (all_.top > 1) cells.push_back({percent_text(company.top)});
    if (all_.all_ranks) {
      const auto likeliest = std::ranges::max_element(company.ranks) - company.ranks.begin();
      cells.push_back({short_text(company.mean_rank())});
      cells.push_back(
          {fmt::format("{} ({})", likeliest + 1, percent_text(company.ranks[static_cast<std::size_t>(likeliest)]))});
    }
    cells.push_back({std::isnan(company.confidence) ? "" : percent_text(company.confidence)});
    return cells;
  }

  Table central_weights() const {
    Table table{.columns = {{"Company"}}, .rows = {}, .notes_header = {}};
    for (const Criterion& criterion : subject_.model.criteria) table.columns.push_back({criterion.label, Align::right});
    for (std::size_t i = 0; i < shown(); ++i) {
      const auto& weights = all_.companies[i].central_weights;
      if (weights.empty()) continue;
      std::vector<Cell> cells{{name(i), Style::strong}};
      for (const double weight : weights) cells.push_back({percent_text(weight)});
      table.rows.push_back({std::move(cells), {}});
    }
    return table;
  }

  /// Numbered columns: as many names side by side would not fit.
  Table wins() const {
    const std::size_t size = std::min(shown(), all_.wins.size());
    Table table{.columns = {{"Company"}}, .rows = {}, .notes_header = {}};
    for (std::size_t i = 0; i < size; ++i) table.columns.push_back({fmt::format("{}", i + 1), Align::right});
    for (std::size_t a = 0; a < size; ++a) {
      std::vector<Cell> cells{{fmt::format("{} {}", a + 1, name(a)), Style::strong}};
      for (std::size_t b = 0; b < size; ++b) cells.push_back({a == b ? "" : score_text(100 * all_.wins[a][b])});
      table.rows.push_back({std::move(cells), {}});
    }
    return table;
  }

  void say_left_out() {
    if (all_.of > shown()) {
      say(fmt::format("{} of {} companies shown.", grouped_text(shown()), grouped_text(all_.of)));
    }
    if (view_.excluded > 0) say(left_out_text(view_.excluded, view_.min_coverage));
    if (view_.unknown > 0) {
      say(fmt::format("Left out: {} of which nothing weighed is known.",
                      count_text(view_.unknown, "company", "companies")));
    }
  }

  const Subject& subject_;
  const AcceptabilityView& view_;
  const Acceptability& all_;
  Document document_;
};

}  // namespace

Document present_acceptability(const Subject& subject, const AcceptabilityView& view) {
  return Page(subject, view).document();
}

}  // namespace fitrank
