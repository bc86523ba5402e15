// What is unknown and what finding it out is worth, in the words of `unknowns` and of the brief.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "evidence/model.hpp"

namespace fitrank {

/// "Pay: Total pay"; of a criterion as a whole its name.
std::string unknown_text(const Model& model, std::size_t criterion, const std::optional<std::size_t>& signal);
/// The question to ask.
std::string ask_text(const Model& model, std::size_t criterion, const std::optional<std::size_t>& signal);
/// "1.3", "<0.1", "0"
std::string worth_text(double points);
/// "1.3 points", "1 point"
std::string worth_points_text(double points);

inline constexpr std::string_view kWorthHeader = "Worth, in points";
/// What that column means.
inline constexpr std::string_view kWorthWords =
    "Each unknown is looked at by itself, and every score that it could have is equally likely. Its worth is how many "
    "points you can expect to gain by asking before you choose. The unknown that is worth most comes first.";

}  // namespace fitrank
