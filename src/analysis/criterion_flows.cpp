#include "analysis/criterion_flows.hpp"

#include <algorithm>

namespace fitrank {
namespace {

std::vector<std::size_t> ascending(const DecisionMatrix& matrix, std::size_t criterion) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    if (matrix.knows(row, criterion)) rows.push_back(row);
  }
  std::ranges::sort(rows, {}, [&](std::size_t row) { return matrix.at(row, criterion); });
  return rows;
}

/// Over the ascending `values` of all companies.
class Flows {
 public:
  Flows(std::vector<double> values, Preference preference)
      : values_(std::move(values)), preference_(preference), sums_(1) {
    for (const double value : values_) sums_.push_back(sums_.back() + value);
  }

  /// Sum of the preferences for `value` less those against it.
  double net(double value) const {
    const std::size_t beaten_in_full = first_not([&](double other) { return wins_in_full(value - other); });
    const std::size_t beaten = first_not([&](double other) { return value - other > preference_.indifference; });
    const std::size_t losing = first_not([&](double other) { return !(other - value > preference_.indifference); });
    const std::size_t losing_in_full = first_not([&](double other) { return !wins_in_full(other - value); });
    const auto in_full =
        static_cast<long double>(beaten_in_full) - static_cast<long double>(values_.size() - losing_in_full);
    return static_cast<double>(in_full + in_part(beaten_in_full, beaten, value - preference_.indifference) +
                               in_part(losing, losing_in_full, value + preference_.indifference));
  }

 private:
  bool wins_in_full(double lead) const { return lead > preference_.indifference && lead >= preference_.full; }

  template <typename Holds>
  std::size_t first_not(const Holds& holds) const {
    return static_cast<std::size_t>(std::ranges::partition_point(values_, holds) - values_.begin());
  }

  /// How far `from` is above values_[begin] and on, as shares of the way from indifference to full preference.
  long double in_part(std::size_t begin, std::size_t end, double from) const {
    if (begin >= end) return 0;
    const auto count = static_cast<long double>(end - begin);
    return (count * from - (sums_[end] - sums_[begin])) / (preference_.full - preference_.indifference);
  }

  std::vector<double> values_;
  Preference preference_;
  std::vector<long double> sums_;
};

}  // namespace

std::vector<double> criterion_flows(const DecisionMatrix& matrix, std::size_t criterion, Preference preference) {
  const std::vector<std::size_t> rows = ascending(matrix, criterion);
  std::vector<double> flows(matrix.rows());
  if (rows.size() < 2) return flows;
  std::vector<double> values;
  for (const std::size_t row : rows) values.push_back(matrix.at(row, criterion));
  const Flows flows_of(values, preference);
  const auto others = static_cast<double>(rows.size() - 1);
  for (std::size_t i = 0; i < rows.size(); ++i) flows[rows[i]] = flows_of.net(values[i]) / others;
  return flows;
}

}  // namespace fitrank
