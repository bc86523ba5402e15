#include "evidence/source_title.hpp"

#include <algorithm>

#include "evidence/company.hpp"

namespace fitrank {
namespace {

constexpr std::string_view kBetween = ", ";

const std::string* listed(std::string_view source, const SourceTitles& first, const SourceTitles& second) {
  for (const SourceTitles* titles : {&first, &second}) {
    const auto found = std::ranges::find(*titles, source, &SourceTitle::source);
    if (found != titles->end()) return &found->title;
  }
  return nullptr;
}

}  // namespace

std::string title_of_source(std::string_view source, const SourceTitles& first, const SourceTitles& second) {
  if (const std::string* whole = listed(source, first, second)) return *whole;
  std::string text;
  bool any = false;
  for (std::size_t start = 0; start <= source.size();) {
    const std::size_t end = std::min(source.find(kBetween, start), source.size());
    const std::string_view part = source.substr(start, end - start);
    const std::string* title = listed(part, first, second);
    any = any || title != nullptr;
    if (!text.empty()) text += "; ";
    text += title != nullptr ? *title : part;
    start = end + kBetween.size();
  }
  return any ? text : std::string();
}

void give_titles(Company& company, const SourceTitles& titles) {
  for (Observation& observation : company.observations) {
    observation.title = title_of_source(observation.source, company.sources, titles);
  }
  for (Claim& claim : company.claims) claim.title = title_of_source(claim.source, company.sources, titles);
}

}  // namespace fitrank
