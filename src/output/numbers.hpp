// Numbers as text, by fmt: the same in every locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "evidence/value_text.hpp"
#include "score/fit_score.hpp"
#include "score/likely_range.hpp"

namespace fitrank {

/// "76": rounded half up, as scores are shown.
std::string score_text(double score);
/// "76.4" or "76": one decimal where it is not 0.
std::string short_text(double number);
/// "35 %", "37.5 %"; what is neither nothing nor all never reads so: "<0.1 %", ">99.9 %".
std::string percent_text(double share);
/// "+29.2"
std::string points_text(double points);
/// "29.20", of 2920
std::string hundredths_text(long hundredths);
/// "69–89", or "76" where both ends read the same.
std::string range_text(double low, double high);
std::string range_text(const FitScore& fit);
/// The same of a likely range.
std::string likely_text(const LikelyRange& range);
/// Shortest text that reads back as the same double.
std::string exact_text(double number);
/// "1 file", "3 files", "no files".
std::string count_text(std::size_t count, std::string_view one, std::string_view many);

}  // namespace fitrank
