// Files damaged at random: each gives either a value or problems, and none a crash or an endless loop.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "input/read_companies.hpp"
#include "input/read_yaml.hpp"
#include "input/reading.hpp"

namespace fitrank::test {
namespace {

constexpr int kRounds = 3000;

const char* const kGoodTable =
    "id,name,comp,revenue_growth,capital_access\n"
    "acme,\"Acme, \"\"the\"\" first\",50,12.5,listed\r\n"
    "zeta,,,,none\n"
    "\"two\nlines\",\"\",100,-3,\n";

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::string damage(std::string text) {
    for (auto i = 1 + random_() % 4; i > 0; --i) damage_once(text);
    return text;
  }

 private:
  void damage_once(std::string& text) {
    const std::size_t at = random_() % (text.size() + 1);
    const std::size_t length = random_() % 8;
    switch (random_() % 5) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(random_() % 256);
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(random_() % (text.size() + 1), length * 4));
        break;
      case 3:
        text.resize(at);
        break;
      default:
        text.insert(at, 1, kSyntax[random_() % kSyntax.size()]);
    }
  }

  static constexpr std::string_view kSyntax = ":,-[]{}\"'#&*!|>%@`?\n\r\t <=.~";
  std::mt19937 random_;
};

/// Every place must lie inside the text, and every problem must be fit to show.
void check_places(const std::string& text, const Problems& problems) {
  std::size_t lines = 1;
  for (const char c : text) lines += c == '\n' ? 1 : 0;
  for (const Problem& problem : problems) {
    ASSERT_LE(problem.place.line, lines);
    ASSERT_LE(problem.place.column, text.size() + 1);
    ASSERT_FALSE(fitrank::to_text(problem).empty());
  }
}

template <typename Read>
void expect_value_or_problems(const char* good, unsigned seed, Read read) {
  Mutator mutator(seed);
  int accepted = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = mutator.damage(good);
    Problems problems;
    const bool has_value = read(SourceText{"x", text}, problems);
    ASSERT_NE(has_value, !problems.empty()) << text << to_text(problems);
    check_places(text, problems);
    accepted += has_value ? 1 : 0;
  }
  // Both outcomes must have been met, or the mutations prove nothing.
  EXPECT_GT(accepted, kRounds / 100);
  EXPECT_LT(accepted, kRounds);
}

TEST(Mutation, Models) {
  expect_value_or_problems(kSmallModel, 1, [](const SourceText& source, Problems& problems) {
    return read_model(source, problems).has_value();
  });
}

TEST(Mutation, Companies) {
  expect_value_or_problems(kGoodCompany, 2, [](const SourceText& source, Problems& problems) {
    return read_company(source, small_model(), problems).has_value();
  });
}

TEST(Mutation, Profiles) {
  expect_value_or_problems(kGoodProfile, 3, [](const SourceText& source, Problems& problems) {
    return read_profile(source, small_model(), problems).has_value();
  });
}

TEST(Mutation, KindsOfFiles) {
  expect_value_or_problems(kGoodProfile, 4, [](const SourceText& source, Problems& problems) {
    return kind_of(source, problems).has_value();
  });
}

TEST(Mutation, Tables) {
  expect_value_or_problems(kGoodTable, 5, [](const SourceText& source, Problems& problems) {
    const auto companies = read_companies_csv(source, small_model(), problems);
    for (const Company& company : companies) EXPECT_NE(company.id, "");
    return problems.empty();
  });
}

}  // namespace
}  // namespace fitrank::test
