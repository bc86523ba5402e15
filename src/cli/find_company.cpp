#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "base/suggest.hpp"
#include "cli/inputs.hpp"
#include "cli/nearest.hpp"
#include "input/store/entities.hpp"

namespace fitrank::cli {

namespace {

/// The identifiers and the name that a dossier states of itself.
Entity entity_of(const Company& company) {
  Entity entity{company.id, company.name, {{"name", company.name}}};
  if (!company.cik.empty()) entity.identifiers.push_back({"cik", company.cik});
  if (!company.ticker.empty()) entity.identifiers.push_back({"ticker", company.ticker});
  return entity;
}

/// Rows of the companies that `name` may mean by what else they are known as.
std::vector<std::size_t> rows_known_as(const CompanyPool& pool, const std::string& name) {
  Entities known = load_entities();
  for (const Company& company : pool.dossiers().companies) known.push_back(entity_of(company));
  std::vector<std::size_t> rows;
  for (const std::string& id : ids_known_as(known, name)) {
    const auto row = pool.find(id);
    if (row && std::ranges::find(rows, *row) == rows.end()) rows.push_back(*row);
  }
  return rows;
}

}  // namespace

std::size_t find_company(const CompanyPool& pool, const std::string& name) {
  if (const auto row = pool.find(name)) return *row;
  const std::vector<std::size_t> rows = rows_known_as(pool, name);
  if (rows.size() == 1) return rows.front();
  std::vector<std::string> ids;
  for (const std::size_t row : rows) ids.push_back(pool.at(row));
  if (!ids.empty()) throw UsageError(fmt::format("{} could be {}", name, fmt::join(ids, " or ")));
  std::vector<std::string> known;
  for (const Company& company : pool.dossiers().companies) {
    known.push_back(company.id);
    if (suggest(name, std::vector{company.id}).empty()) known.push_back(company.name);
  }
  throw UsageError(
      fmt::format("no such company: {}{}; see `fitrank list companies`", name, did_you_mean(name, std::move(known))));
}

}  // namespace fitrank::cli
