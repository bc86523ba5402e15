#include "analysis/brief_unknown.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace fitrank {

void add_unknown(const Model& model, const CompanyPool& pool, const Profile& profile, const Screening& screening,
                 std::size_t threads, Brief& brief) {
  const std::size_t places = telling_places(profile.top.value_or(kBriefTop), brief.report.ranked);
  const auto values = value_unknowns(model, pool, Weights::from_scaled(brief.report.weights), profile.scoring(),
                                     {.top = places, .threads = threads, .allowed = screening.allowed});
  std::vector<std::size_t> rows;
  std::map<std::size_t, std::size_t> place_of_row;
  for (OpenQuestion& question : open_questions(values)) {
    BriefUnknown unknown{question.criterion, question.signal, question.values.size(), std::move(question.values)};
    unknown.gaps.resize(std::min(unknown.gaps.size(), kMostAsked));
    for (UnknownValue& gap : unknown.gaps) {
      const auto [place, fresh] = place_of_row.try_emplace(gap.company, rows.size());
      if (fresh) rows.push_back(gap.company);
      gap.company = place->second;
    }
    brief.unknown.push_back(std::move(unknown));
  }
  brief.asked = pool.select(rows);
}

}  // namespace fitrank
