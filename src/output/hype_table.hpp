// What fit scores owe to weak evidence, as a table.
#pragma once

#include <span>
#include <string_view>

#include "analysis/hype.hpp"
#include "output/subject.hpp"

namespace fitrank {

/// The first subject.profile.top of `entries`.
std::span<const HypeEntry> shown_entries(const Subject& subject, std::span<const HypeEntry> entries);

/// A company a line, with the parts of its gap and the claims that nothing backs below.
Table hype_table(const Subject& subject, std::span<const HypeEntry> entries);

/// What the table means.
inline constexpr std::string_view kHypeWords =
    "The hype gap is the fit at face value minus the fit with every score drawn towards 50, the more so the lower the "
    "trust in its evidence. The lines below a company add up to its gap.";

}  // namespace fitrank
