#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "fitrank/present.hpp"
#include "fitrank/text.hpp"
#include "output/listed_apart.hpp"
#include "output/numbers.hpp"
#include "output/ranking_data.hpp"
#include "output/ranking_notes.hpp"
#include "output/verdict_text.hpp"
#include "output/weights_text.hpp"
#include "output/wording.hpp"
#include "output/wrap.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kListed = 20;                // of the excluded and of the unranked
constexpr std::size_t kLongestNameInRanking = 60;  // in a sentence or list
constexpr double kNoise = 1e-9;                    // ranges of fully known companies may differ from points by as much

class RankingDocument {
 public:
  RankingDocument(const Subject& subject, const RankReport& report) : subject_(subject), report_(report) {}

  std::vector<Block> blocks() && {
    introduce();
    if (report_.rows.empty()) {
      say(nothing_ranked());
    } else {
      blocks_.emplace_back(table());
      list(remarks());
      list({expected_remark()});
    }
    if (report_.published) add_published(blocks_, subject_.model, *report_.published);
    add_excluded(blocks_, subject_, report_);
    add_thin(blocks_, subject_, report_);
    add_unranked();
    list(evidence_remarks());
    return std::move(blocks_);
  }

 private:
  void say(std::string text) { blocks_.emplace_back(Paragraph{std::move(text), Style::plain}); }

  void list(std::vector<std::string> sentences) {
    std::erase(sentences, std::string());
    for (std::string& sentence : sentences) say(std::move(sentence));
  }

  void introduce() {
    blocks_.emplace_back(Heading{titled(subject_.profile.title, subject_.profile.id), 1});
    list({verdict_sentence(subject_.model, report_)});
    say(policies_text(subject_.profile));
    list(weights_texts(subject_, report_));
    if (report_.deal_breakers == DealBreakers::ignore && !subject_.profile.deal_breakers.empty() &&
        !is_min_coverage(subject_.profile.deal_breakers.front())) {
      say("Deal-breakers are ignored: companies that fail one are ranked too, and marked.");
    }
  }

  std::string nothing_ranked() const {
    if (report_.companies == 0) return "There are no companies to rank.";
    if (report_.excluded_in_all == report_.companies) return "No company is left to rank: each fails a deal-breaker.";
    if (report_.thin_in_all > 0) return "No company can be ranked: too little is known.";
    return "No company can be ranked.";
  }

  Table table() const {
    Table table{.columns = {{"#", Align::right},
                            {"Company"},
                            {"Fit", Align::right},
                            {"Range", Align::right},
                            {"Coverage", Align::right}},
                .rows = {},
                .notes_header = "Why"};
    if (expects()) table.columns.insert(table.columns.begin() + 3, {interval_header(), Align::right});
    if (report_.overridden) {
      table.columns.push_back({"Move", Align::right});
      table.columns.push_back({"Was", Align::right});
    }
    for (const Criterion& criterion : subject_.model.criteria) table.columns.push_back({criterion.label, Align::right});
    for (std::size_t i = 0; i < report_.rows.size(); ++i) {
      table.rows.push_back({cells(report_.rows[i], is_level(i)), ranking_notes(subject_, report_.rows[i])});
    }
    return table;
  }

  bool expects() const { return !report_.rows.empty() && report_.rows.front().likely; }
  /// "80 %"
  std::string interval_header() const { return percent_text(subject_.profile.interval); }

  bool is_level(std::size_t place) const {
    return report_.verdict && place < report_.verdict->level.size() && report_.verdict->level[place];
  }

  std::vector<Cell> cells(const RankRow& row, bool level) const {
    const auto& [company, rank, fit] = row.place;
    std::vector<Cell> cells{{fmt::format("{}{}", rank, level ? " ≈" : "")},
                            {name(row), Style::strong},
                            {score_text(fit.score), Style::strong},
                            {range_text(fit), Style::dim},
                            {percent_text(fit.coverage)}};
    if (row.likely) cells.insert(cells.begin() + 3, {likely_text(*row.likely)});
    if (report_.overridden) append_move(row, cells);
    for (std::size_t i = 0; i < subject_.model.criteria.size(); ++i) {
      const double score = subject_.set.scores.at(company, i);
      const Style known = report_.weights[i] > 0 ? Style::plain : Style::dim;
      const bool only_expected = !std::isnan(score) && !subject_.set.scores.knows(company, i);
      cells.push_back(std::isnan(score) ? Cell{"?", Style::caution}
                      : only_expected   ? Cell{"≈ " + score_text(score), Style::caution}
                                        : Cell{score_text(score), known});
    }
    return cells;
  }

