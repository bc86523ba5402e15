// Weights from choices: "I would take A over B".
//
// How: a choice says that A's fit score is above B's, one linear inequality in the weights; all of them
// together leave a polytope. Of it the centre is taken: the weights whose least distance to any of its
// walls (a choice undone, a weight of 0) is greatest, then the next least, and so on, so that they are
// unique (linear programs; Chebyshev's centre, lexicographic; compare Jacquet-Lagreze and Siskos 1982, UTA,
// and Srinivasan and Shocker 1973, LINMAP). Where no weights bear the choices out, a set of them that
// contradicts itself and would not without any one of its members (a deletion filter, Chinneck and Dravnieks
// 1991), and the smallest there is where all smaller ones can be looked through. By Caratheodory's
// theorem it has no more members than there are criteria.
// An unknown counts as 0 or 50 as the policy says; under renormalize, whose scores are not linear in the
// weights, a choice is taken over what is known of both, and then looked at again with the scores proper.
// Cost: some tens of small linear programs; a contradiction takes some per choice, 5,000 at most for the smallest.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "score/fit_score.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

/// Rows of a score matrix.
struct PairChoice {
  std::size_t taken = 0;
  std::size_t left = 0;
};

/// A criterion's least and greatest share among all weights that bear the choices out.
struct ShareSpan {
  double low = 0;
  double high = 1;
};

struct ChoiceWeights {
  /// Sum 1, each a whole number of hundredths of a percent (finer where that would undo a choice); empty where
  /// the choices contradict each other.
  std::vector<double> weights = {};
  std::vector<ShareSpan> spans = {};  ///< one per criterion
  std::vector<double> gaps = {};      ///< per choice: the fit score of the taken less that of the other, at `weights`
  /// Where they contradict each other: indices of choices that do so among themselves, ascending.
  std::vector<std::size_t> contradiction = {};
  bool smallest = false;                    ///< no fewer contradict each other
  std::vector<std::size_t> resolving = {};  ///< of `contradiction`, those without which all the others agree

  /// The one choice that contradicts itself is between two of which nothing is known (under renormalize: nothing
  /// that is known of both), so that it says nothing about weights.
  bool nothing_known = false;

  bool agree() const { return contradiction.empty(); }
};

/// At least one criterion (std::invalid_argument otherwise); without choices the weights are equal.
ChoiceWeights weights_from_choices(const ScoreMatrix& scores, std::span<const PairChoice> choices,
                                   MissingPolicy missing);

}  // namespace fitrank
