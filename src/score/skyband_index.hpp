// An index over companies that answers the first k for any weights: the k-skyband, kept.
//
// How: the members of skyband.hpp as a small score matrix of their own, strongest first, with their
// rows, extents and ids; a query scans it like any matrix and so gives, for every k up to the index's and
// every policy, exactly what the whole set gives. Saved as one file: header, rows, ids, columns, and
// an XXH3 checksum over all of it; a saved index is mapped, not read.
// Cost: a query reads members x criteria floats. Where the members are a large share of the
// companies (many criteria, small sets) the scan of the whole set is as good, and pays() says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "score/ranking.hpp"
#include "score/skyband.hpp"

namespace fitrank {

/// What an index was made from, so that a stale one is refused.
struct IndexSource {
  std::string path;                   ///< absolute; empty: memory or a stream
  std::uint64_t bytes = 0;            ///< of the file; 0 for memory
  std::uint64_t hash = 0;             ///< hash_file of it; 0 for memory
  std::uint64_t model_hash = 0;       ///< hash_file of the model file
  std::vector<std::string> criteria;  ///< ids in the model's order
};

/// XXH3 64 of a file's bytes. Throws std::runtime_error naming the path where it cannot be read or is
/// no regular file. Cost: one read of the file, at the speed of memory where it is cached.
std::uint64_t hash_file(const std::filesystem::path& path);

/// Describes both files as they are now. To be taken before the table is read: one that changes
/// meanwhile then counts as changed. A `table` of "-", standard input, cannot be looked at again: the index
/// then never counts as stale by it. Throws as hash_file does.
IndexSource describe_source(const std::filesystem::path& table, const std::filesystem::path& model,
                            std::vector<std::string> criteria);

enum class SourceState { same, missing, changed };

/// How the file at `table` differs from what the index was made from; `same` for an index made from
/// memory. Reads the file only where its size agrees. Throws as hash_file does.
SourceState table_state(const IndexSource& source, const std::filesystem::path& table);
/// The same for the model file.
SourceState model_state(const IndexSource& source, const std::filesystem::path& model);

/// Whether a file that begins with `start` is a saved index.
bool is_index_start(std::string_view start);

class SkybandIndex {
 public:
  /// Throws std::length_error as skyband() does. source.criteria has one id per criterion.
  static SkybandIndex build(const ScoreMatrix& scores, const CompanyIds& ids, std::size_t k, IndexSource source,
                            const SkybandOptions& options = {});
  /// Maps a saved index and checks all of it. Throws std::runtime_error naming the path and what is
  /// wrong with it: not an index, another version or byte order, cut short, damaged.
  static SkybandIndex load(const std::filesystem::path& path);
  /// Writes the index whole or not at all (whole_file.hpp).
  void save(const std::filesystem::path& path) const;

  std::size_t k() const;
  std::size_t companies() const;  ///< of the whole set
  std::size_t members() const;
  /// How many companies of the whole set have a known score that `weights` weigh.
  std::size_t ranked(const Weights& weights) const;
  double fraction() const;  ///< members / companies
  bool pays() const;        ///< a query reads less than a tenth of what a scan reads
  const IndexSource& source() const;

  /// The members' scores, greatest sum first (50 for what is unknown), and their ids; what batch.hpp
  /// ranks instead of the whole.
  const ScoreMatrix& scores() const;
  const CompanyIds& ids() const;
  /// The whole set's row of a member.
  std::size_t row_of(std::size_t member) const;

  /// The first `top` companies (at most k; throws std::invalid_argument above), company = member.
  std::vector<RankedCompany> top(const Weights& weights, Scoring scoring, std::size_t top,
                                 std::size_t threads = 0) const;

 private:
  struct Body;
  explicit SkybandIndex(std::shared_ptr<const Body> body);
  std::shared_ptr<const Body> body_;
};

}  // namespace fitrank
