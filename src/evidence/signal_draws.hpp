// The unknown signals of dossiers, drawn at random one by one.
//
// How: a signal of points is uniform between the worst and the best score that its value function gives, a
// signal of levels has one of them, each as likely: what can only be 100 or 0 is 100 half of the time and
// never 50. The criterion's score is then the importance-weighted mean over all its signals, the known ones
// at what they score. Each signal of each company has a number of its own in every draw.
// Cost: a few bytes for each unknown signal; a few nanoseconds for each to draw.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "evidence/company_set.hpp"
#include "evidence/model.hpp"
#include "score/counter_draws.hpp"

namespace fitrank {

/// The number in a draw of a company's signal, of a model of so many.
constexpr std::uint64_t drawn_number(std::size_t company, std::size_t signals, std::size_t signal) {
  constexpr std::uint64_t kFirst = std::uint64_t{1} << 48;  // above those that score_draws.hpp takes for its cells
  return kFirst + company * signals + signal;
}

/// Which of `levels` levels a number in [0, 1) draws.
constexpr std::size_t drawn_level(std::size_t levels, double unit) {
  const auto level = static_cast<std::size_t>(unit * static_cast<double>(levels));
  return level < levels ? level : levels - 1;
}

class SignalDraws {
 public:
  /// `model` must outlive this; the companies are the first rows of the matrix that is drawn.
  SignalDraws(const Model& model, const CompanySet& set);

  /// A criterion's score with its unknown signals drawn; NaN where signals do not make it up: of a row
  /// outside the set, and of what a table leaves empty.
  double operator()(const CounterDraws& draw, std::size_t company, std::size_t criterion) const;

 private:
  struct Cell {
    double known = 0;                    ///< sum of importance x score over the known signals
    double all = 0;                      ///< importance of all signals; 0: not made up of signals
    std::vector<std::uint32_t> unknown;  ///< signals
  };

  Cell cell_of(const CompanySet& set, std::size_t company, std::size_t criterion) const;

  const Model& model_;
  std::vector<Cell> cells_;  ///< company by company
};

}  // namespace fitrank
