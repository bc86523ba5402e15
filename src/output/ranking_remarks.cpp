#include "output/ranking_remarks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/text.hpp"
#include "output/numbers.hpp"
#include "output/ranking_notes.hpp"
#include "output/verdict_text.hpp"
#include "output/wording.hpp"
#include "output/wrap.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kLongestNameInRemark = 60;
constexpr double kRangeNoise = 1e-9;  // ranges of fully known companies may differ from points by as much

class Remarks {
 public:
  Remarks(const Subject& subject, const RankReport& report) : subject_(subject), report_(report) {}

  std::vector<std::string> below_the_table() const {
    std::vector<std::string> texts{cut_remark(),     level_note(report_), overlap_remark(),
                                   widened_remark(), statements_remark(), dossiers_remark()};
    for (const WithoutCriterion& without : report_.without) texts.push_back(without_remark(without));
    texts.push_back(expected_remark());
    return texts;
  }

  std::vector<std::string> on_evidence() const { return {later_remark(), stale_remark(), untiered_remark()}; }

 private:
  std::string short_name(std::size_t company) const {
    return cut(harmless(display_name(subject_.set.companies[company])), kLongestNameInRemark);
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
      if (&row == &report_.rows[0] || report_.rows[0].place.fit.low + kRangeNoise >= row.place.fit.high) continue;
      names.size() < kNamed ? names.push_back(short_name(row.place.company)) : static_cast<void>(++more);
    }
    if (names.empty()) return {};
    if (more > 0) names.push_back(fmt::format("{} more shown", more));
    const std::string last = names.back();
    names.pop_back();
    return fmt::format("Missing data could put {}{}{} ahead of {}: their ranges overlap.", fmt::join(names, ", "),
                       names.empty() ? "" : " or ", last, short_name(report_.rows[0].place.company));
  }

  /// "Pay is known for Anthropic only; for the others it counts as zero. Without Pay the order is SpaceX, Anthropic."
  std::string without_remark(const WithoutCriterion& without) const {
    const std::string& label = subject_.model.criteria[without.criterion].label;
    const std::string known = without.known.size() == 1
                                  ? short_name(without.known[0]) + " only"
                                  : fmt::format("{} of the {} shown", without.known.size(), report_.rows.size());
    const std::string effect(subject_.profile.missing == MissingPolicy::renormalize
                                 ? "is left out and the rest rescaled"
                                 : effect_of(subject_.profile.missing));
    return fmt::format("{}{} is known for {}; for the {} it {}. Without {} the order is {}.",
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
        "The ranges of {} are wider than the scores possible with all data known, because until then {}.",
        count_text(widened, "shown company", "shown companies"),
        subject_.profile.missing == MissingPolicy::zero      ? "an unknown criterion counts as nothing"
        : subject_.profile.missing == MissingPolicy::neutral ? "an unknown criterion counts as 50"
                                                             : "the known signals count for the unknown ones too");
  }

  /// What the interval says, and what it supposes.
  std::string expected_remark() const {
    if (report_.rows.empty() || !report_.rows.front().likely) return {};
    return fmt::format(
        "An unknown signal counts as comparable employers score (≈), or as 50 where fewer than 10 of them are known. "
        "The interval holds the score in {} of cases, provided that data are missing by chance. The range holds it in "
        "any case.",
        percent_text(subject_.profile.interval));
  }

  std::string statements_remark() const {
    const auto companies = static_cast<std::size_t>(std::ranges::count_if(report_.rows, rests_on_statements));
    if (companies == 0) return {};
    return fmt::format("The scores of {} come from a table, without observations.",
                       count_text(companies, "shown company", "shown companies"));
  }

  std::string dossiers_remark() const {
    if (!report_.dossier_days) return {};
    const DossierDays& apart = *report_.dossier_days;
    const auto day = [&](std::size_t company) { return subject_.set.companies[company].complete_as_of->text(); };
    std::string text = fmt::format(
        "The dossiers are not of the same day: {} is complete as of {}, {} as of {}. Newer figures of one company are "
        "compared with older ones of another.",
        short_name(apart.oldest), day(apart.oldest), short_name(apart.newest), day(apart.newest));
    if (apart.unstated.empty()) return text;
    return text + fmt::format(" {} not say as of which day.",
                              apart.unstated.size() == 1 ? "1 more dossier does"
                                                         : fmt::format("{} more dossiers do", apart.unstated.size()));
  }

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
    return "Values from large tables count at face value, because they have no evidence tier.";
  }

  const Subject& subject_;
  const RankReport& report_;
};

}  // namespace

std::vector<std::string> ranking_remarks(const Subject& subject, const RankReport& report) {
  return Remarks(subject, report).below_the_table();
}

std::vector<std::string> evidence_remarks(const Subject& subject, const RankReport& report) {
  return Remarks(subject, report).on_evidence();
}

}  // namespace fitrank
