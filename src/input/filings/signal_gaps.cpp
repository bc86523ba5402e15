#include "input/filings/signal_gaps.hpp"

#include <fmt/format.h>

namespace fitrank {

void SignalGaps::add(const SignalPeriod& key, const Gap& gap) {
  if (gap.reason.empty()) return;
  if (gap.mixed) mixed_.insert_or_assign(key, gap.reason);
  reasons_.try_emplace(key, gap.reason);
}

void SignalGaps::tell(std::string_view who, const std::function<bool(const SignalPeriod&)>& has_value,
                      Rejects& rejects) const {
  for (const auto& [key, reason] : reasons_) {
    const std::string place = fmt::format("{}{} to {}", who, key.first, day_text(key.second));
    const auto mixed = mixed_.find(key);
    if (!has_value(key)) {
      rejects.leave_out(place, mixed == mixed_.end() ? reason : mixed->second);
    } else if (mixed != mixed_.end()) {
      rejects.leave_out(place, mixed->second + "; earlier observations are kept");
    }
  }
}

}  // namespace fitrank
