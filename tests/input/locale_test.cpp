// No locale changes what a file means or what is said of it.
#include <gtest/gtest.h>

#include <clocale>
#include <compare>
#include <locale>
#include <string>

#include "input/read_companies.hpp"
#include "input/read_yaml.hpp"
#include "input/reading.hpp"

namespace fitrank::test {
namespace {

class CommaForPoint : public std::numpunct<char> {
 protected:
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

/// A global C++ locale with decimal commas, and the C library's German one where there is one.
class GermanLocale {
 public:
  GermanLocale() : before_(std::locale::global(std::locale(std::locale(), new CommaForPoint))) {
    std::setlocale(LC_ALL, "de_DE.UTF-8");
  }
  ~GermanLocale() {
    std::locale::global(before_);
    std::setlocale(LC_ALL, "C");
  }
  GermanLocale(const GermanLocale&) = delete;
  GermanLocale& operator=(const GermanLocale&) = delete;

 private:
  std::locale before_;
};

struct Everything {
  double importance = 0;
  double trust = 0;
  double value = 0;
  double weight = 0;
  float stated = 0;
  std::string problems;
  bool operator==(const Everything& other) const {
    return std::is_eq(importance <=> other.importance) && std::is_eq(trust <=> other.trust) &&
           std::is_eq(value <=> other.value) && std::is_eq(weight <=> other.weight) &&
           std::is_eq(stated <=> other.stated) && problems == other.problems;
  }
};

Everything read_everything() {
  Everything all;
  Problems problems;
  const auto model =
      read_model({"model.yaml",
                  "criteria: {growth: {}}\nevidence: {filed: 0.25}\nsignals:\n"
                  "  revenue: {criterion: growth, importance: 1234.5, points: [[0, 1.5], [1e3, 2.5]]}\n"},
                 problems);
  const auto company = read_company(
      {"a.yaml", "id: a\nname: A\nobservations: [{signal: revenue, value: 12345.678, tier: filed, source: s}]\n"},
      *model, problems);
  const auto profile = read_profile({"p.yaml", "id: p\ntitle: P\nweights: {growth: 0.125}\n"}, *model, problems);
  const auto table = read_companies_csv({"t.csv", "id,growth\na,99.5\nb,\"0,5\"\nc,1234567.5\n"}, *model, problems);
  read_profile({"q.yaml", "id: p\ntitle: P\nweights: {growth: -1234567.5}\ntop: 2000000.5\n"}, *model, problems);
  all.importance = model->signals.at(0).importance;
  all.trust = model->tiers.at(0).trust;
  all.value = std::get<double>(company->observations.at(0).value);
  all.weight = profile->weights.at(0);
  all.stated = table.at(0).stated.at(0);
  all.problems = to_text(problems);
  return all;
}

TEST(Locale, ChangesNothing) {
  const Everything plain = read_everything();
  EXPECT_EQ(plain.importance, 1234.5);
  EXPECT_EQ(plain.value, 12345.678);
  EXPECT_EQ(plain.stated, 99.5f);
  EXPECT_EQ(plain.problems,
            "t.csv:3:3: growth: \"0,5\" has a comma; write a point: 0.5\n"
            "b,\"0,5\"\n"
            "  ^\n"
            "t.csv:4:3: growth: a score is from 0 to 100, found 1234567.5\n"
            "c,1234567.5\n"
            "  ^\n"
            "q.yaml:3:19: weights.growth: must be at least 0, found -1234567.5\n"
            "weights: {growth: -1234567.5}\n"
            "                  ^\n"
            "q.yaml:4:6: top: must be a whole number, found 2000000.5\n"
            "top: 2000000.5\n"
            "     ^\n");
  const GermanLocale german;
  EXPECT_EQ(read_everything(), plain);
}

}  // namespace
}  // namespace fitrank::test
