#include "fitrank/present_compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "output/numbers.hpp"
#include "output/present_compare_data.hpp"
#include "output/present_compare_table.hpp"
#include "output/weights_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

constexpr double kNoise = 1e-6;  // of a tenth of a percent
constexpr double kTenths = 1000;

/// The share, in tenths of a percent, next beyond `share` on the way up or down: what a reader can set
/// and find the order turned.
double beyond(double share, bool up) {
  const double tenths = up ? std::floor(share * kTenths + kNoise) + 1 : std::ceil(share * kTenths - kNoise) - 1;
  return std::clamp(tenths / kTenths, 0.0, 1.0);
}

class Sentences {
 public:
  Sentences(const Subject& subject, const Comparison& comparison) : subject_(subject), comparison_(comparison) {}

  std::string verdict() const {
    const long a = shown(100 * comparison_.a.fit.score);
    const long b = shown(100 * comparison_.b.fit.score);
    const std::string standings = fmt::format("{}; {}", standing(0, comparison_.a), standing(1, comparison_.b));
    if (comparison_.level()) return standings + ". They score the same.";
    return fmt::format("{}. {} is ahead by {} points.", standings, name(ahead()), hundredths_text(std::labs(a - b)));
  }

  std::string overlap() const {
    const FitScore& low = (ahead() == 0 ? comparison_.a : comparison_.b).fit;
    const FitScore& high = (ahead() == 0 ? comparison_.b : comparison_.a).fit;
    if (low.low + 1e-9 >= high.high) return {};
    return fmt::format("The ranges {} and {} overlap: what is unknown could turn the order.",
                       range_text(comparison_.a.fit), range_text(comparison_.b.fit));
  }

  std::string points_rule() const {
    if (subject_.profile.method == Aggregation::weighted_product) return std::string(product_rule());
    std::string rule = "A criterion's points are its weight times its score";
    const std::string a = percent_text(comparison_.a.fit.known);
    const std::string b = percent_text(comparison_.b.fit.known);
    if (subject_.profile.missing == MissingPolicy::renormalize && (a != "100 %" || b != "100 %")) {
      rule += fmt::format(", divided by each company's weight on known criteria ({} and {})", a, b);
    }
    return rule + "; its signals share them by importance (×) times score.";
  }

  /// What the list of overtakes begins with, or why there is none.
  std::string introduction() const {
    if (comparison_.level()) {
      return "Between equal scores the order is by coverage, then by the criteria in turn, then by id.";
    }
    const std::string behind = name(1 - ahead());
    if (comparison_.overtakes.empty()) {
      return fmt::format("No weight, moved alone, puts {} ahead of {}.", behind, name(ahead()));
    }
    return fmt::format("For {} to overtake {}, one weight moved and the other criteria keeping their proportions:",
                       behind, name(ahead()));
  }

  std::string overtake(const Overtake& overtake) const {
    const bool up = overtake.to > overtake.from || !(overtake.from > 0);
    const std::string moves = fmt::format("{} {} from {}", subject_.model.criteria[overtake.criterion].label,
                                          up ? "rises" : "falls", percent_text(overtake.from));
    const std::string& behind = name(1 - ahead());
    const std::string& front = name(ahead());
    if (overtake.level_only) {
      return fmt::format("{} draws level with {}, and no more, if {} to {}.", behind, front, moves,
                         percent_text(overtake.to));
    }
    if (overtake.until) {
      return fmt::format("{} overtakes {} if {} to {}; beyond that, {} is ahead again.", behind, front, moves,
                         between(overtake, up), front);
    }
    return fmt::format("{} overtakes {} if {} to {}.", behind, front, moves, percent_text(beyond(overtake.to, up)));
  }

 private:
  std::size_t ahead() const { return comparison_.gap > 0 ? 0 : 1; }
  std::string name(std::size_t company) const { return short_name(subject_, company); }

  std::string standing(std::size_t company, const Explanation& side) const {
    const Profile& profile = subject_.profile;
    std::string rank = side.fit.coverage < profile.min_coverage ? "too little known" : "excluded by a deal-breaker";
    if (side.rank) rank = fmt::format("rank {} of {}", *side.rank, side.of);
    return fmt::format("{} fits {} of 100 ({})", name(company), short_text(side.fit.score), rank);
  }

  /// Rounded inwards, where there is a tenth of a percent inside.
  static std::string between(const Overtake& overtake, bool up) {
    const double near = beyond(overtake.to, up);
    const double far = beyond(*overtake.until, !up);
    if (up ? near <= far : near >= far) {
      return fmt::format("between {} and {}", percent_text(std::min(near, far)), percent_text(std::max(near, far)));
    }
    return fmt::format("between {:.6g} % and {:.6g} %", 100 * std::min(overtake.to, *overtake.until),
                       100 * std::max(overtake.to, *overtake.until));
  }

  const Subject& subject_;
  const Comparison& comparison_;
};

}  // namespace

Document present_comparison(const Subject& subject, const Comparison& comparison) {
  const Sentences sentences(subject, comparison);
  Document document;
  const auto say = [&](std::string text, Style style = Style::plain) {
    if (!text.empty()) document.blocks.emplace_back(Paragraph{std::move(text), style});
  };
  document.blocks.emplace_back(Heading{fmt::format("{} and {}", short_name(subject, 0), short_name(subject, 1)), 1});
  say(sentences.verdict(), Style::strong);
  say(sentences.overlap());
  say(fmt::format("Profile: {}", titled(subject.profile.title, subject.profile.id)));
  say(policies_text(subject.profile));
  say(reweighed_text(subject, comparison.a));
  document.blocks.emplace_back(comparison_table(subject, comparison));
  say(sentences.points_rule(), Style::dim);
  say(sentences.introduction());
  List list;
  for (const Overtake& overtake : comparison.overtakes) list.items.push_back(sentences.overtake(overtake));
  if (!list.items.empty()) document.blocks.emplace_back(std::move(list));
  document.records = comparison_records(subject, comparison);
  return document;
}

}  // namespace fitrank
