// Why a signal has no value for a period, or keeps an older one than its latest filing could give.
//
// How: the first reason of each signal and period is told where no value was ever known. Amounts on two bases
// are told wherever they are the last word: then the value known before is kept, and the reader must know.
// Cost: a look-up a reason.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "input/filings/filed_facts.hpp"
#include "input/filings/stretch.hpp"
#include "input/records/rejects.hpp"

namespace fitrank {

using SignalPeriod = std::pair<std::string_view, Day>;  ///< signal and the period's last day

class SignalGaps {
 public:
  void add(const SignalPeriod& key, const Gap& gap);
  /// A value was computed from what is known now.
  void settle(const SignalPeriod& key) { mixed_.erase(key); }
  void tell(std::string_view who, const std::function<bool(const SignalPeriod&)>& has_value, Rejects& rejects) const;

 private:
  std::map<SignalPeriod, std::string> reasons_;
  std::map<SignalPeriod, std::string> mixed_;
};

}  // namespace fitrank
