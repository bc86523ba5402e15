#include "evidence/expected_scores.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "base/parallel.hpp"
#include "evidence/expected_kind.hpp"
#include "evidence/held_out.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kRowsToSort = 1 << 14;

PeerRows rows_of(const ExpectedFrom& from) { return {from.model, from.dossiers, from.tables, from.scores, from.view}; }

/// What all rows of one kind have in common, as bytes: the layer, what makes up the criteria, and what is known.
std::string kind_key(const EmployerRow& row) {
  std::string key = std::to_string(row.group);
  for (const char outright : row.outright) key += outright != 0 ? 'o' : 's';
  for (const double score : row.scores) key += std::isnan(score) ? '?' : '!';
  return key;
}

/// The rows of each kind, kinds in the order in which they come first.
struct Kinds {
  std::vector<std::uint32_t> kind_of;
  std::vector<std::vector<std::uint32_t>> rows;
};

/// Each chunk numbers its own kinds; numbering those in the order of the chunks gives the same on any thread count.
Kinds sort_by_kind(const PeerRows& rows, std::size_t threads) {
  const std::size_t chunks = (rows.size() + kRowsToSort - 1) / kRowsToSort;
  std::vector<std::vector<std::string>> keys(chunks);
  Kinds kinds{.kind_of = std::vector<std::uint32_t>(rows.size()), .rows = {}};
  parallel_for(chunks, thread_count(threads, chunks), [&](std::size_t chunk, std::size_t) {
    std::unordered_map<std::string, std::uint32_t> met;
    EmployerRow row;
    for (std::size_t i = chunk * kRowsToSort; i < std::min(rows.size(), (chunk + 1) * kRowsToSort); ++i) {
      rows.read(i, row);
      const auto [place, fresh] = met.try_emplace(kind_key(row), static_cast<std::uint32_t>(keys[chunk].size()));
      if (fresh) keys[chunk].push_back(place->first);
      kinds.kind_of[i] = place->second;
    }
  });
  std::unordered_map<std::string, std::uint32_t> numbers;
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    std::vector<std::uint32_t> number_of;
    for (const std::string& key : keys[chunk]) {
      const auto [place, fresh] = numbers.try_emplace(key, static_cast<std::uint32_t>(kinds.rows.size()));
      if (fresh) kinds.rows.emplace_back();
      number_of.push_back(place->second);
    }
    for (std::size_t i = chunk * kRowsToSort; i < std::min(rows.size(), (chunk + 1) * kRowsToSort); ++i) {
      kinds.kind_of[i] = number_of[kinds.kind_of[i]];
      kinds.rows[kinds.kind_of[i]].push_back(static_cast<std::uint32_t>(i));
    }
  }
  return kinds;
}

ScoreMatrix copy_of(const ScoreMatrix& scores) {
  ScoreMatrix copy(scores.companies(), scores.criteria());
  for (std::size_t c = 0; c < scores.criteria(); ++c) std::ranges::copy(scores.column(c), copy.column(c).begin());
  copy.keep_extents(scores.rows_with_extents());
  for (std::size_t c = 0; c < scores.criteria(); ++c) {
    for (std::size_t row = 0; row < scores.rows_with_extents(); ++row) copy.set_extent(row, c, scores.extent(row, c));
  }
  return copy;
}

/// The scores of the criteria of which something is unknown, over all their signals.
void fill_row(const PeerRows& rows, const ExpectedKind& kind, EmployerRow& row, std::size_t at, ScoreMatrix& filled) {
  std::vector<char> open(rows.criteria());
  for (std::size_t u = 0; u < kind.unknown().size(); ++u) open[rows.criterion_of(kind.unknown()[u])] = 1;
  std::vector<double> estimates;
  for (std::size_t u = 0; u < kind.unknown().size(); ++u) estimates.push_back(kind.estimate(u, row));
  for (std::size_t u = 0; u < estimates.size(); ++u) row.scores[kind.unknown()[u]] = estimates[u];
  std::vector<CriterionMean> means(rows.criteria());
  for (std::size_t i = 0; i < row.scores.size(); ++i) {
    if (rows.makes_up(row, i)) means[rows.criterion_of(i)].add(row.scores[i], rows.importance_of(i));
  }
  for (std::size_t c = 0; c < means.size(); ++c) {
    if (open[c] == 0) continue;
    const Extent extent = filled.extent(at, c);
    filled.set(at, c, std::clamp(means[c].score(), extent.low, extent.high));
    // Whatever is learnt, the score stays between its worst and its best.
    if (at >= filled.rows_with_extents()) continue;
    filled.set_extent(at, c, {extent.low, extent.high, extent.low, extent.high, extent.coverage});
  }
}

}  // namespace

