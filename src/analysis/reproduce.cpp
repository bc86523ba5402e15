#include "analysis/reproduce.hpp"

#include <algorithm>
#include <cmath>

#include "evidence/company_pool.hpp"
#include "score/ranking.hpp"

namespace fitrank {
namespace {

bool lists(const PublishedTable& table, const std::string& company) {
  return std::any_of(table.scores.begin(), table.scores.end(),
                     [&](const PublishedScore& score) { return score.company == company; });
}

std::vector<ReproducedScore> published_rows(const PublishedTable& table) {
  std::vector<ReproducedScore> rows;
  for (const PublishedScore& score : table.scores) {
    rows.push_back({.company = score.company,
                    .name = {},
                    .published = score.score,
                    .published_place = rows.size() + 1,
                    .computed = std::nullopt,
                    .computed_place = 0});
  }
  return rows;
}

void fill_in(const std::vector<Company>& companies, const Ranking& ranking, ReproducedTable& reproduced) {
  for (ReproducedScore& row : reproduced.rows) {
    for (const Company& company : companies) {
      if (company.id == row.company) row.name = company.name;
    }
  }
  std::size_t place = 0;
  for (const RankedCompany& ranked : ranking.ranked) {
    const std::string& id = companies[ranked.company].id;
    if (!lists(reproduced.table, id)) continue;
    ++place;
    for (ReproducedScore& row : reproduced.rows) {
      if (row.company != id) continue;
      row.computed = ranked.fit.score;
      row.computed_place = place;
    }
  }
}

ReproducedTable reproduce_table(const Model& model, const std::vector<Company>& companies, const Profile& profile,
                                const PublishedTable& table) {
  Profile printed = profile;
  printed.missing = table.missing;
  const CompanyPool pool(model, companies, {}, printed.view(table.evidence));
  ReproducedTable reproduced{table, published_rows(table), false};
  fill_in(companies, rank_companies(pool.scores(), pool, Weights(profile.weights), {table.missing, table.method}),
          reproduced);
  reproduced.order_holds = std::all_of(reproduced.rows.begin(), reproduced.rows.end(), [](const ReproducedScore& row) {
    return row.computed_place == row.published_place;
  });
  return reproduced;
}

}  // namespace

long shown(double score) {
  const double whole = std::floor(score);  // score + 0.5 would round 0.49999999999999994 up to 1
  return static_cast<long>(whole) + (score - whole < 0.5 ? 0 : 1);
}

bool ReproducedScore::number_holds() const { return computed && shown(*computed) == published; }

bool ReproducedTable::holds() const {
  return order_holds &&
         std::all_of(rows.begin(), rows.end(), [](const ReproducedScore& row) { return row.number_holds(); });
}

std::vector<ReproducedTable> reproduce(const Model& model, const std::vector<Company>& companies,
                                       const Profile& profile) {
  std::vector<ReproducedTable> tables;
  for (const PublishedTable& table : profile.published) {
    tables.push_back(reproduce_table(model, companies, profile, table));
  }
  return tables;
}

}  // namespace fitrank
