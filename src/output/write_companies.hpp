// Companies as the files that read_companies reads: dossiers in YAML, or a table in CSV; and as a table of
// observations, which databases rank (sql_ranking.hpp).
//
// How: a dossier holds all that the company has, and reads back as the same company. A table holds of each
// signal the value that counts, and nothing of tiers, dates and sources: that is for spreadsheets.
// Cost: linear in the observations.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "evidence/company.hpp"
#include "evidence/company_set.hpp"
#include "evidence/model.hpp"
#include "evidence/stated_observation.hpp"

namespace fitrank {

/// Throws std::invalid_argument with a plain message for a row of a table, which states no tiers.
std::string dossier_yaml(const Model& model, const Company& company);

/// Columns id, name and the signals of which any is known, in the model's order. Throws as above where a company states
/// criterion scores outright.
std::string companies_csv(const Model& model, const CompanySet& set);

/// The columns of a table of observations, as SqlShape::observations calls them, and a line's end.
std::string_view observations_csv_header();
/// The lines of one company. Throws as above for a row of a table.
std::string observations_csv(const Company& company, std::span<const StatedObservation> stated);

}  // namespace fitrank
