#include <algorithm>
#include <cmath>

#include "input/filings/fact_history.hpp"

// Which amounts may be put together: tags that agree, and amounts on one basis.
//
// How: where a later report states a year otherwise (a business was sold, a rule of accounting changed), the
// years it does not repeat stay on the old basis. An amendment is another matter: it corrects a number of the
// report it amends, and what it leaves alone is what that report says. So a correction is no change of basis.

namespace fitrank {
namespace {

constexpr int kNear = 1100;          // days in which two tags must have agreed: about three years
constexpr double kRestated = 0.005;  // beyond this share, another basis
constexpr double kAgree = 0.0005;    // of the larger: a rounding to thousands, not another amount

bool within(double share, double a, double b) {
  return std::fabs(a - b) <= share * std::max(std::fabs(a), std::fabs(b));
}

}  // namespace

bool FactHistory::agree(LineItem item, Series a, Series b, Day near, Day by) const {
  if (unit(a) != unit(b)) return false;
  bool agreed = false;
  for (const FactPeriod& period : ending(item, near - kNear, near + kNear)) {
    const Facts facts = facts_of(item, period);
    const Fact* in_a = latest(facts, a, by);
    const Fact* in_b = in_a == nullptr ? nullptr : latest(facts, b, by);
    if (in_b == nullptr) continue;
    if (!within(kAgree, in_a->value, in_b->value)) return false;
    agreed = true;
  }
  return agreed;
}

bool FactHistory::states_alone(LineItem item, const FactPeriod& period, const StatedValue& stated, Day by) const {
  bool found = false;
  for (const Fact& fact : facts_of(item, period)) {
    if (filed(fact) > by || rank(fact) != FormRank::periodic || own_end_[fact.filing] != period.end) continue;
    if (fact.series != stated.series || tag(fact.series).standing == TagStanding::part) return false;
    found = true;
  }
  return found;
}

bool FactHistory::amends(std::uint32_t amendment, std::uint32_t report) const {
  const Filing& later = source_.filings[amendment];
  if (report >= amendment || !is_amendment(later.form) || own_end_[amendment] != own_end_[report]) return false;
  return without_amendment(later.form) == without_amendment(source_.filings[report].form);
}

/// From the last statement backwards: amounts like it, or that an amendment corrected into one like it, are its own
/// basis; the first other one is the old.
FactHistory::Restatement FactHistory::restatement(const StatedPart& part, Day by) const {
  std::vector<const Fact*> stated;
  for (const Fact& fact : facts_of(part.item, part.period)) {  // by rising day
    if (filed(fact) > by || rank(fact) != FormRank::periodic || fact.series != part.stated.series) continue;
    stated.push_back(&fact);
  }
  std::vector<double> own{part.stated.value};
  Restatement found;
  for (std::size_t i = stated.size(); i-- > 0;) {
    const Fact& fact = *stated[i];
    found.last_old = filed(fact);
    if (std::none_of(own.begin(), own.end(), [&](double value) { return within(kRestated, fact.value, value); })) {
      return found;
    }
    found.first_new = filed(fact);
    for (std::size_t j = 0; j < i; ++j) {
      if (amends(fact.filing, stated[j]->filing)) own.push_back(stated[j]->value);
    }
  }
  return {};
}

/// A value that another's restatement passed by is one that was last filed before it, and was not
/// itself restated since that other was last stated in its old way.
bool FactHistory::same_basis(std::span<const StatedPart> parts, Day by) const {
  std::vector<Restatement> restatements;
  for (const StatedPart& part : parts) restatements.push_back(restatement(part, by));
  for (std::size_t a = 0; a < parts.size(); ++a) {
    const Restatement& change = restatements[a];
    if (change.last_old == kNoDay) continue;
    for (std::size_t b = 0; b < parts.size(); ++b) {
      const Day last = source_.filings[parts[b].stated.filing].filed;
      if (last < change.first_new && restatements[b].first_new <= change.last_old) return false;
    }
  }
  return true;
}

}  // namespace fitrank
