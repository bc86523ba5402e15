#include "fitrank/present_brief.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "fitrank/layers.hpp"
#include "output/listed_apart.hpp"
#include "output/numbers.hpp"
#include "output/present_brief_checks.hpp"
#include "output/present_brief_data.hpp"
#include "output/ranking_notes.hpp"
#include "output/ranking_rules.hpp"
#include "output/verdict_text.hpp"
#include "output/weights_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kListed = 20;  // of the excluded

class BriefDocument {
 public:
  BriefDocument(const Subject& subject, const Brief& brief)
      : subject_(subject), model_(subject.model), profile_(subject.profile), brief_(brief), report_(brief.report) {}

  std::vector<Block> blocks() && {
    introduce();
    add_audience();
    add_needs();
    add_top();
    add_deal_breakers();
    add_thin(blocks_, subject_, report_);
    std::ranges::move(brief_checks(subject_, brief_), std::back_inserter(blocks_));
    return std::move(blocks_);
  }

 private:
  void head(std::string text, int level = 2) { blocks_.emplace_back(Heading{std::move(text), level}); }
  void say(std::string text, Style style = Style::plain) {
    if (!text.empty()) blocks_.emplace_back(Paragraph{std::move(text), style});
  }
  void list(std::vector<std::string> items) { blocks_.emplace_back(List{std::move(items)}); }

  const Company& company(std::size_t index) const { return subject_.set.companies[index]; }

  void introduce() {
    head("Brief: " + titled(profile_.title, profile_.id), 1);
    say(verdict_sentence(model_, report_));
    say(policies_text(profile_));
    for (std::string& text : weights_texts(subject_, report_)) say(std::move(text));
  }

  void add_labelled_list(const char* label, const std::vector<std::string>& items) {
    if (items.empty()) return;
    say(label);
    list(items);
  }

  void add_audience() {
    const auto& [experience, role, pains, blockers] = profile_.audience;
    head("Audience");
    std::vector<std::string> facts;
    if (!experience.empty()) facts.push_back("Experience: " + experience);
    if (!role.empty()) facts.push_back("Role: " + role);
    if (!facts.empty()) list(facts);
    add_labelled_list("What is hard for them:", pains);
    add_labelled_list("What keeps them from deciding:", blockers);
    if (facts.empty() && pains.empty() && blockers.empty()) say("The profile does not say whom it is for.");
  }

  void add_needs() {
    const auto& [information, tools, services] = profile_.needs;
    head("What they need");
    std::vector<std::string> items;
    const auto add = [&](const char* label, const std::vector<std::string>& texts) {
      for (const std::string& text : texts) items.push_back(fmt::format("{}: {}", label, text));
    };
    add("Information", information);
    add("Tools", tools);
    add("Services", services);
    items.empty() ? say("The profile names no needs.") : list(std::move(items));
  }

  void add_top() {
    const std::size_t rows = report_.rows.size();
    head(rows == 1 ? "Top company" : rows == 0 ? "Top companies" : fmt::format("Top {} companies", rows));
    if (rows == 0) return say("No company can be ranked.");
    Table table{.columns = {{"#", Align::right},
                            {"Company"},
                            {"Layer"},
                            {"Fit", Align::right},
                            {"Range", Align::right},
                            {"Coverage", Align::right}},
                .rows = {},
                .notes_header = "Why"};
    for (const RankRow& row : report_.rows) table.rows.push_back({top_cells(row), ranking_notes(subject_, row)});
    blocks_.emplace_back(std::move(table));
    if (rows < report_.ranked) say(fmt::format("{} of {} ranked companies shown.", rows, report_.ranked));
    if (report_.unranked_in_all > 0) {
      say(fmt::format("Not ranked: {} of which nothing weighed is known.",
                      count_text(report_.unranked_in_all, "company", "companies")));
    }
    if (report_.later > 0 && profile_.as_of) {
      say(fmt::format("Left out: {} dated after {}.", count_text(report_.later, "observation", "observations"),
                      profile_.as_of->text()));
    }
    if (report_.stale > 0) {
      say(fmt::format("Too old to count: {}.", count_text(report_.stale, "observation", "observations")));
    }
  }

  std::vector<Cell> top_cells(const RankRow& row) const {
    const auto& [index, rank, fit] = row.place;
    return {{fmt::format("{}", rank)},     {display_name(company(index)), Style::strong},
            {place_text(company(index))},  {score_text(fit.score), Style::strong},
            {range_text(fit), Style::dim}, {percent_text(fit.coverage)}};
  }

  /// "Cluster operators, inference"
  std::string place_text(const Company& company) const {
    if (company.layer.empty()) return company.market;
    const std::string label = layer_label(model_, company.layer);
    return company.market.empty() ? label : fmt::format("{}, {}", label, company.market);
  }

  void add_deal_breakers() {
    head("Deal-breakers");
    if (std::ranges::all_of(profile_.deal_breakers, is_min_coverage))
      return say("None are declared, so none excludes a company.");
    std::vector<std::string> rules;
    for (const DealBreaker& breaker : profile_.deal_breakers) {
      if (!is_min_coverage(breaker)) rules.push_back(deal_breaker_text(model_, breaker));
    }
    list(std::move(rules));
    if (report_.deal_breakers == DealBreakers::ignore) return say("They are ignored here; who fails one is marked.");
    add_excluded();
    const auto asked = static_cast<std::size_t>(
        std::ranges::count_if(report_.rows, [](const RankRow& row) { return !row.ask.empty(); }));
    if (asked > 0) {
      say(fmt::format("Of {} shown, some of it is unknown; what to ask stands beside each above.",
                      count_text(asked, "company", "companies")));
    }
  }

  void add_excluded() {
    if (report_.excluded.empty()) return say("No company fails one.");
    Table table{.columns = {{"Excluded"}, {"Would have ranked", Align::right}}, .rows = {}, .notes_header = "Why"};
    const std::size_t shown = std::min(report_.excluded.size(), kListed);
    for (std::size_t i = 0; i < shown; ++i) {
      const ExcludedCompany& excluded = report_.excluded[i];
      Table::Row row{{{display_name(company(excluded.company)), Style::strong},
                      {excluded.would_rank ? fmt::format("{}", *excluded.would_rank) : "not ranked"}},
                     {}};
      for (const RuleHit& hit : excluded.failed) {
        row.notes.push_back(failure_text(subject_, company(excluded.company), hit));
      }
      table.rows.push_back(std::move(row));
    }
    blocks_.emplace_back(std::move(table));
    if (report_.excluded_in_all > shown) say(fmt::format("And {} more.", report_.excluded_in_all - shown));
  }

  const Subject& subject_;
  const Model& model_;
  const Profile& profile_;
  const Brief& brief_;
  const RankReport& report_;
  std::vector<Block> blocks_;
};

}  // namespace

Document present_brief(const Subject& subject, const Brief& brief) {
  return {BriefDocument(subject, brief).blocks(), brief_records(subject, brief)};
}

}  // namespace fitrank
