#include "score/skyband_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "score/index_file.hpp"

namespace fitrank {

namespace {

/// The members' ids, one behind the other in memory or in a mapped file.
class MemberIds : public CompanyIds {
 public:
  MemberIds(std::span<const std::uint64_t> offsets, std::string_view bytes) : offsets_(offsets), bytes_(bytes) {}
  std::size_t size() const override { return offsets_.size() - 1; }
  std::string at(std::size_t row) const override { return std::string(view(row)); }
  bool before(std::size_t a, std::size_t b) const override { return view(a) < view(b); }

 private:
  std::string_view view(std::size_t row) const {
    return bytes_.substr(offsets_[row], offsets_[row + 1] - offsets_[row]);
  }

  std::span<const std::uint64_t> offsets_;
  std::string_view bytes_;
};

/// With 50 for what is unknown: a score of its own under no policy, and near enough to all of them.
double sum_of_scores(const ScoreMatrix& scores, std::size_t row) {
  double sum = 0;
  for (std::size_t c = 0; c < scores.criteria(); ++c) {
    const double score = scores.at(row, c);
    sum += std::isnan(score) ? 50 : score;
  }
  return sum;
}

/// So that a scan meets a high threshold from its first rows on.
std::vector<std::uint64_t> strongest_first(const ScoreMatrix& scores, const std::vector<std::size_t>& rows) {
  std::vector<std::pair<double, std::uint64_t>> keyed;
  for (const std::size_t row : rows) keyed.emplace_back(-sum_of_scores(scores, row), row);
  std::ranges::sort(keyed);
  std::vector<std::uint64_t> ordered;
  for (const auto& [negative_sum, row] : keyed) ordered.push_back(row);
  return ordered;
}

/// What an index made in memory owns.
struct Memory {
  std::vector<std::uint64_t> rows;
  std::vector<std::uint64_t> id_offsets{0};
  std::string id_bytes;
  std::vector<PatternCount> patterns;
};

}  // namespace

struct SkybandIndex::Body {
  explicit Body(IndexParts read) : parts(std::move(read)), ids(parts.id_offsets, parts.id_bytes) {}
  IndexParts parts;
  MemberIds ids;
};

SkybandIndex::SkybandIndex(std::shared_ptr<const Body> body) : body_(std::move(body)) {}

SkybandIndex SkybandIndex::build(const ScoreMatrix& scores, const CompanyIds& ids, std::size_t k, IndexSource source,
                                 const SkybandOptions& options) {
  if (source.criteria.size() != scores.criteria()) throw std::invalid_argument("an index needs one id per criterion");
  auto memory = std::make_shared<Memory>();
  memory->rows = strongest_first(scores, skyband(scores, ids, k, options));
  IndexParts parts;
  parts.scores = select_rows(scores, std::vector<std::size_t>(memory->rows.begin(), memory->rows.end()));
  for (const std::size_t row : memory->rows) {
    memory->id_bytes += ids.at(row);
    memory->id_offsets.push_back(memory->id_bytes.size());
  }
  memory->patterns = count_patterns(scores, options.threads);
  parts.k = k;
  parts.companies = scores.companies();
  parts.source = std::move(source);
  parts.rows = memory->rows;
  parts.id_offsets = memory->id_offsets;
  parts.id_bytes = memory->id_bytes;
  parts.patterns = memory->patterns;
  parts.owner = memory;
  return SkybandIndex(std::make_shared<const Body>(std::move(parts)));
}

SkybandIndex SkybandIndex::load(const std::filesystem::path& path) {
  return SkybandIndex(std::make_shared<const Body>(read_index(path)));
}

void SkybandIndex::save(const std::filesystem::path& path) const { write_index(body_->parts, path); }

std::size_t SkybandIndex::k() const { return body_->parts.k; }
std::size_t SkybandIndex::companies() const { return body_->parts.companies; }
std::size_t SkybandIndex::members() const { return body_->parts.rows.size(); }
double SkybandIndex::fraction() const {
  return companies() == 0 ? 0 : static_cast<double>(members()) / static_cast<double>(companies());
}
bool SkybandIndex::pays() const { return fraction() < 0.1 && companies() > 0; }
std::size_t SkybandIndex::ranked(const Weights& weights) const {
  const Pattern weighed = weighed_pattern(weights);
  std::size_t ranked = 0;
  for (const PatternCount& pattern : body_->parts.patterns) {
    if ((pattern.known & weighed) != 0) ranked += pattern.companies;
  }
  return ranked;
}
const IndexSource& SkybandIndex::source() const { return body_->parts.source; }
const ScoreMatrix& SkybandIndex::scores() const { return body_->parts.scores; }
const CompanyIds& SkybandIndex::ids() const { return body_->ids; }
std::size_t SkybandIndex::row_of(std::size_t member) const { return body_->parts.rows[member]; }

std::vector<RankedCompany> SkybandIndex::top(const Weights& weights, Scoring scoring, std::size_t top,
                                             std::size_t threads) const {
  if (top > k())
    throw std::invalid_argument(fmt::format("this index answers for the top {} at most, not the top {}", k(), top));
  return top_companies(scores(), ids(), weights, scoring, {.top = top, .threads = threads});
}

}  // namespace fitrank
