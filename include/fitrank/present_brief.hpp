// A persona's brief as a document and JSON.
//
// Renders, never computes. The document has the same sections for every persona; one without content
// says so rather than being left out.
// Cost: linear in companies x (checklist, risk flags, signals).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "fitrank/brief.hpp"
#include "fitrank/document.hpp"
#include "fitrank/present.hpp"

namespace fitrank {

/// `subject.set` is brief.report.shown.
Document present_brief(const Subject& subject, const Brief& brief);
nlohmann::ordered_json brief_json(const Subject& subject, const Brief& brief);

}  // namespace fitrank
