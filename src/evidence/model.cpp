#include "evidence/model.hpp"

#include <algorithm>

namespace fitrank {
namespace {

template <typename Entry>
std::optional<std::size_t> find_by_id(const std::vector<Entry>& entries, std::string_view id) {
  const auto found = std::find_if(entries.begin(), entries.end(), [id](const Entry& entry) { return entry.id == id; });
  if (found == entries.end()) return std::nullopt;
  return static_cast<std::size_t>(found - entries.begin());
}

}  // namespace

std::vector<double> Signal::meanings(double number) const {
  if (!possible || possible->hold(number) || value_function.points().empty()) return {};
  std::vector<double> meanings{number * 100, number / 100, number * 1000, number / 1000};
  std::erase_if(meanings, [&](double meaning) { return !value_function.foresees(meaning); });
  return meanings;
}

std::optional<std::size_t> Model::find_criterion(std::string_view id) const { return find_by_id(criteria, id); }

std::optional<std::size_t> Model::find_tier(std::string_view id) const { return find_by_id(tiers, id); }

std::optional<std::size_t> Model::find_signal(std::string_view id) const { return find_by_id(signals, id); }

std::optional<std::size_t> Model::find_layer(std::string_view id) const { return find_by_id(layers, id); }

}  // namespace fitrank
