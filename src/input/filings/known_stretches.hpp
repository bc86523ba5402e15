// What a company's lines come to at one end, as known on one day, each put together once.
//
// How: several signals use one line; what was found, or why it was not, is kept until the end or the day
// changes.
// Cost: one LineView a line and kind.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "input/filings/stretch.hpp"

namespace fitrank {

class KnownStretches {
 public:
  explicit KnownStretches(const FactHistory& history) : history_(history), entries_(history.rules().lines.size()) {}

  void move_to(Day end, Day by);
  const std::optional<Stretch>& get(LineItem item, StretchKind kind) { return entry(item, kind).stretch; }
  /// Why get() gives nothing.
  const Gap& gap(LineItem item, StretchKind kind) { return entry(item, kind).gap; }

 private:
  struct Entry {
    bool read = false;
    std::optional<Stretch> stretch;
    Gap gap;
  };
  const Entry& entry(LineItem item, StretchKind kind);

  const FactHistory& history_;
  Day end_ = 0;
  Day by_ = 0;
  std::vector<std::array<Entry, kStretchKinds>> entries_;  ///< by line
};

}  // namespace fitrank
