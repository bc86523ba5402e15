#include "fitrank/index.hpp"

#include <fmt/format.h>

#include "door/bodies.hpp"
#include "door/guarded.hpp"
#include "door/rows.hpp"

namespace fitrank::v1 {

Index Index::build(const ScoreMatrix& scores, const std::vector<std::string>& criteria, std::size_t k,
                   std::size_t threads) {
  return guarded([&] {
    if (criteria.size() != scores.criteria()) {
      throw Error(fmt::format("{} ids for {} criteria", criteria.size(), scores.criteria()));
    }
    if (k == 0) throw Error("an index answers for at least the first 1");
    return Index(std::make_shared<const IndexBody>(IndexBody{SkybandIndex::build(
        scores.body().scores, RowIds(scores.companies()), k, {{}, 0, 0, 0, criteria}, {.threads = threads})}));
  });
}

Index Index::load(const std::filesystem::path& path) {
  return guarded([&] { return Index(std::make_shared<const IndexBody>(IndexBody{SkybandIndex::load(path)})); });
}

void Index::save(const std::filesystem::path& path) const {
  guarded([&] { body_->index.save(path); });
}

std::size_t Index::k() const { return body_->index.k(); }
std::size_t Index::companies() const { return body_->index.companies(); }
std::size_t Index::members() const { return body_->index.members(); }

std::vector<RankedRow> Index::rank(const Weights& weights, const ScoringOptions& options) const {
  return guarded([&] {
    if (weights.shares().size() != body_->index.scores().criteria()) {
      throw Error(fmt::format("{} weights for {} criteria", weights.shares().size(), body_->index.scores().criteria()));
    }
    const std::size_t top = options.top > 0 ? options.top : k();
    std::vector<RankedRow> rows = door_rows(
        body_->index.top(fitrank::Weights::from_scaled(weights.shares()), door_scoring(options), top, options.threads));
    for (RankedRow& row : rows) row.row = body_->index.row_of(row.row);
    return rows;
  });
}

}  // namespace fitrank::v1
