#include "input/records/rejects.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "input/records/imported_text.hpp"

namespace fitrank::test {
namespace {

TEST(Rejects, SameReasonAtTheSamePlaceIsOneLineWithItsCount) {
  Rejects rejects;
  rejects.add("line 1", "broken", 2);
  rejects.leave_out("line 1", "broken");
  rejects.add("line 1", "broken");
  rejects.add("line 2", "broken", 0);
  ImportedFile file;
  rejects.give_to(file);
  EXPECT_EQ(rejects_text(file), "line 1: broken (3 times)\nleft out: line 1: broken\n");
  EXPECT_EQ(file.rejects_in_all, 4U);
  EXPECT_EQ(file.left_out_in_all, 1U);
}

TEST(Rejects, FaultyOnesComeFirstEachInTheOrderTheyCameIn) {
  ImportedFile file;
  leave_out(file, "1", "foreign");
  reject(file, "2", "broken");
  leave_out(file, "3", "foreign");
  reject(file, "4", "broken");
  EXPECT_EQ(rejects_text(file), "2: broken\n4: broken\nleft out: 1: foreign\nleft out: 3: foreign\n");
}

TEST(Rejects, ThousandsThatAreLeftOutDoNotHideAFault) {
  ImportedFile file;
  for (std::size_t i = 0; i < 2 * kMostRejects; ++i) leave_out(file, fmt::format("{}", i), "foreign");
  reject(file, "last", "broken");
  ASSERT_EQ(file.rejects.size(), kMostRejects);
  EXPECT_EQ(file.rejects.front().place, "last");
  EXPECT_EQ(file.rejects.back().place, fmt::format("{}", kMostRejects - 2));
  for (std::size_t i = 0; i < 2 * kMostRejects; ++i) reject(file, fmt::format("{}", i), "broken");
  EXPECT_EQ(file.rejects.size(), kMostRejects);
  EXPECT_FALSE(file.rejects.back().left_out);
  EXPECT_EQ(file.rejects_in_all, 4 * kMostRejects + 1);
  EXPECT_EQ(file.left_out_in_all, 2 * kMostRejects);
}

}  // namespace
}  // namespace fitrank::test
