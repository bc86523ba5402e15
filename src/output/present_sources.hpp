// The trail of every number of one company, as an answer.
#pragma once

#include <optional>
#include <vector>

#include "evidence/company.hpp"
#include "evidence/date.hpp"
#include "evidence/model.hpp"
#include "evidence/trail.hpp"
#include "output/answer.hpp"

namespace fitrank {

struct SourcesSubject {
  const Model& model;
  const Company& company;                ///< with the observations that count on the day
  const std::optional<Date>& as_of;      ///< none: no limit
  const std::vector<TrailEntry>& trail;  ///< by signal, the latest first
};

const AnswerSpec& sources_spec();

/// `most`: how many observations of a signal are shown in words; the rows have all.
Answer present_sources(const SourcesSubject& subject, std::size_t most);

}  // namespace fitrank
