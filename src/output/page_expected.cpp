#include "output/page_expected.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string>

#include "fitrank/likely_range.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

Json scores_of(const ScoreMatrix& scores, std::size_t row) {
  Json json = Json::array();
  for (std::size_t c = 0; c < scores.criteria(); ++c) json.push_back(float_json(scores.at(row, c)));
  return json;
}

Json signals_of(const std::vector<ExpectedScore>& expected) {
  Json json = Json::array();
  for (const ExpectedScore& score : expected) {
    json.push_back({{"criterion", score.criterion},
                    {"signal", score.signal ? Json(*score.signal) : Json(nullptr)},
                    {"mean", score.mean},
                    {"deviation", score.deviation},
                    {"seen", score.seen},
                    {"of_layer", score.of_layer},
                    {"given_others", score.given_others}});
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

Json page_expected_json(const PageExpected& expected) {
  const Expectations& expectations = *expected.scores.expectations();
  Json json{{"scores", Json::array()},
            {"signals", Json::array()},
            {"kinds", expectations.kind_of},
            {"covariances", Json::array()},
            {"supposed", Json::array()}};
  for (std::size_t row = 0; row < expected.scores.companies(); ++row) {
    json["scores"].push_back(scores_of(expected.scores, row));
    json["signals"].push_back(signals_of(expected.signals[row]));
  }
  for (const Expectation& kind : expectations.kinds) {
    json["covariances"].push_back(kind.covariance);
    json["supposed"].push_back(kind.supposed);
  }
  return json;
}

double page_factor(const std::optional<PageExpected>& expected, double share) {
  return expected ? error_factor(expected->scores.expectations()->errors, share) : 0;
}

}  // namespace fitrank
