// The answers about a ranking's firmness: one for each part of `robustness`, and together on its own page.
#pragma once

#include <cstdint>
#include <optional>

#include "cli/drawn_options.hpp"
#include "cli/emit.hpp"
#include "cli/firmness.hpp"

namespace fitrank::cli {

/// What `acceptability` asks beside which companies.
struct DrawnScores {
  DrawOptions draws;
  std::optional<std::size_t> top;  ///< how many to list
  std::optional<std::size_t> places;
  std::optional<std::size_t> samples;
  Switch evidence_noise = Switch::on;
  UnknownDrawn unknown = UnknownDrawn::uniform;
};

/// What `drivers` asks beside which companies.
struct DrawnModels {
  DrawOptions draws;
  std::optional<std::size_t> samples;
};

/// What `methods` asks of the other methods.
struct MethodWishes {
  std::vector<std::string> indifference;     ///< "2", "growth=2"
  std::vector<std::string> full_preference;  ///< the same
  double vikor_v = 0.5;
};

inline constexpr double kWithin = 5;

/// `within`: how many points of weight each share may move.
Answer bounds_answer(const FirmInputs& firm, double within);
Answer stability_answer(const FirmInputs& firm);
Answer acceptability_answer(const FirmInputs& firm, const DrawnScores& drawn);
/// Of one row of the pool, which no deal-breaker excludes, among the first `top`.
Answer reach_answer(const FirmInputs& firm, std::size_t row, std::size_t top);
Answer unknowns_answer(const FirmInputs& firm);
Answer methods_answer(const FirmInputs& firm, const MethodWishes& wishes);
Answer drivers_answer(const FirmInputs& firm, const DrawnModels& drawn);

}  // namespace fitrank::cli
