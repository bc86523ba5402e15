#include "sql/sql_comment.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "base/text.hpp"
#include "evidence/evaluate_rule.hpp"
#include "output/wording.hpp"

namespace fitrank {
namespace {

std::string what_it_gives(const SqlRequest& request) {
  const std::string first =
      request.profile.top ? fmt::format("the first {} companies", *request.profile.top) : "all companies";
  switch (request.list) {
    case SqlList::ranking:
      return first + (request.personas.empty() ? "" : " for each persona") + ", best first";
    case SqlList::excluded:
      return first + " that fail a deal-breaker, and which";
    case SqlList::unranked:
      return first + " with no data for any weighted criterion";
    case SqlList::refused:
      return "what a ranking cannot use: cells and rows, and why";
  }
  return {};
}

std::string_view name_of(SqlDialect dialect) {
  switch (dialect) {
    case SqlDialect::duckdb:
      return "DuckDB";
    case SqlDialect::postgres:
      return "PostgreSQL";
    case SqlDialect::clickhouse:
      return "ClickHouse";
  }
  return {};
}

std::string weights_of(const SqlRequest& request) {
  if (!request.personas.empty()) return "of each row of " + fmt::format("{}", fmt::join(request.personas, "."));
  std::vector<std::string> weights;
  for (std::size_t c = 0; c < request.model.criteria.size(); ++c) {
    weights.push_back(fmt::format("{} {}", request.model.criteria[c].id, request.weights[c]));
  }
  return fmt::format("{}", fmt::join(weights, ", "));
}

std::string refusing(const SqlRequest& request) {
  if (request.list == SqlList::refused) return {};
  if (request.shape == SqlShape::observations) {
    return "Observations that the model does not know take no part; --refused lists them.";
  }
  return "A cell that fitrank would refuse ends the statement with an error; --refused lists all of them.";
}

}  // namespace

std::string sql_comment(const SqlRequest& request) {
  const Profile& profile = request.profile;
  const SqlOrigin& origin = request.origin;
  std::vector<std::string> lines;
  lines.push_back(
      fmt::format("fitrank {}, for {}: {}", origin.version, name_of(request.dialect), what_it_gives(request)));
  lines.push_back(fmt::format("Companies: {}", fmt::join(request.table, ".")));
  lines.push_back(fmt::format("Profile: {}", titled(profile.title, profile.id)));
  lines.push_back(fmt::format("Weights: {}", weights_of(request)));
  lines.push_back(policies_text(profile));
  if (request.list == SqlList::ranking && !request.model.criteria.empty()) {
    lines.push_back(
        "Companies with no data for any weighted criterion have no rank and are left out; --unranked lists them.");
  }
  for (const DealBreaker& breaker : profile.deal_breakers) {
    lines.push_back(fmt::format("Deal-breaker: {}", rule_text(request.model, breaker.rule)));
  }
  if (const std::string text = refusing(request); !text.empty()) lines.push_back(text);
  lines.push_back(fmt::format("Profile file: {}, XXH3 {:016x}", origin.profile_file, origin.profile_hash));
  lines.push_back(fmt::format("Model file: {}, XXH3 {:016x}", origin.model_file, origin.model_hash));
  std::string comment;
  for (const std::string& line : lines) comment += fmt::format("-- {}\n", harmless(line));
  return comment;
}

}  // namespace fitrank
