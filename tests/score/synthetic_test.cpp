#include "score/synthetic.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xxhash.h>

#include <charconv>
#include <cmath>
#include <stdexcept>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

using ::testing::StartsWith;

const std::vector<std::string> kNames{"growth", "comp", "learning", "stability", "culture"};

std::string csv_of(const SyntheticSpec& spec, std::size_t threads, std::size_t criteria = 5) {
  std::string text;
  synthetic_csv(spec, std::span(kNames).first(criteria), threads, [&](std::string_view piece) {
    EXPECT_EQ(piece.back(), '\n');
    text += piece;
  });
  return text;
}

TEST(SyntheticTest, WritesTheseLines) {
  const SyntheticSpec spec{.companies = 12, .criteria = 3, .unknown = 0.3, .correlation = 0.5, .seed = 7};
  EXPECT_EQ(csv_of(spec, 1, 3),
            "id,growth,comp,learning\n"
            "c01,50.929,35.539,68.191\n"
            "c02,,23.843,19.267\n"
            "c03,,,\n"
            "c04,,19.826,59.373\n"
            "c05,,,33.271\n"
            "c06,2.668,15.802,\n"
            "c07,37.284,81.758,65.438\n"
            "c08,73.349,,35.349\n"
            "c09,,46.870,42.076\n"
            "c10,57.484,,43.659\n"
            "c11,73.511,52.714,98.294\n"
            "c12,33.602,,\n");
}

TEST(SyntheticTest, WritesTheSameBytesOnAnyNumberOfThreads) {
  const SyntheticSpec spec{.companies = 70000, .unknown = 0.2, .correlation = 0.3, .seed = 42};
  const std::string text = csv_of(spec, 1);
  EXPECT_EQ(XXH3_64bits(text.data(), text.size()), 0x99d7ef2b33d0e295U);
  for (const std::size_t threads : {2U, 3U, 8U}) EXPECT_EQ(csv_of(spec, threads), text);
}

TEST(SyntheticTest, DiffersBySeed) {
  const SyntheticSpec first{.companies = 100, .seed = 1};
  const SyntheticSpec second{.companies = 100, .seed = 2};
  EXPECT_NE(csv_of(first, 1), csv_of(second, 1));
}

/// The cells of a line behind the id.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t comma = line.find(','); comma != std::string_view::npos;) {
    const std::size_t next = line.find(',', comma + 1);
    cells.emplace_back(line.substr(comma + 1, next == std::string_view::npos ? next : next - comma - 1));
    comma = next;
  }
  return cells;
}

TEST(SyntheticTest, WritesTheScoresOfTheMatrixAsAReaderTakesThem) {
  const SyntheticSpec spec{.companies = 40000, .criteria = 4, .unknown = 0.25, .correlation = 0.4, .seed = 3};
  const ScoreMatrix scores = synthetic_scores(spec, 3);
  const std::string text = csv_of(spec, 2, 4);
  std::size_t begin = text.find('\n') + 1;
  for (std::size_t row = 0; row < spec.companies; ++row) {
    const std::size_t end = text.find('\n', begin);
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    ASSERT_THAT(std::string(line), StartsWith(synthetic_id(spec, row) + ","));
    const auto cells = cells_of(line);
    ASSERT_EQ(cells.size(), 4U);
    for (std::size_t c = 0; c < 4; ++c) {
      const std::int32_t thousandths = synthetic_cell(spec, row, c);
      ASSERT_EQ(cells[c].empty(), thousandths < 0);
      ASSERT_EQ(std::isnan(scores.at(row, c)), thousandths < 0);
      if (thousandths < 0) continue;
      double parsed = -1;
      const auto [rest, error] = std::from_chars(cells[c].data(), cells[c].data() + cells[c].size(), parsed);
      ASSERT_EQ(rest, cells[c].data() + cells[c].size()) << cells[c];
      ASSERT_TRUE(test::same_bits(parsed, thousandths / 1000.0)) << cells[c];
      ASSERT_TRUE(test::same_bits(double{scores.at(row, c)}, double{static_cast<float>(parsed)}));
    }
  }
  EXPECT_EQ(begin, text.size());
}

TEST(SyntheticTest, GivesIdsThatRiseWithTheRows) {
  EXPECT_EQ(synthetic_id({.companies = 10000000}, 0), "c00000001");
  EXPECT_EQ(synthetic_id({.companies = 10000000}, 9999999), "c10000000");
  EXPECT_EQ(synthetic_id({.companies = 1}, 0), "c1");
}

TEST(SyntheticTest, GivesACellTheSameScoreInASetOfAnySize) {
  const SyntheticSpec small{.companies = 5, .criteria = 2, .unknown = 0.2, .correlation = 0.3};
  const SyntheticSpec large{.companies = 500000, .criteria = 9, .unknown = 0.2, .correlation = 0.3};
  for (std::size_t row = 0; row < 5; ++row) {
    for (std::size_t c = 0; c < 2; ++c) EXPECT_EQ(synthetic_cell(small, row, c), synthetic_cell(large, row, c));
  }
}

