#include "base/suggest.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace fitrank {
namespace {

const std::vector<std::string> kCriteria{"growth", "comp", "learning", "stability", "culture"};

TEST(Suggest, FindsAWordWithOneSlip) {
  EXPECT_EQ(suggest("grwoth", kCriteria), "growth");   // swapped
  EXPECT_EQ(suggest("grwth", kCriteria), "growth");    // left out
  EXPECT_EQ(suggest("growwth", kCriteria), "growth");  // doubled
  EXPECT_EQ(suggest("groeth", kCriteria), "growth");   // replaced
}

TEST(Suggest, IgnoresCase) {
  EXPECT_EQ(suggest("GROWTH", kCriteria), "growth");
  EXPECT_EQ(suggest("Comp", kCriteria), "comp");
  EXPECT_EQ(suggest("a", std::vector<std::string>{"A"}), "A");
}

TEST(Suggest, AllowsAThirdOfTheLetters) {
  EXPECT_EQ(suggest("lerning_", kCriteria), "learning");  // 2 of 8
  EXPECT_EQ(suggest("stblt", kCriteria), "");             // 4 of 5
  EXPECT_EQ(suggest("pay", kCriteria), "");
  EXPECT_EQ(suggest("cmp", kCriteria), "comp");  // 1 of 3
}

TEST(Suggest, CountsASwapAsOneAndNoPieceTwice) {
  // The optimal string alignment distance of "ca" and "abc" is 3; unrestricted edits would need 2.
  EXPECT_EQ(suggest("caxxxx", std::vector<std::string>{"abcxxxx"}), "");
  EXPECT_EQ(suggest("acbxxx", std::vector<std::string>{"abcxxx"}), "abcxxx");
}

TEST(Suggest, PrefersTheNearestThenTheFirst) {
  EXPECT_EQ(suggest("filled", std::vector<std::string>{"fill", "filed"}), "filed");
  EXPECT_EQ(suggest("cat", std::vector<std::string>{"bat", "hat"}), "bat");
}

TEST(Suggest, HasNothingForWordsWithoutLikeness) {
  EXPECT_EQ(suggest("", kCriteria), "");
  EXPECT_EQ(suggest("x", std::vector<std::string>{"y", "z"}), "");
  EXPECT_EQ(suggest("growth", std::vector<std::string>{}), "");
  EXPECT_EQ(suggest(std::string(200, 'a'), std::vector<std::string>{std::string(200, 'a')}), "");
}

const std::vector<KnownName> kLabelled{{"comp", "Pay"}, {"pace", "Speed"}, {"growth", "Growth"}};

TEST(Suggest, FindsAThingByItsLabel) {
  EXPECT_EQ(suggest("pay", kLabelled), "comp");
  EXPECT_EQ(suggest("sped", kLabelled), "pace");
  EXPECT_EQ(suggest("grwoth", kLabelled), "growth");
  EXPECT_EQ(suggest("learning", kLabelled), "");
}

TEST(Suggest, PrefersAnIdToALabelThatIsAsNear) {
  EXPECT_EQ(suggest("hat", std::vector<KnownName>{{"comp", "Bat"}, {"cat", "Pay"}}), "cat");
}

}  // namespace
}  // namespace fitrank
