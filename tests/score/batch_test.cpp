// Batches against one ranking per persona.
#include "score/batch.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;

struct Crowd {
  ScoreMatrix scores;
  std::vector<std::string> ids;
  WeightTable personas;
};

Crowd crowd(std::uint64_t seed, std::size_t companies, std::size_t personas, std::size_t criteria) {
  Draw draw(seed);
  Crowd made{ScoreMatrix(companies, criteria), {}, {criteria, {}, {}}};
  for (std::size_t r = 0; r < companies; ++r) {
    made.ids.push_back(fmt::format("c{}", r));
    for (std::size_t c = 0; c < criteria; ++c) {
      if (draw.below(5) != 0)
        made.scores.set(r, c, static_cast<float>(draw.below(seed % 2 == 0 ? 21 : 100'000)) / 1000);
    }
  }
  for (std::size_t p = 0; p < personas; ++p) {
    made.personas.ids.push_back(fmt::format("p{}", p));
    for (std::size_t c = 0; c < criteria; ++c) made.personas.raw.push_back(c == p % criteria ? 1 : draw.unit());
  }
  return made;
}

void expect_single_runs(const Crowd& crowd, MissingPolicy missing, const BatchOptions& options) {
  const IdList ids(crowd.ids);
  std::size_t next = 0;
  rank_batch(crowd.scores, ids, crowd.personas, missing, options,
             [&](std::size_t persona, const std::vector<RankedCompany>& top) {
               ASSERT_EQ(persona, next++);
               const auto single = top_companies(crowd.scores, ids, crowd.personas.weights(persona), missing,
                                                 {.top = options.top, .allowed = options.allowed});
               ASSERT_EQ(top.size(), single.size());
               for (std::size_t i = 0; i < top.size(); ++i) {
                 ASSERT_EQ(top[i].company, single[i].company) << "persona " << persona << " place " << i;
                 ASSERT_EQ(top[i].rank, single[i].rank);
                 ASSERT_TRUE(test::same_bits(top[i].fit.score, single[i].fit.score));
                 ASSERT_TRUE(test::same_bits(top[i].fit.coverage, single[i].fit.coverage));
               }
             });
  EXPECT_EQ(next, crowd.personas.personas());
}

TEST(BatchTest, EqualsSingleRunsUnderEveryPolicy) {
  for (const auto& [companies, personas, criteria] :
       {std::tuple{1, 1, 1}, {1, 33, 1}, {5, 3, 2}, {63, 40, 5}, {64, 35, 3}, {513, 300, 5}, {1200, 37, 8}}) {
    const Crowd made = crowd(static_cast<std::uint64_t>(companies), static_cast<std::size_t>(companies),
                             static_cast<std::size_t>(personas), static_cast<std::size_t>(criteria));
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      for (const std::size_t top : {1U, 10U, 2000U}) expect_single_runs(made, missing, {.top = top});
      for (const std::size_t threads : {1U, 3U}) expect_single_runs(made, missing, {.top = 4, .threads = threads});
    }
  }
}

TEST(BatchTest, KeepsToAllowedCompanies) {
  const Crowd made = crowd(7, 700, 40, 4);
  std::vector<std::uint64_t> allowed(11, 0x5555'5555'5555'5555U);
  expect_single_runs(made, MissingPolicy::renormalize, {.top = 10, .allowed = allowed});
}

TEST(BatchTest, NobodyAndNothing) {
  expect_single_runs(crowd(1, 10, 0, 2), MissingPolicy::zero, {});
  expect_single_runs(crowd(1, 0, 4, 2), MissingPolicy::zero, {});
}

TEST(BatchTest, TellsItsProgressToTheEnd) {
  const Crowd made = crowd(3, 50, 700, 3);
  std::size_t last = 0;
  rank_batch(made.scores, IdList(made.ids), made.personas, MissingPolicy::zero,
             {.top = 3,
              .threads = 1,
              .progress =
                  [&](std::size_t done, std::size_t of) {
                    EXPECT_GT(done, last);
                    EXPECT_EQ(of, 700U);
                    last = done;
                  }},
             [](std::size_t, const auto&) {});
  EXPECT_EQ(last, 700U);
}

}  // namespace
}  // namespace fitrank
