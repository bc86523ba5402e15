// The trail of every number of one company, as a document and JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <vector>

#include "fitrank/company.hpp"
#include "fitrank/date.hpp"
#include "fitrank/document.hpp"
#include "fitrank/model.hpp"
#include "fitrank/trail.hpp"

namespace fitrank {

struct SourcesSubject {
  const Model& model;
  const Company& company;                ///< with the observations that count on the day
  const std::optional<Date>& as_of;      ///< none: no limit
  const std::vector<TrailEntry>& trail;  ///< by signal, the latest first
};

/// `most`: how many observations of a signal are shown; JSON and CSV have all.
Document present_sources(const SourcesSubject& subject, std::size_t most);
nlohmann::ordered_json sources_json(const SourcesSubject& subject);

}  // namespace fitrank
