// A persona's brief as an answer (brief.hpp).
//
// The words have the same sections for every persona; one without content says so rather than being left out.
// Cost: linear in companies x (checklist, risk flags, signals).
#pragma once

#include <string_view>

#include "analysis/brief.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& brief_spec();

/// `subject.set` is brief.report.shown; `only_layer` is the layer that it is limited to, empty for all.
Answer present_brief(const Subject& subject, const Brief& brief, std::string_view only_layer = {});

}  // namespace fitrank
