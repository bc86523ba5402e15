// One evidence database, read: its company rows, and of each the observations that count.
//
// Cost: two look-ups in an index a series; every observation of a company for its trail.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evidence/model.hpp"
#include "evidence/stated_observation.hpp"
#include "input/store/evidence_files.hpp"
#include "input/store/sqlite.hpp"

namespace fitrank {

struct StoredCompany {
  std::int64_t number = 0;
  std::string name_id;
  std::vector<Identifier> identifiers = {};
  std::string name = {};  ///< the one seen last
  std::string seen = {};  ///< when
};

struct StoredObservation {
  Observation observation;
  bool by_hand = false;
};

/// What the model does not know, and how often it was met.
using Missed = std::map<std::string, std::size_t>;

class EvidenceReader {
 public:
  /// `model` and `missed` must outlive the reader.
  EvidenceReader(const std::filesystem::path& path, const Model& model, Missed& missed);

  const std::vector<StoredCompany>& rows() const { return rows_; }
  /// Adds what counts on `day` (none: no limit) of the company in rows()[row].
  void newest(std::size_t row, const std::optional<Date>& day, std::vector<StoredObservation>& found);
  /// Adds all observations of that company.
  void trail(std::size_t row, std::vector<TrailEntry>& trail);
  /// Adds all of them as they are stated, with this place in the list.
  void stated(std::size_t row, std::size_t listed, std::vector<StatedObservation>& stated);

 private:
  void read_rows();
  /// The observation in the statement's row, whose columns are kColumns; nothing where the model does not know it.
  std::optional<Observation> observation(const SqlStatement& at);

  const Model& model_;
  Missed& missed_;
  Sqlite database_;
  SqlStatement next_series_;
  SqlStatement newest_;
  SqlStatement by_hand_;
  SqlStatement trail_;
  SqlStatement stated_;
  std::vector<StoredCompany> rows_;
};

}  // namespace fitrank
