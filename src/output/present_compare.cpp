#include "output/present_compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/reproduce.hpp"
#include "output/blocks.hpp"
#include "output/compare_rows.hpp"
#include "output/explanation_rows.hpp"
#include "output/explanation_table.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/weights_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

constexpr double kTenthNoise = 1e-6;  // of a tenth of a percent
constexpr double kShareTenths = 1000;

/// The share, in tenths of a percent, next beyond `share` on the way up or down: what a reader can set
/// and find the order reversed.
double reversing_share(double share, bool up) {
  const double tenths =
      up ? std::floor(share * kShareTenths + kTenthNoise) + 1 : std::ceil(share * kShareTenths - kTenthNoise) - 1;
  return std::clamp(tenths / kShareTenths, 0.0, 1.0);
}

/// Rounded inwards, where there is a tenth of a percent inside.
std::string between_text(const Overtake& overtake, bool up) {
  const double near = reversing_share(overtake.to, up);
  const double far = reversing_share(*overtake.until, !up);
  if (up ? near <= far : near >= far) {
    return fmt::format("between {} and {}", percent_text(std::min(near, far)), percent_text(std::max(near, far)));
  }
  return fmt::format("between {:.6g} % and {:.6g} %", 100 * std::min(overtake.to, *overtake.until),
                     100 * std::max(overtake.to, *overtake.until));
}

class CompareSentences {
 public:
  CompareSentences(const Subject& subject, const Comparison& comparison)
      : subject_(subject),
        comparison_(comparison),
        front_side_(comparison.gap > 0 ? comparison.a.fit : comparison.b.fit),
        back_side_(comparison.gap > 0 ? comparison.b.fit : comparison.a.fit),
        front_(short_name(subject, comparison.gap > 0 ? 0 : 1)),
        behind_(short_name(subject, comparison.gap > 0 ? 1 : 0)) {}

  std::string verdict() const {
    const std::string standings = fmt::format("{}; {}", standing(0, comparison_.a), standing(1, comparison_.b));
    if (comparison_.level()) return standings + ". They score the same.";
    const long gap = shown(100 * front_side_.score) - shown(100 * back_side_.score);
    return fmt::format("{}. {} is ahead by {} points.", standings, front_, hundredths_text(std::labs(gap)));
  }

  std::string overlap() const {
    if (front_side_.low + 1e-9 >= back_side_.high) return {};
    return fmt::format("The ranges {} and {} overlap: missing data could reverse the order.",
                       range_text(comparison_.a.fit), range_text(comparison_.b.fit));
  }

  /// What the points are divided by; empty: nothing.
  std::string known_weights() const {
    const std::string a = percent_text(comparison_.a.fit.known);
    const std::string b = percent_text(comparison_.b.fit.known);
    const bool whole = a == "100 %" && b == "100 %";
    if (subject_.profile.missing != MissingPolicy::renormalize || whole) return {};
    return fmt::format("each company's weight on known criteria ({} and {})", a, b);
  }

  /// What the list of overtakes begins with, or why there is none.
  std::string introduction() const {
    if (comparison_.level()) return "Equal scores are ordered by coverage, then by the criteria in turn, then by id.";
    if (comparison_.overtakes.empty()) {
      return fmt::format("Changing one weight cannot put {} ahead of {}.", behind_, front_);
    }
    return fmt::format(
        "One weight can reverse the order of {} and {}, while the others keep their proportions:", behind_, front_);
  }

  std::string overtake(const Overtake& overtake) const {
    const bool up = overtake.to > overtake.from || !(overtake.from > 0);
    const std::string moves = fmt::format("{} {} from {}", subject_.model.criteria[overtake.criterion].label,
                                          up ? "rises" : "falls", percent_text(overtake.from));
    if (overtake.level_only) {
      return fmt::format("{} ties with {} if {} to {}, but does not overtake it.", behind_, front_, moves,
                         percent_text(overtake.to));
    }
    if (overtake.until) {
      return fmt::format("{} overtakes {} if {} to {}; with a larger change, {} is ahead again.", behind_, front_,
                         moves, between_text(overtake, up), front_);
    }
    return fmt::format("{} overtakes {} if {} to {}.", behind_, front_, moves,
                       percent_text(reversing_share(overtake.to, up)));
  }

 private:
  std::string standing(std::size_t company, const Explanation& side) const {
    const bool excluded = standing_id(subject_, side) == "excluded";
    std::string rank = excluded ? "excluded by a deal-breaker" : "too little known";
    if (side.rank) rank = fmt::format("rank {} of {}", *side.rank, side.of);
    return fmt::format("{} fits {} of 100 ({})", short_name(subject_, company), short_text(side.fit.score), rank);
  }

  const Subject& subject_;
  const Comparison& comparison_;
  const FitScore& front_side_;
  const FitScore& back_side_;
  std::string front_;
  std::string behind_;
};

struct CompareFacts {
  const Subject& subject;
  const Comparison& comparison;
};

const Fields<CompareFacts>& comparison_facts() {
  static const Fields<CompareFacts> fields =
      Fields<CompareFacts>()
          .list(key::compared_companies, explained_company_fields(),
                [](auto& of) {
                  return std::array{ExplainedCompany{&of.subject, &of.comparison.a},
                                    ExplainedCompany{&of.subject, &of.comparison.b}};
                })
          .add(key::gap, [](auto& of) { return of.comparison.gap; });
  return fields;
}

}  // namespace

const AnswerSpec& comparison_spec() {
  static const AnswerSpec spec{.facts = comparison_facts().specs(),
                               .rows = compare_row_fields().specs(),
                               .about_rows =
                                   "a criterion, a signal, the fit, a weight that reverses the order, or an "
                                   "observation that is left out as dated later"};
  return spec;
}

Answer present_comparison(const Subject& subject, const Comparison& comparison) {
  const CompareSentences sentences(subject, comparison);
  const std::vector<CompareRow> rows = compare_rows(subject, comparison);
  Answer answer = answer_about(subject, comparison_spec(), sentences.verdict(), weights_in(comparison.a),
                               {.ranked = comparison.a.of});
  answer.facts = comparison_facts().record({subject, comparison});
  answer.rows = Rows(records(compare_row_fields(), rows));
  Writer page;
  page.open(fmt::format("{} and {}", short_name(subject, 0), short_name(subject, 1)), answer.envelope.sentence,
            subject.profile);
  page.say(sentences.overlap());
  page.say(reweighed_text(subject, comparison.a));
  page.table(compare_table(subject, rows));
  page.explain(points_rule(subject.profile, sentences.known_weights()));
  if (auto later = later_texts(subject, rows); !later.empty()) {
    page.say(fmt::format("Left out, dated after {}:", date_text(subject.profile.as_of)));
    page.list(std::move(later));
  }
  page.say(sentences.introduction());
  std::vector<std::string> overtakes;
  for (const Overtake& overtake : comparison.overtakes) overtakes.push_back(sentences.overtake(overtake));
  page.list(std::move(overtakes));
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