  void append_move(const RankRow& row, std::vector<Cell>& cells) const {
    const std::size_t now = row.place.rank;
    const std::size_t before = row.rank_before.value_or(0);
    if (!row.rank_before) {
      // Not ranked before; or, as far as an index can tell, behind its last place.
      cells.push_back({report_.before_within ? "▲" : "new", Style::good});
    } else if (before > now) {
      cells.push_back({fmt::format("▲{}", before - now), Style::good});
    } else if (before < now) {
      cells.push_back({fmt::format("▼{}", now - before), Style::bad});
    } else {
      cells.push_back({"=", Style::dim});
    }
    if (row.rank_before) {
      cells.push_back({fmt::format("{}", before)});
    } else {
      cells.push_back({report_.before_within ? fmt::format(">{}", *report_.before_within) : ""});
    }
  }

  const std::string& name(const RankRow& row) const { return display_name(subject_.set.companies[row.place.company]); }

  std::string short_name(std::size_t company) const {
    return cut(harmless(display_name(subject_.set.companies[company])), kLongestNameInRanking);
  }

  std::vector<std::string> remarks() const {
    std::vector<std::string> texts{cut_remark(),     level_note(report_), overlap_remark(),
                                   widened_remark(), statements_remark(), dossiers_remark()};
    for (const WithoutCriterion& without : report_.without) texts.push_back(without_remark(without));
    return texts;
  }

  std::string cut_remark() const {
    if (report_.rows.size() >= report_.ranked) return {};
    return fmt::format("{} of {} ranked companies shown.", report_.rows.size(), report_.ranked);
  }

  std::string overlap_remark() const {
    constexpr std::size_t kNamed = 6;
    std::vector<std::string> names;
    std::size_t more = 0;
    for (const RankRow& row : report_.rows) {
      if (&row == &report_.rows[0] || report_.rows[0].place.fit.low + kNoise >= row.place.fit.high) continue;
      names.size() < kNamed ? names.push_back(short_name(row.place.company)) : static_cast<void>(++more);
    }
    if (names.empty()) return {};
    if (more > 0) names.push_back(fmt::format("{} more shown", more));
    const std::string last = names.back();
    names.pop_back();
    return fmt::format("What is unknown could put {}{}{} ahead of {}: their ranges overlap.", fmt::join(names, ", "),
                       names.empty() ? "" : " or ", last, short_name(report_.rows[0].place.company));
  }

  /// "Pay is known of Anthropic alone; for the others it counts as zero. Without Pay the order is SpaceX, Anthropic."
  std::string without_remark(const WithoutCriterion& without) const {
    const std::string& label = subject_.model.criteria[without.criterion].label;
    const std::string known = without.known.size() == 1
                                  ? short_name(without.known[0]) + " alone"
                                  : fmt::format("{} of the {} shown", without.known.size(), report_.rows.size());
    const std::string effect(subject_.profile.missing == MissingPolicy::renormalize
                                 ? "is left out and the rest rescaled"
                                 : effect_of(subject_.profile.missing));
    return fmt::format("{}{} is known of {}; for the {} it {}. Without {} the order is {}.",
                       report_.rows.size() < report_.ranked ? "Of the companies shown: " : "", label, known,
                       report_.rows.size() - without.known.size() == 1 ? "other" : "others", effect, label,
                       order_text(without.order));
  }

