// What has become known since a published table, as fields and in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/rank_report.hpp"
#include "output/blocks.hpp"
#include "output/fields.hpp"

namespace fitrank {

/// A company that differs from the published table.
struct PublishedRow {
  const Model* model;
  const PublishedChanges* changes;
  const PublishedChange* change;
};

/// published_score, published_place, place, published_why.
const Fields<PublishedRow>& published_row_fields();
/// None where the company does not differ.
std::optional<PublishedRow> published_row(const Model& model, const RankReport& report, const std::string& id);

struct PublishedFacts {
  const Model* model;
  const PublishedChanges* changes;
};

/// The table, and what changed of which company.
const Fields<PublishedFacts>& published_fields();
std::optional<PublishedFacts> published_facts(const Model& model, const RankReport& report);

/// What has become known since the table, where any company differs from it.
void add_published(Writer& page, const Model& model, const PublishedChanges& changes);

}  // namespace fitrank
