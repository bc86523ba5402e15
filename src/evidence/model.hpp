// The model: what is observed (signals), how it is scored (value functions), what it adds up to
// (criteria), and how firm each kind of evidence is (tiers with their trust).
//
// How: plain vectors in the model file's order; that order is the order of every sum and column.
// Cost: lookups by id are linear in vectors of some tens of entries.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/rule.hpp"
#include "evidence/source_title.hpp"
#include "evidence/value_function.hpp"

namespace fitrank {

/// An evidence tier and the trust, 0..1, that discounting gives it.
struct Tier {
  std::string id;
  double trust = 1;
};

/// A group of signals that a persona weighs.
struct Criterion {
  std::string id;
  std::string label;
};

/// The numbers from `low` to `high`, both included.
struct PossibleNumbers {
  double low = 0;
  double high = 0;  ///< > low
  bool hold(double number) const { return low <= number && number <= high; }
};

/// One thing that can be observed of a company.
struct Signal {
  std::string id;
  std::size_t criterion = 0;  ///< index into Model::criteria
  std::string label;
  std::string unit;
  double importance = 1;  ///< > 0; relative to the criterion's other signals
  ValueFunction value_function;
  std::optional<double> half_life_days;  ///< > 0
  std::string question = {};             ///< what to ask where it is unknown; empty: none given
  /// > 0; an observation older than this counts as unknown. None: it never grows too old.
  std::optional<double> stale_after_days = {};
  /// What a number of this signal can be; nothing: any number. Holds the goalposts.
  std::optional<PossibleNumbers> possible = {};

  /// What `number`, which the signal cannot be, would be had it been written in a unit a hundred or a thousand
  /// times too small or large: what of that lies on the goalposts. Empty where the signal can be `number`, so
  /// that a rule on the signal is monotone over all that it can be.
  std::vector<double> meanings(double number) const;
};

/// A layer of the supply chain that a company is in.
struct Layer {
  std::string id;
  std::string label;
};

/// A risk that is named wherever its rule holds.
struct RiskFlag {
  std::string id;
  std::string text;
  Rule rule;
};

struct Model {
  std::vector<Criterion> criteria;
  std::vector<Tier> tiers;
  std::vector<Signal> signals;
  std::vector<Layer> layers = {};
  std::vector<RiskFlag> risk_flags = {};
  SourceTitles sources = {};  ///< of documents that several files name

  std::optional<std::size_t> find_criterion(std::string_view id) const;
  std::optional<std::size_t> find_tier(std::string_view id) const;
  std::optional<std::size_t> find_signal(std::string_view id) const;
  std::optional<std::size_t> find_layer(std::string_view id) const;
};

}  // namespace fitrank