constexpr std::size_t kCompanies = 200000;

struct Moments {
  double mean = 0;
  double variance = 0;
};

Moments moments_of(std::span<const float> column) {
  Moments moments;
  for (const float score : column) moments.mean += double{score};
  moments.mean /= static_cast<double>(column.size());
  for (const float score : column) moments.variance += std::pow(double{score} - moments.mean, 2);
  moments.variance /= static_cast<double>(column.size());
  return moments;
}

double correlation_of(std::span<const float> a, std::span<const float> b) {
  const Moments of_a = moments_of(a);
  const Moments of_b = moments_of(b);
  double covariance = 0;
  for (std::size_t row = 0; row < a.size(); ++row) {
    covariance += (double{a[row]} - of_a.mean) * (double{b[row]} - of_b.mean);
  }
  return covariance / static_cast<double>(a.size()) / std::sqrt(of_a.variance * of_b.variance);
}

TEST(SyntheticTest, CorrelatesAnyTwoCriteriaAsAsked) {
  // 0.01 is more than four standard errors at this many companies.
  for (const double asked : {0.0, 0.3, 0.8, 1.0}) {
    const ScoreMatrix scores = synthetic_scores({.companies = kCompanies, .criteria = 3, .correlation = asked});
    for (const auto& [a, b] : {std::pair{0U, 1U}, std::pair{0U, 2U}, std::pair{1U, 2U}}) {
      EXPECT_NEAR(correlation_of(scores.column(a), scores.column(b)), asked, 0.01);
    }
  }
}

TEST(SyntheticTest, LeavesTheShareUnknownThatWasAskedFor) {
  for (const double asked : {0.0, 0.2, 0.9, 1.0}) {
    const ScoreMatrix scores = synthetic_scores({.companies = kCompanies, .criteria = 3, .unknown = asked});
    for (std::size_t c = 0; c < 3; ++c) {
      const auto column = scores.column(c);
      const auto unknown = std::ranges::count_if(column, [](float score) { return std::isnan(score); });
      EXPECT_NEAR(static_cast<double>(unknown) / kCompanies, asked, asked > 0 && asked < 1 ? 0.005 : 0) << c;
    }
  }
}

TEST(SyntheticTest, LeavesCriteriaUnknownIndependently) {
  const ScoreMatrix scores = synthetic_scores({.companies = kCompanies, .criteria = 2, .unknown = 0.5});
  std::size_t both = 0;
  for (std::size_t row = 0; row < kCompanies; ++row) {
    both += std::isnan(scores.at(row, 0)) && std::isnan(scores.at(row, 1)) ? 1U : 0U;
  }
  EXPECT_NEAR(static_cast<double>(both) / kCompanies, 0.25, 0.005);
}

TEST(SyntheticTest, SpreadsScoresEvenlyWhereNothingCorrelates) {
  const ScoreMatrix scores = synthetic_scores({.companies = kCompanies, .criteria = 2});
  for (std::size_t c = 0; c < 2; ++c) {
    std::vector<std::size_t> counts(20);
    for (const float score : scores.column(c)) {
      ASSERT_TRUE(score >= 0 && score <= 100);
      ++counts[std::min<std::size_t>(19, static_cast<std::size_t>(score / 5))];
    }
    double chi_square = 0;
    constexpr double kExpected = kCompanies / 20.0;
    for (const std::size_t count : counts)
      chi_square += std::pow(static_cast<double>(count) - kExpected, 2) / kExpected;
    EXPECT_LT(chi_square, 43.8);  // 19 degrees of freedom: one in a thousand
  }
}

TEST(SyntheticTest, RefusesSharesOutsideTheirRangeAndNamesThatDoNotFit) {
  for (const double share : {-0.1, 1.1, std::nan("")}) {
    EXPECT_THROW(synthetic_scores({.companies = 1, .unknown = share}), std::invalid_argument);
    EXPECT_THROW(synthetic_scores({.companies = 1, .correlation = share}), std::invalid_argument);
  }
  EXPECT_THROW(csv_of({.companies = 1, .criteria = 3}, 1, 2), std::invalid_argument);
  const std::vector<std::string> names{"a,b"};
  EXPECT_THROW(synthetic_csv({.companies = 1, .criteria = 1}, names, 1, [](std::string_view) {}),
               std::invalid_argument);
}

TEST(SyntheticTest, EndsWhereWritingFails) {
  std::size_t pieces = 0;
  const auto fail_at_third = [&](std::string_view) {
    if (++pieces == 3) throw std::runtime_error("disk full");
  };
  EXPECT_THROW(synthetic_csv({.companies = 500000}, kNames, 4, fail_at_third), std::runtime_error);
  EXPECT_EQ(pieces, 3U);
}

TEST(SyntheticTest, WritesAHeaderAloneForNoCompanies) {
  EXPECT_EQ(csv_of({.companies = 0}, 2), "id,growth,comp,learning,stability,culture\n");
  EXPECT_EQ(synthetic_scores({.companies = 0}).companies(), 0U);
}

}  // namespace
}  // namespace fitrank
