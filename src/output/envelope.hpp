// The envelope of an answer: declared once, for JSON, the schema and docs/formats.md.
#pragma once

#include "output/answer.hpp"
#include "output/fields.hpp"

namespace fitrank {

const Fields<Envelope>& envelope_fields();

}  // namespace fitrank
