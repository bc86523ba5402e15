// An inline XBRL page (10-K, 10-Q): what it says of itself, and its concentration percentages.
//
// How: pugixml reads the page as XML, which inline XBRL must be; it knows no document types, so that no
// entity can grow or reach outside. Elements are told by their local names. A number is what its
// transformation makes of the text, times ten to the power of its `scale` (Inline XBRL 1.1, section 10).
// The period that the page reports on is that of the context of its dei:DocumentType.
// Cost: linear; the page's tree takes about ten times its bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/notes/customer_shares.hpp"

namespace fitrank {

struct InlinePage {
  std::string name;    ///< of the registrant
  std::string cik;     ///< ten digits; empty: not said
  std::string ein;     ///< nine digits; empty: not said
  std::string ticker;  ///< empty: not said, or several
  std::string form;
  FactPeriod period;
  std::vector<ConcentrationFact> concentrations;
  std::size_t facts = 0;  ///< concentration percentages in the page, those that could not be read among them
};

/// Throws std::runtime_error with a plain message, and the line where it is no XML, for what is no such page.
InlinePage read_inline_page(std::string_view bytes, Rejects& rejects);

/// The number that a fact's text is in its transformation ("num-dot-decimal", without prefix; empty: none).
std::optional<double> transformed_number(std::string_view text, std::string_view transformation);
/// `number` times ten to the power of `scale`, exact where a double can hold it.
double scaled_number(double number, int scale);

}  // namespace fitrank
