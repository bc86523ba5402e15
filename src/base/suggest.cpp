#include "base/suggest.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace fitrank {
namespace {

constexpr std::size_t kLongest = 100;  ///< bytes; a longer word is no mistyped name

std::string lower(std::string_view word) {
  std::string text(word);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// Least number of insertions, deletions, substitutions and swaps of neighbours from `a` to `b`,
/// no piece being edited twice. Three rows of the table are enough: a swap looks two rows back.
std::size_t alignment_distance(std::string_view a, std::string_view b) {
  std::array<std::vector<std::size_t>, 3> rows;
  for (auto& row : rows) row.assign(b.size() + 1, 0);
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, substituted});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

/// Keeps what is nearest to `word` of all that is offered.
class Nearest {
 public:
  explicit Nearest(std::string_view word) : word_(word), typed_(lower(word)) {
    if (word.empty() || word.size() > kLongest) distance_ = 0;
  }

  void offer(std::string_view candidate, const std::string& suggestion) {
    const std::size_t longer = std::max(candidate.size(), word_.size());
    if (longer - std::min(candidate.size(), word_.size()) >= distance_) return;
    const std::size_t distance = alignment_distance(typed_, lower(candidate));
    // A one-letter word is within one edit of every other; only its other case is near.
    if (distance >= distance_ || distance >= longer) return;
    distance_ = distance;
    found_ = suggestion;
  }

  std::string take() { return std::move(found_); }

 private:
  std::string_view word_;
  std::string typed_;
  std::size_t distance_ = std::max<std::size_t>(1, word_.size() / 3) + 1;  ///< that is too far
  std::string found_;
};

}  // namespace

std::string suggest(std::string_view word, std::span<const std::string> candidates) {
  Nearest nearest(word);
  for (const std::string& candidate : candidates) nearest.offer(candidate, candidate);
  return nearest.take();
}

std::string suggest(std::string_view word, std::span<const KnownName> candidates) {
  Nearest nearest(word);
  for (const KnownName& candidate : candidates) nearest.offer(candidate.id, candidate.id);
  for (const KnownName& candidate : candidates) nearest.offer(candidate.label, candidate.id);
  return nearest.take();
}

}  // namespace fitrank
