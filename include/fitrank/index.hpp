// An index over many companies: the first k for any weights, from those alone that can be among them.
//
// How: the k-skyband, as a small score matrix. Cost: a query reads the members' scores; save() writes one file, load()
// maps it and checks all of it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "fitrank/ranking.hpp"
#include "fitrank/score_matrix.hpp"

namespace fitrank::v1 {

struct IndexBody;

class Index {
 public:
  /// `criteria`: one id per criterion. Ties of equal companies go by row.
  static Index build(const ScoreMatrix& scores, const std::vector<std::string>& criteria, std::size_t k,
                     std::size_t threads = 0);
  static Index load(const std::filesystem::path& path);
  void save(const std::filesystem::path& path) const;

  std::size_t k() const;
  std::size_t companies() const;  ///< of the whole set
  std::size_t members() const;

  /// The same as rank() over the whole set gives; options.top is 1 to k.
  std::vector<RankedRow> rank(const Weights& weights, const ScoringOptions& options) const;

 private:
  explicit Index(std::shared_ptr<const IndexBody> body) : body_(std::move(body)) {}
  std::shared_ptr<const IndexBody> body_;
};

}  // namespace fitrank::v1
