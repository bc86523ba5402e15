// What tells one company of a source from another: its identifiers in one spelling, and its names.
//
// How: names are compared in Unicode's case folding and compatibility form (libunistring), letters and
// digits alone. Of the identifiers the firmest gives the id.
// Cost: linear in the texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/records/imported.hpp"

namespace fitrank {

/// The kinds of identifier, the firmest first; a "name" is the last resort.
inline constexpr std::string_view kIdentifierKinds[] = {"id",    "cik",   "ein",    "greenhouse",
                                                        "lever", "ashby", "ticker", "name"};

/// The identifier in its one spelling (a CIK of ten digits, an EIN of nine, tickers in capitals); nothing where it
/// identifies no company: an unknown kind, a placeholder of zeros, a blank.
std::optional<Identifier> tidy(const Identifier& identifier);

/// The tidy identifiers and the name of a company, sorted, each once.
std::vector<Identifier> identifiers_of(const ImportedCompany& company);

/// The id of a company that is known by these (identifiers_of): "cik-0001045810", "name-acme-compute"; an "id"
/// is itself. Empty where there is none.
std::string name_id(const std::vector<Identifier>& identifiers);

/// "NVIDIA Corp." and "Nvidia  corp" as "nvidia corp".
std::string plain_name(std::string_view name);
/// A plain name without the legal form at its end: "nvidia".
std::string_view without_legal_form(std::string_view plain);

}  // namespace fitrank
