#include "input/filings/known_stretches.hpp"

namespace fitrank {
namespace {

/// The quarters that an annual report lists are often dated a day or two beside the fiscal ones.
bool may_be_misdated(const FactHistory& history, const Stretch& stretch) {
  if (stretch.kind != StretchKind::to_date && stretch.kind != StretchKind::quarter) return false;
  return is_annual_form(history.filings()[stretch.pieces.front().stated.filing].form);
}

}  // namespace

void KnownStretches::move_to(Day end, Day by) {
  end_ = end;
  by_ = by;
  for (auto& line : entries_) line = {};
}

const KnownStretches::Entry& KnownStretches::entry(LineItem item, StretchKind kind) {
  Entry& entry = entries_[item][static_cast<std::size_t>(kind)];
  if (entry.read) return entry;
  entry.read = true;
  const LineView view(history_, item, by_);
  entry.stretch = view.ending(kind, end_);
  entry.gap = view.gap();
  if (entry.stretch && may_be_misdated(history_, *entry.stretch)) entry.stretch.reset();
  return entry;
}

}  // namespace fitrank
