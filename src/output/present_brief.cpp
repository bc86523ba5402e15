#include "output/present_brief.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analysis/layers.hpp"
#include "output/blocks.hpp"
#include "output/listed_apart.hpp"
#include "output/numbers.hpp"
#include "output/present_brief_checks.hpp"
#include "output/present_brief_rows.hpp"
#include "output/ranking_notes.hpp"
#include "output/ranking_page.hpp"
#include "output/ranking_rules.hpp"
#include "output/verdict_text.hpp"
#include "output/weights_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

constexpr const char* kNoneRanked = "No company can be ranked.";

std::string brief_sentence(const Subject& subject, const Brief& brief) {
  std::string verdict = verdict_sentence(subject.model, brief.report);
  return verdict.empty() ? kNoneRanked : verdict;
}

class BriefPage {
 public:
  BriefPage(const Subject& subject, const Brief& brief, std::string_view only_layer)
      : subject_(subject),
        model_(subject.model),
        profile_(subject.profile),
        brief_(brief),
        report_(brief.report),
        only_layer_(only_layer) {}

  std::vector<Block> blocks() && {
    page_.open("Brief: " + titled(profile_.title, profile_.id), brief_sentence(subject_, brief_), profile_);
    page_.say(only_layer_text(model_, only_layer_));
    page_.say_all(weights_texts(subject_, report_));
    add_audience();
    add_needs();
    add_top();
    add_deal_breakers();
    add_thin(page_, subject_, report_);
    add_brief_checks(page_, subject_, brief_);
    page_.close(counts_of(report_));
    return page_.take();
  }

 private:
  const Company& company(const RankRow& row) const { return subject_.set.companies[row.place.company]; }

  void add_labelled_list(const char* label, const std::vector<std::string>& items) {
    if (items.empty()) return;
    page_.say(label);
    page_.list(items);
  }

  void add_audience() {
    const auto& [experience, role, pains, blockers] = profile_.audience;
    page_.head("Audience");
    std::vector<std::string> facts;
    if (!experience.empty()) facts.push_back("Experience: " + experience);
    if (!role.empty()) facts.push_back("Role: " + role);
    if (facts.empty() && pains.empty() && blockers.empty()) page_.say("The profile does not describe its audience.");
    page_.list(std::move(facts));
    add_labelled_list("What is hard for them:", pains);
    add_labelled_list("What keeps them from deciding:", blockers);
  }

  void add_needs() {
    const auto& [information, tools, services] = profile_.needs;
    page_.head("What they need");
    std::vector<std::string> items;
    const auto add = [&](const char* label, const std::vector<std::string>& texts) {
      for (const std::string& text : texts) items.push_back(fmt::format("{}: {}", label, text));
    };
    add("Information", information);
    add("Tools", tools);
    add("Services", services);
    if (items.empty()) page_.say("The profile names no needs.");
    page_.list(std::move(items));
  }

  void add_top() {
    const std::size_t rows = report_.rows.size();
    page_.head(rows == 1 ? "Top company" : rows == 0 ? "Top companies" : fmt::format("Top {} companies", rows));
    if (rows == 0) return page_.say(kNoneRanked);
    page_.table(top_table());
    if (rows < report_.ranked) page_.say(fmt::format("Shows {} of {} ranked companies.", rows, report_.ranked));
    if (report_.later > 0 && profile_.as_of) {
      page_.say(fmt::format("Left out: {} dated after {}.", count_text(report_.later, "observation", "observations"),
                            profile_.as_of->text()));
    }
    if (report_.stale > 0) {
      page_.say(fmt::format("Too old to count: {}.", count_text(report_.stale, "observation", "observations")));
    }
  }

  Table top_table() const {
    return TableOf<RankRow>()
        .right("#", [](auto& row) { return fmt::format("{}", row.place.rank); })
        .left("Company", [&](auto& row) { return strong(display_name(company(row))); })
        .left("Layer", [&](auto& row) { return layer_and_market(company(row)); })
        .right("Fit", [](auto& row) { return strong(score_text(row.place.fit.score)); })
        .right("Range", [](auto& row) { return dim(range_text(row.place.fit)); })
        .right("Coverage", [](auto& row) { return percent_text(row.place.fit.coverage); })
        .notes("Why", [&](auto& row) { return ranking_notes(subject_, row); })
        .of(report_.rows);
  }

  /// "Cluster operators, inference"
  std::string layer_and_market(const Company& company) const {
    if (company.layer.empty()) return company.market;
    const std::string label = layer_label(model_, company.layer);
    return company.market.empty() ? label : fmt::format("{}, {}", label, company.market);
  }

  void add_deal_breakers() {
    page_.head("Deal-breakers");
    std::vector<std::string> rules;
    for (const DealBreaker& breaker : profile_.deal_breakers) {
      if (!is_min_coverage(breaker)) rules.push_back(deal_breaker_text(model_, breaker));
    }
    if (rules.empty()) return page_.say("The profile has none.");
    page_.list(std::move(rules));
    if (report_.deal_breakers == DealBreakers::ignore) {
      return page_.say("They are ignored here. Companies that fail one are ranked and marked.");
    }
    if (report_.excluded.empty()) page_.say("No company fails one.");
    add_excluded_table(page_, subject_, report_, "Excluded");
    const auto open = static_cast<std::size_t>(
        std::ranges::count_if(report_.rows, [](const RankRow& row) { return !row.ask.empty(); }));
    if (open > 0) {
      page_.say(fmt::format("At least one deal-breaker is unknown for {} shown. The table above says what to ask.",
                            count_text(open, "company", "companies")));
    }
  }

  const Subject& subject_;
  const Model& model_;
  const Profile& profile_;
  const Brief& brief_;
  const RankReport& report_;
  std::string_view only_layer_;
  Writer page_;
};

}  // namespace

Answer present_brief(const Subject& subject, const Brief& brief, std::string_view only_layer) {
  Answer answer = answer_about(subject, brief_spec(), brief_sentence(subject, brief), brief.report.weights,
                               counts_of(brief.report));
  answer.facts = brief_record(subject);
  answer.rows = brief_rows(subject, brief);
  answer.blocks = BriefPage(subject, brief, only_layer).blocks();
  return answer;
}

}  // namespace fitrank
