// Fields that rows of many answers share: an observation, a company.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "evidence/company.hpp"
#include "evidence/company_pool.hpp"
#include "evidence/model.hpp"
#include "output/fields.hpp"

namespace fitrank {

/// An observation with the model that it belongs to.
struct Observed {
  const Model* model;
  const Observation* observation;
};

/// None where there is no observation.
inline std::optional<Observed> observed(const Model& model, const Observation* observation) {
  return observation == nullptr ? std::nullopt : std::optional(Observed{&model, observation});
}
inline std::optional<Observed> observed(const Model& model, const std::optional<Observation>& observation) {
  return observed(model, observation ? &*observation : nullptr);
}

/// signal, value or level with its label, unit, tier, as_of, filed, source, source_title, note.
const Fields<Observed>& observed_fields();

/// The number of a value; none where it is a level.
std::optional<double> number_of(const Value& value);
/// The name of a level; none where the value is a number.
std::optional<std::string> level_of(const Signal& signal, const Value& value);
/// What people call a value that is a level; none for a number.
std::optional<std::string> label_of(const Signal& signal, const Value& value);

/// A row of a pool.
struct PoolRow {
  const CompanyPool* pool;
  std::size_t row;
};
/// id and name.
const Fields<PoolRow>& pool_row_fields();
inline std::optional<PoolRow> pool_row(const CompanyPool& pool, std::size_t row) { return PoolRow{&pool, row}; }

/// A company.
struct CompanyRef {
  const Company* company;
};
/// id and name.
const Fields<CompanyRef>& company_fields();

/// {criterion id: number} in the model's order; null where there are no numbers.
nlohmann::ordered_json by_criterion(const Model& model, std::span<const double> numbers);

}  // namespace fitrank
