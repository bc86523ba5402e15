// Published tables against what the data gives now.
//
// How: each table is computed under its own policies with the profile's weights; a number holds
// when the computed score, rounded half up, equals the printed one; the order holds when the table's
// companies come out in the printed order.
// Places are those of the one full order, ties included.
// Cost: one ranking per table.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "evidence/company.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"

namespace fitrank {

struct ReproducedScore {
  std::string company;  ///< id, as published
  std::string name;     ///< empty: no such company
  long published = 0;
  std::size_t published_place = 0;  ///< from 1, by position in the table
  std::optional<double> computed;   ///< none: unranked or no such company
  std::size_t computed_place = 0;   ///< from 1, among the table's companies; 0: none
  bool number_holds() const;
};

struct ReproducedTable {
  PublishedTable table;
  std::vector<ReproducedScore> rows;  ///< in the published order
  bool order_holds = false;
  bool holds() const;
};

std::vector<ReproducedTable> reproduce(const Model& model, const std::vector<Company>& companies,
                                       const Profile& profile);

/// `score` as it is shown: rounded half up to a whole number.
long shown(double score);

}  // namespace fitrank
