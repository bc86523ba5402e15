#include "page/page_expected.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "score/likely_range.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

Json scores_of(const ScoreMatrix& scores, std::size_t row) {
  Json json = Json::array();
  for (std::size_t c = 0; c < scores.criteria(); ++c) json.push_back(float_json(scores.at(row, c)));
  return json;
}

/// [signal, mean, deviation, employers, of its layer, given others, criterion]
Json entry_of(const ExpectedScore& score) {
  return {score.signal ? Json(*score.signal) : Json(nullptr),
          score.mean,
          score.deviation,
          score.seen,
          score.of_layer ? 1 : 0,
          score.given_others ? 1 : 0,
          score.criterion};
}

/// For each signal what is expected of the first company that lacks it: mostly what is expected of any.
std::vector<Json> usual_entries(const PageExpected& expected) {
  std::vector<Json> usual;
  for (const auto& company : expected.signals) {
    for (const ExpectedScore& score : company) {
      if (!score.signal) continue;
      if (usual.size() <= *score.signal) usual.resize(*score.signal + 1);
      if (usual[*score.signal].is_null()) usual[*score.signal] = entry_of(score);
    }
  }
  return usual;
}

/// What is not as usual; of a company that a table states something of, all; null where nothing is expected of it.
Json signals_of(const std::vector<ExpectedScore>& expected, const std::vector<Json>& usual, const Company& company) {
  if (expected.empty()) return nullptr;
  Json json = Json::array();
  for (const ExpectedScore& score : expected) {
    Json entry = entry_of(score);
    if (!score.signal || !company.stated.empty() || entry != usual[*score.signal]) json.push_back(std::move(entry));
  }
  return json;
}

/// The lower half, row by row.
Json lower_half(const std::vector<double>& matrix, std::size_t size) {
  Json json = Json::array();
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t column = 0; column <= row; ++column) json.push_back(matrix[row * size + column]);
  }
  return json;
}

}  // namespace

Json float_json(float score) {
  if (std::isnan(score)) return nullptr;
  const std::string text = fmt::format("{}", score);
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  // Rounded twice, a number may miss the float it was written for.
  return static_cast<float>(number) < score || static_cast<float>(number) > score ? Json(double{score}) : Json(number);
}

Json page_expected_json(const PageExpected& expected, const std::vector<Company>& companies) {
  const Expectations& expectations = *expected.scores.expectations();
  const std::vector<Json> usual = usual_entries(expected);
  Json json{{"scores", Json::array()},      {"usual", usual},
            {"signals", Json::array()},     {"kinds", expectations.kind_of},
            {"covariances", Json::array()}, {"supposed", Json::array()}};
  for (std::size_t row = 0; row < expected.scores.companies(); ++row) {
    json["scores"].push_back(scores_of(expected.scores, row));
    json["signals"].push_back(signals_of(expected.signals[row], usual, companies[row]));
  }
  for (const Expectation& kind : expectations.kinds) {
    json["covariances"].push_back(lower_half(kind.covariance, expected.scores.criteria()));
    json["supposed"].push_back(lower_half(kind.supposed, expected.scores.criteria()));
  }
  return json;
}

double page_factor(const std::optional<PageExpected>& expected, double share) {
  return expected ? error_factor(expected->scores.expectations()->errors, share) : 0;
}

}  // namespace fitrank