  /// "SpaceX, Anthropic and 3 more"; "the same".
  std::string order_text(const std::vector<std::size_t>& order) const {
    constexpr std::size_t kNamed = 6;
    const auto stays = [](const RankRow& row, std::size_t company) { return row.place.company == company; };
    if (std::ranges::equal(report_.rows, order, stays)) return "the same";
    std::vector<std::string> names;
    for (const std::size_t company : order) {
      if (names.size() < kNamed) names.push_back(short_name(company));
    }
    const std::size_t more = order.size() - names.size();
    return fmt::format("{}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
  }

  /// A policy that counts the unknown as less than its worst, or more than its best, can take a score there.
  std::string widened_remark() const {
    const auto widened = static_cast<std::size_t>(
        std::ranges::count_if(report_.rows, [](const RankRow& row) { return row.place.fit.widened; }));
    if (widened == 0) return {};
    return fmt::format(
        "The ranges of {} are wider than what the score can be once all is known: until then {}, which can take it "
        "beyond.",
        count_text(widened, "shown company", "shown companies"),
        subject_.profile.missing == MissingPolicy::zero      ? "an unknown criterion counts as nothing"
        : subject_.profile.missing == MissingPolicy::neutral ? "an unknown criterion counts as 50"
                                                             : "the known signals count for the unknown ones too");
  }

  /// What the interval says, and what it supposes.
  std::string expected_remark() const {
    if (!expects()) return {};
    return fmt::format(
        "Unknown signals count as comparable employers score (≈), or as 50 where fewer than 10 of them are known. The "
        "score lies in the {} interval that often if what is unknown is unknown by chance; the range holds it whatever "
        "the unknown turns out to be.",
        interval_header());
  }

  std::string statements_remark() const {
    const auto companies = static_cast<std::size_t>(std::ranges::count_if(report_.rows, rests_on_statements));
    if (companies == 0) return {};
    return fmt::format("The scores of {} are stated outright by a table; no observation stands behind them.",
                       count_text(companies, "shown company", "shown companies"));
  }

  std::string dossiers_remark() const {
    if (!report_.dossier_days) return {};
    const DossierDays& apart = *report_.dossier_days;
    const auto day = [&](std::size_t company) { return subject_.set.companies[company].complete_as_of->text(); };
    std::string text = fmt::format(
        "The dossiers are not of one day: the one on {} is complete as of {}, the one on {} as of {}. Newer figures of "
        "one company stand against older ones of another.",
        short_name(apart.oldest), day(apart.oldest), short_name(apart.newest), day(apart.newest));
    if (apart.unstated.empty()) return text;
    return text + fmt::format(" {} not say as of when.",
                              apart.unstated.size() == 1 ? "1 more dossier does"
                                                         : fmt::format("{} more dossiers do", apart.unstated.size()));
  }

  void add_unranked() {
    if (report_.unranked_in_all == 0) return;
    if (report_.unranked.empty()) {
      return say(fmt::format("Not ranked: {} of which nothing that the profile weighs is known.",
                             count_text(report_.unranked_in_all, "company", "companies")));
    }
    blocks_.emplace_back(Heading{"Not ranked", 2});
    say("Nothing that the profile weighs is known of:");
    List list;
    for (const std::size_t company : report_.unranked) {
      if (list.items.size() == kListed) {
        list.items.push_back(fmt::format("and {} more", report_.unranked_in_all - kListed));
        break;
      }
      list.items.push_back(short_name(company));
    }
    blocks_.emplace_back(std::move(list));
  }

  std::vector<std::string> evidence_remarks() const { return {later_remark(), stale_remark(), untiered_remark()}; }

  std::string later_remark() const {
    if (report_.later == 0 || !subject_.profile.as_of) return {};
    return fmt::format("Left out: {} dated after {}.", count_text(report_.later, "observation", "observations"),
                       subject_.profile.as_of->text());
  }

  std::string stale_remark() const {
    if (report_.stale == 0) return {};
    return fmt::format("Too old to count: {}; `explain` says which.",
                       count_text(report_.stale, "observation", "observations"));
  }

  std::string untiered_remark() const {
    if (subject_.profile.evidence != EvidencePolicy::discounted || !report_.untiered) return {};
    return "Taken at face value: the values of bulk tables, which state no evidence tier.";
  }

  const Subject& subject_;
  const RankReport& report_;
  std::vector<Block> blocks_;
};

}  // namespace

Document present_ranking(const Subject& subject, const RankReport& report) {
  return {RankingDocument(subject, report).blocks(), ranking_records(subject, report)};
}

}  // namespace fitrank
