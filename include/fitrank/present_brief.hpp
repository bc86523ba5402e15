// A persona's brief as an answer (brief.hpp).
//
// The words have the same sections for every persona; one without content says so rather than being left out.
// Cost: linear in companies x (checklist, risk flags, signals).
#pragma once

#include "fitrank/brief.hpp"
#include "fitrank/subject.hpp"

namespace fitrank {

const AnswerSpec& brief_spec();

/// `subject.set` is brief.report.shown.
Answer present_brief(const Subject& subject, const Brief& brief);

}  // namespace fitrank
