// Employers with some of their known values hidden, to see how well these are guessed.
//
// How: the truth is the weighted mean over all that is known of the employer; what was never known has no part in it.
// (Hold-out validation; Stone 1974, "Cross-validatory choice and assessment of statistical predictions", JRSS B 36.)
// Cost: one estimate an employer.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "evidence/assess.hpp"
#include "evidence/peer_rows.hpp"

namespace fitrank {

/// A known value, and what of the employer's known weight it carries.
struct KnownItem {
  std::size_t item = 0;
  std::size_t criterion = 0;
  double score = 0;
  double share = 0;
};

struct KnownEmployer {
  EmployerRow row;
  std::vector<KnownItem> known;
  double truth = 0;
};

/// The employer of `row`; none where fewer than two weighted values are known. `weights`: by criterion, 0 or more.
std::optional<KnownEmployer> known_employer(const PeerRows& rows, EmployerRow row, std::span<const double> weights);

class HeldOut {
 public:
  /// `hidden`: by known item. `employer` must outlive this.
  HeldOut(const KnownEmployer& employer, std::vector<char> hidden);

  const KnownEmployer& employer() const { return employer_; }
  bool all_hidden() const;
  /// Of the known weight.
  double hidden_share() const;
  /// The row as it is with these values unknown.
  EmployerRow visible_row() const;
  bool is_hidden(std::size_t known) const { return hidden_[known] != 0; }

  struct Guess {
    double mean = 0;
    double deviation = 0;
    double low = 0;   ///< what the hidden values can make of it at least ...
    double high = 0;  ///< ... and at most
  };
  /// What `peers`, who have not seen the hidden values, expect of the truth.
  Guess guess(const Peers& peers, PeerEstimate form) const;

 private:
  const KnownEmployer& employer_;
  std::vector<char> hidden_;
};

/// By how many of the deviations they state estimates are off, rising: of each employer as much is hidden as
/// is unknown of another one, drawn at random, or each value by chance; some rounds of each. All criteria weigh the
/// same. Of at most kMostHeldOut employers.
/// `read(i, into)` reads employer i of `count`; `rows` says what makes them up.
std::vector<double> standard_errors(const PeerRows& rows, std::size_t count,
                                    const std::function<void(std::size_t, EmployerRow&)>& read, PeerEstimate form);

inline constexpr std::size_t kMostHeldOut = 2000;

}  // namespace fitrank
