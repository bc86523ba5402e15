// Evidence databases as they are read: employers with their observations, together with the dossiers.
//
// How: the rows of all databases, the dossiers and the declared entities are linked to employers once
// (src/input/store/employers.hpp). Of a measured series, an employer's signal in one tier, only what a ranking
// needs is read: the latest period, of its vintages the one filed last by the day; an index finds it
// without reading the others. Manual notes are all read. The trail reads everything.
// Cost: to open, some 5 microseconds a row of companies; then about 40 microseconds an employer.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evidence/company.hpp"
#include "evidence/date.hpp"
#include "evidence/model.hpp"
#include "evidence/stated_observation.hpp"
#include "evidence/trail.hpp"
#include "input/store/entities.hpp"

namespace fitrank {

/// Whether the file is a SQLite database, of whatever kind.
bool is_evidence_file(const std::filesystem::path& path);

/// Throws std::runtime_error where the file is no evidence database, or a damaged one; reads all of it.
void check_evidence(const std::filesystem::path& path);

/// A company of a source that could be several of ours; it is kept separate.
struct DoubtfulName {
  std::string id;                       ///< under which it is kept
  std::string what;                     ///< the name or identifier, as the source has it
  std::vector<std::string> candidates;  ///< ids
};

/// An observation that a database has and the model does not know, by its signal, tier, level or unit.
struct LeftOut {
  std::string what;  ///< "signal backlog"
  std::size_t count = 0;
};

/// All functions throw std::runtime_error with the file's name and a plain reason.
class EvidenceFiles {
 public:
  /// `model` and `entities` must outlive this; dossiers have distinct ids.
  EvidenceFiles(std::span<const std::filesystem::path> paths, std::vector<Company> dossiers, const Entities& entities,
                const Model& model);
  ~EvidenceFiles();
  EvidenceFiles(const EvidenceFiles&) = delete;
  EvidenceFiles& operator=(const EvidenceFiles&) = delete;

  /// The dossiers in their order, each with what the databases have of it behind its own observations, then all other
  /// employers with known data, by id. For each of `days` (none: no limit) they hold what
  /// counts on that day.
  std::vector<Company> companies(std::span<const std::optional<Date>> days = {});
  /// Everything known of one of companies(), by signal in the model's order, the latest first.
  std::vector<TrailEntry> trail(const Company& company);
  /// Everything stated of one of companies(), known to the model or not, in the order in which it is listed: the
  /// dossier, which begins with an entry without a signal, then the rows of databases.
  std::vector<StatedObservation> stated(const Company& company);

  const std::vector<DoubtfulName>& doubts() const;
  /// What companies() and trail() have left out so far.
  std::vector<LeftOut> left_out() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace fitrank
