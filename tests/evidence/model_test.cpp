#include "evidence/model.hpp"

#include <gtest/gtest.h>

#include "support/sample.hpp"

namespace fitrank {
namespace {

TEST(ModelTest, FindsEntriesById) {
  const Model model = test::sample_model();
  EXPECT_EQ(model.find_criterion("learning"), 2U);
  EXPECT_EQ(model.find_tier("filed"), 0U);
  EXPECT_EQ(model.find_signal("attrition"), 3U);
}

TEST(ModelTest, FindsNothingUnderAnotherName) {
  const Model model = test::sample_model();
  EXPECT_EQ(model.find_criterion("Learning"), std::nullopt);
  EXPECT_EQ(model.find_tier(""), std::nullopt);
  EXPECT_EQ(model.find_signal("growth"), std::nullopt);
}

}  // namespace
}  // namespace fitrank
