// Synthetic companies: the same numbers for the same seed on every machine.
//
// How: a counter-based generator (each cell's draws come from seed, row and column alone, by the
// SplitMix64 finaliser; Steele, Lea and Flood 2014), so that any row can be made at any time by any
// thread. A score is a mix a z + (1 - a) u of one uniform z per company and one u per cell, with a
// such that two criteria correlate as asked; scores have three decimals, a multiple of 0.001. Only
// exactly rounded operations are used, no logarithm or power. Where criteria do not correlate, scores
// are uniform. A cell does not depend on how many companies or criteria there are.
// Cost: constant a cell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "score/score_matrix.hpp"

namespace fitrank {

/// Shares outside 0..1 make the functions below throw std::invalid_argument.
struct SyntheticSpec {
  std::size_t companies = 0;
  std::size_t criteria = 5;
  double unknown = 0;      ///< share of unknown cells, 0..1
  double correlation = 0;  ///< between any two criteria, 0..1
  std::uint64_t seed = 1;
};

/// The score of one cell in thousandths (0..100000), or -1 where unknown.
std::int32_t synthetic_cell(const SyntheticSpec& spec, std::size_t company, std::size_t criterion);

/// The row's number from 1, with leading zeros: "c00000001" for company 0 of ten million. Ids rise
/// with the rows.
std::string synthetic_id(const SyntheticSpec& spec, std::size_t company);

/// The whole set, on `threads` threads (0: all).
ScoreMatrix synthetic_scores(const SyntheticSpec& spec, std::size_t threads = 0);

/// The set as companies.csv, in pieces of whole lines, made on `threads` threads (0: all) and written
/// in order, by one thread at a time. `names` are the criterion columns' names, one per criterion, in
/// no need of quotes. A score is written with all three decimals (`87.120`, `0.000`, `100.000`): cells
/// of one shape are the fastest to write and to read, and trimming would save 2 % of the bytes. The
/// readers take it for the very float of synthetic_scores.
void synthetic_csv(const SyntheticSpec& spec, std::span<const std::string> names, std::size_t threads,
                   const std::function<void(std::string_view)>& write);

}  // namespace fitrank
