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

/// Sum of the preferences for and against values[i], the ascending `values` of everybody.
class Flows {
 public:
  Flows(std::vector<double> values, double full) : values_(std::move(values)), full_(full), sums_(1) {
    for (const double value : values_) sums_.push_back(sums_.back() + value);
  }

  /// To be asked in ascending order.
  double net(double value) {
    if (full_ > 0) return linear(value);
    while (below_ < values_.size() && values_[below_] < value) ++below_;
    while (up_to_ < values_.size() && values_[up_to_] <= value) ++up_to_;
    return static_cast<double>(below_) - static_cast<double>(values_.size() - up_to_);
  }

 private:
  double linear(double value) {
    while (below_ < values_.size() && value - values_[below_] >= full_) ++below_;
    while (up_to_ < values_.size() && values_[up_to_] - value < full_) ++up_to_;
    const auto near = static_cast<long double>(up_to_ - below_);
    const long double between = (near * value - (sums_[up_to_] - sums_[below_])) / full_;
    return static_cast<double>(static_cast<long double>(below_) - static_cast<long double>(values_.size() - up_to_) +
                               between);
  }

  std::vector<double> values_;
  double full_;
  std::vector<long double> sums_;
  std::size_t below_ = 0;  ///< values beaten in full
  std::size_t up_to_ = 0;  ///< values that do not win in full
};

}  // namespace

std::vector<double> criterion_flows(const DecisionMatrix& matrix, std::size_t criterion, double full) {
  const std::vector<std::size_t> rows = ascending(matrix, criterion);
  std::vector<double> flows(matrix.rows());
  if (rows.size() < 2) return flows;
  std::vector<double> values;
  for (const std::size_t row : rows) values.push_back(matrix.at(row, criterion));
  Flows net(values, full);
  const auto others = static_cast<double>(rows.size() - 1);
  for (std::size_t i = 0; i < rows.size(); ++i) flows[rows[i]] = net.net(values[i]) / others;
  return flows;
}

}  // namespace fitrank
