#include "output/present_brief_line.hpp"

#include "output/common_fields.hpp"
#include "output/keys.hpp"
#include "output/unknown_text.hpp"

namespace fitrank {

namespace {

const Fields<BriefGap>& brief_gap_fields() {
  static const Fields<BriefGap> fields =
      Fields<BriefGap>()
          .add(key::question,
               [](auto& one) { return ask_text(*one.model, one.unknown->criterion, one.unknown->signal); })
          .add(key::worth, [](auto& one) { return one.value->value; })
          .add(key::changes_top, [](auto& one) { return one.value->changes_top; })
          .add(key::changes_first, [](auto& one) { return one.value->changes_first; })
          .add(key::at_stake, [](auto& one) { return one.value->points; })
          .add(key::unknown_of, [](auto& one) { return one.unknown->unknown_of; });
  return fields;
}

}  // namespace

const Fields<BriefLine>& brief_fields() {
  static const Fields<BriefLine> fields =
      Fields<BriefLine>()
          .add(key::section, [](auto& line) { return line.section; })
          .include(company_fields(),
                   [](auto& line) {
                     return line.company == nullptr ? std::nullopt : std::optional(CompanyRef{line.company});
                   })
          .add(key::layer,
               [](auto& line) { return line.place == nullptr ? absent() : json_of(unless_blank(line.company->layer)); })
          .add(
              key::market,
              [](auto& line) { return line.place == nullptr ? absent() : json_of(unless_blank(line.company->market)); })
          .add(key::item, [](auto& line) { return or_absent(line.item); })
          .add(key::criterion, [](auto& line) { return or_absent(line.criterion); })
          .add(key::rank, [](auto& line) { return line.place == nullptr ? absent() : json_of(line.place->rank); })
          .include(fit_fields(),
                   [](auto& line) { return line.place == nullptr ? std::nullopt : std::optional(line.place->fit); })
          .add(key::points, [](auto& line) { return or_absent(line.points); })
          .add(key::answer, [](auto& line) { return or_absent(line.answer); })
          .include(finding_fields(), [](auto& line) { return line.finding; })
          .include(observed_fields(), [](auto& line) { return line.evidence; })
          .add(key::signal, [](auto& line) { return or_absent(line.signal); })
          .include(brief_gap_fields(), [](auto& line) { return line.gap; })
          .add(key::question, [](auto& line) { return or_absent(line.question); });
  return fields;
}

}  // namespace fitrank