ExpectedScores::ExpectedScores(const ExpectedFrom& from)
    : form_(from.view.expected), signals_(from.model.signals.size()), layers_(from.model.layers.size()) {
  const PeerRows rows = rows_of(from);
  EmployerRow read;
  peers_ = std::make_shared<const Peers>(rows.items(), rows.groups(), rows.size(), [&](std::size_t i, PeerRow& into) {
    rows.read(i, read);
    into = read;
  });
  errors_ = standard_errors(
      rows, rows.size(), [&](std::size_t i, EmployerRow& into) { rows.read(i, into); }, form_);
}

ScoreMatrix ExpectedScores::fill(const ExpectedFrom& from, std::size_t threads) const {
  const PeerRows rows = rows_of(from);
  const Kinds kinds = sort_by_kind(rows, threads);
  ScoreMatrix filled = copy_of(from.scores);
  auto expectations = std::make_shared<Expectations>();
  expectations->kind_of = kinds.kind_of;
  expectations->errors = errors_;
  expectations->kinds.resize(kinds.rows.size());
  parallel_for(kinds.rows.size(), thread_count(threads, kinds.rows.size()), [&](std::size_t number, std::size_t) {
    EmployerRow row;
    rows.read(kinds.rows[number].front(), row);
    const ExpectedKind kind(*peers_, rows, row, form_);
    Expectation& kept = expectations->kinds[number];
    kept = kind.expectation(rows, row);
    if (!kind.anything_known() || kind.unknown().empty()) return;
    for (const std::uint32_t at : kinds.rows[number]) {
      rows.read(at, row);
      fill_row(rows, kind, row, at, filled);
    }
  });
  filled.set_expectations(std::move(expectations));
  return filled;
}

std::vector<ExpectedScore> ExpectedScores::of(const ExpectedFrom& from, std::size_t row) const {
  const PeerRows rows = rows_of(from);
  EmployerRow read;
  rows.read(row, read);
  const ExpectedKind kind(*peers_, rows, read, form_);
  std::vector<ExpectedScore> expected;
  if (!kind.anything_known()) return expected;
  for (std::size_t u = 0; u < kind.unknown().size(); ++u) {
    const std::size_t item = kind.unknown()[u];
    ExpectedScore& score = expected.emplace_back();
    score.criterion = rows.criterion_of(item);
    if (item < signals_) score.signal = item;
    score.mean = kind.estimate(u, read);
    score.deviation = std::sqrt(kind.covariance(u, u));
    score.seen = peers_->seen(read.group, item);
    score.of_layer = peers_->is_of_group(read.group, item);
    score.given_others = kind.given_others();
  }
  return expected;
}

double ExpectedScores::of_signal(std::size_t signal, std::optional<std::size_t> layer) const {
  const PeerItem& item = peers_->item(signal);
  return std::clamp(peers_->mean(layer.value_or(layers_), signal), item.worst, item.best);
}

double ExpectedScores::of_criterion(std::size_t criterion, std::optional<std::size_t> layer) const {
  return peers_->mean(layer.value_or(layers_), signals_ + criterion);
}

bool ExpectedScores::by_layer() const {
  for (std::size_t group = 0; group < layers_; ++group) {
    for (std::size_t item = 0; item < peers_->items(); ++item) {
      if (peers_->is_of_group(group, item)) return true;
    }
  }
  return false;
}

bool ExpectedScores::given_others() const { return form_ == PeerEstimate::conditional && peers_->any_correlation(); }

}  // namespace fitrank
