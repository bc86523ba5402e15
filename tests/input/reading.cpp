#include "input/reading.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "input/read_companies.hpp"
#include "input/read_yaml.hpp"

namespace fitrank::test {

const char* const kSmallModel =
    "criteria:\n"
    "  growth: {label: Growth}\n"
    "  comp: {label: Pay}\n"
    "  learning: {}\n"
    "evidence: {filed: 1, reported: 0.6}\n"
    "signals:\n"
    "  revenue_growth:\n"
    "    criterion: growth\n"
    "    label: Revenue growth\n"
    "    unit: percent\n"
    "    importance: 2\n"
    "    points: [[-20, 0], [0, 40], [200, 100]]\n"
    "  capital_access:\n"
    "    criterion: growth\n"
    "    levels: {listed: 90, closed_round: 80, none: 40}\n"
    "    half_life_days: 365\n"
    "    stale_after_days: 730\n"
    "  rd_share:\n"
    "    criterion: learning\n"
    "    points: [[0, 20], [60, 100]]\n"
    "    possible: [0, 200]\n";

const char* const kGoodCompany =
    "id: acme\n"
    "name: Acme\n"
    "ticker: ACM\n"
    "cik: 0000123456\n"
    "layer: networking\n"
    "observations:\n"
    "  - {signal: revenue_growth, value: -3.5, tier: filed, as_of: 2025-09-02, source: annual report}\n"
    "  - {signal: capital_access, value: \"closed_round\", tier: reported, source: a newspaper, note: 'not "
    "confirmed'}\n";

const char* const kGoodProfile =
    "id: builder\n"
    "title: Somebody who builds\n"
    "weights: {growth: 30, learning: 1e1}\n"
    "missing: zero\n"
    "evidence: discounted\n"
    "top: 3\n"
    "as_of: 2026-01\n"
    "deal_breakers: []\n"
    "audience: {experience: ten years, role: engineer, pains: [noise, hype], blockers: []}\n"
    "needs: {information: one text, tools: [a, b], services: []}\n"
    "checklist: [{question: \"What does it pay?\", criterion: comp}, {question: Whose work}]\n"
    "published:\n"
    "  - {title: A table, source: a page, missing: neutral, scores: [{company: acme, score: 69}]}\n";

namespace {

template <typename Value>
std::string all_or_nothing(const std::optional<Value>& value, const Problems& problems) {
  EXPECT_EQ(value.has_value(), problems.empty()) << to_text(problems);
  return to_text(problems);
}

}  // namespace

std::string to_text(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += fitrank::to_text(problem);
  return text;
}

std::string model_problems(const std::string& text) {
  Problems problems;
  const auto model = read_model({"model.yaml", text}, problems);
  return all_or_nothing(model, problems);
}

std::string company_problems(const std::string& text) {
  Problems problems;
  const auto company = read_company({"acme.yaml", text}, small_model(), problems);
  return all_or_nothing(company, problems);
}

std::string profile_problems(const std::string& text) {
  Problems problems;
  const auto profile = read_profile({"me.yaml", text}, small_model(), problems);
  return all_or_nothing(profile, problems);
}

std::string table_problems(const std::string& text) {
  Problems problems;
  read_companies_csv({"all.csv", text}, small_model(), problems);
  return to_text(problems);
}

std::string kind_problems(const std::string& text) {
  Problems problems;
  const auto kind = kind_of({"x.yaml", text}, problems);
  return all_or_nothing(kind, problems);
}

Model good_model(const std::string& text) {
  Problems problems;
  const auto model = read_model({"model.yaml", text}, problems);
  EXPECT_EQ(to_text(problems), "");
  return model.value_or(Model());
}

const Model& small_model() {
  static const Model model = good_model(kSmallModel);
  return model;
}

}  // namespace fitrank::test
