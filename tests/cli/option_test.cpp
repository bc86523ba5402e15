#include "cli/option.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "base/problem.hpp"
#include "cli/choices.hpp"
#include "cli/defaults.hpp"
#include "cli/nearest.hpp"
#include "cli/shared_options.hpp"
#include "cli/shell_words.hpp"
#include "evidence/names.hpp"

namespace fitrank::cli {
namespace {

using Words = std::vector<std::string>;

/// A command with an option of every type.
struct Everything {
  std::string company;
  std::optional<std::string> profile;
  bool loud = false;
  double share = 0.5;
  std::optional<std::size_t> top;
  std::optional<MissingPolicy> missing;
  std::optional<Date> day;
  std::optional<std::filesystem::path> output;
  std::optional<std::filesystem::path> index;
  std::optional<std::string> name;
  Words weights;
  Words companies;
  std::optional<std::size_t> threads;

  void declare(Options& options) {
    options.word(company, company_word());
    options.word(profile, profile_word());
    options.flag(loud, {.name = "loud"});
    options.number(share, {.name = "share", .argument = "SHARE"}, 0.0, 1.0);
    options.number(top, {.name = "top", .letter = 'n', .argument = "N", .aliases = {"k"}}, std::size_t{1}, kNoMost);
    options.choice(missing, {.name = "missing", .argument = "POLICY"});
    options.date(day, {.name = "as-of", .argument = "DATE"});
    options.path(output, {.name = "output", .letter = 'o', .argument = "FILE"});
    options.path(index, {.name = "index", .argument = "FILE"});
    options.text(name, {.name = "name", .argument = "NAME"});
    options.texts(weights, {.name = "weight", .letter = 'w', .argument = "CRITERION=PERCENT"});
    options.paths(companies, {.name = "companies", .argument = "PATH..."});
    options.number(threads, {.name = "threads", .argument = "N"}, std::size_t{1}, std::size_t{1024});
    options.cannot({"threads"}, "it works alone");
    options.exclusive("companies", "index", "both say whom to rank; use one");
  }
};

Everything read(const Words& words, const Options::FindDefaults& defaults = {}) {
  Everything made;
  Options options("try");
  made.declare(options);
  options.read(words, defaults);
  return made;
}

std::string refusal(const Words& words) {
  try {
    read(words);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "taken";
}

DefaultOption default_of(const std::string& name, const Words& values) {
  return {{name, values, {{"fitrank.yaml", 3, 6}, name, "", "", "the line"}}};
}

TEST(Options, ReadsEveryTypeIntoItsMember) {
  const Everything made =
      read({"acme", "mine.yaml", "--loud", "--share=0.25", "-n3", "--missing", "zero", "--as-of", "2026-02", "-o",
            "x.json", "--name", "N", "-w", "a=1", "--weight=b=2", "--companies", "one", "two"});
  EXPECT_EQ(made.company, "acme");
  EXPECT_EQ(made.profile, "mine.yaml");
  EXPECT_TRUE(made.loud);
  EXPECT_DOUBLE_EQ(made.share, 0.25);
  EXPECT_EQ(made.top, 3U);
  EXPECT_EQ(made.missing, MissingPolicy::zero);
  EXPECT_EQ(made.day, Date::parse("2026-02"));
  EXPECT_EQ(made.output, "x.json");
  EXPECT_EQ(made.name, "N");
  EXPECT_EQ(made.weights, (Words{"a=1", "b=2"}));
  EXPECT_EQ(made.companies, (Words{"one", "two"}));
}

TEST(Options, KeepsDefaultsWhereNothingIsGiven) {
  const Everything made = read({"acme"});
  EXPECT_DOUBLE_EQ(made.share, 0.5);
  EXPECT_FALSE(made.profile || made.loud || made.top || made.missing || made.day || made.output || made.name);
  EXPECT_TRUE(made.weights.empty() && made.companies.empty());
}

TEST(Options, TakesAnAliasForItsOption) { EXPECT_EQ(read({"acme", "--k", "7"}).top, 7U); }

TEST(Options, SaysWhatIsWrongWithAValue) {
  EXPECT_EQ(refusal({"a", "--share", "2"}), "--share: \"2\" is not a number from 0 to 1");
  EXPECT_EQ(refusal({"a", "--share", "nan"}), "--share: \"nan\" is not a number from 0 to 1");
  EXPECT_EQ(refusal({"a", "--top", "0"}), "--top: \"0\" is not a whole number from 1 on");
  EXPECT_EQ(refusal({"a", "--top", "3x"}), "--top: \"3x\" is not a whole number from 1 on");
  EXPECT_EQ(refusal({"a", "--k", "0"}), "--top: \"0\" is not a whole number from 1 on");
  EXPECT_EQ(refusal({"a", "--missing", "zeroo"}),
            "--missing: must be one of zero, renormalize, neutral, expected, not \"zeroo\" (did you mean \"zero\"?)");
  EXPECT_EQ(refusal({"a", "--as-of", "2026-02-30"}), "--as-of: there is no day 2026-02-30; February 2026 has 28 days");
  EXPECT_EQ(refusal({"a", "--as-of", "soon"}), "--as-of: \"soon\" is not a date like 2026-05-13");
  EXPECT_EQ(refusal({"a", "--output", ""}), "--output: \"\" names no file");
  EXPECT_EQ(refusal({"a", "--companies", ""}), "--companies: \"\" names no file");
}

TEST(Options, SaysWhatIsWrongWithALine) {
  EXPECT_EQ(refusal({"a", "--tpo", "3"}), "try: no such option: --tpo (did you mean \"--top\"?)");
  EXPECT_EQ(refusal({"a", "--shar", "1"}), "try: no such option: --shar (did you mean \"--share\"?)");
  EXPECT_EQ(refusal({"a", "--top", "1", "--top", "2"}), "try: --top is given 2 times; once is enough");
  EXPECT_EQ(refusal({}), "try: too few arguments; usage: fitrank try COMPANY [PROFILE]");
  EXPECT_EQ(refusal({"--companies", "a"}),
            "try: too few arguments; usage: fitrank try COMPANY [PROFILE] (--companies takes every word up to the next "
            "option)");
  EXPECT_EQ(refusal({"a", "b", "c"}), "try: unexpected argument \"c\"; usage: fitrank try COMPANY [PROFILE]");
  EXPECT_EQ(refusal({"a", "--threads", "2"}), "try: --threads does not apply: it works alone");
  EXPECT_EQ(refusal({"a", "--index", "i", "--companies", "c"}),
            "try: --companies and --index both say whom to rank; use one");
}

TEST(Options, TakesDefaultsThatTheLineDoesNotSet) {
  std::optional<std::string> seen;
  const auto defaults = [&](const Options::ProfileWord& profile) {
    seen = profile.name;
    return std::vector{default_of("top", {"3"}), default_of("share", {"0.1"}), default_of("loud", {"true"}),
                       default_of("threads", {"9"}), default_of("unheard", {"1"})};
  };
  const Everything made = read({"acme", "mine", "--share", "1"}, defaults);
  EXPECT_EQ(seen, "mine");
  EXPECT_EQ(made.top, 3U);
  EXPECT_DOUBLE_EQ(made.share, 1);
  EXPECT_TRUE(made.loud);
}

TEST(Options, ADefaultGivesWayToWhatItExcludes) {
  const auto defaults = [](const Options::ProfileWord&) { return std::vector{default_of("companies", {"a", "b"})}; };
  EXPECT_TRUE(read({"acme", "--index", "i"}, defaults).companies.empty());
  EXPECT_EQ(read({"acme"}, defaults).companies, (Words{"a", "b"}));
}

TEST(Options, AWrongDefaultIsSaidAtItsPlace) {
  const auto message = [](const DefaultOption& one) {
    try {
      read({"acme"}, [&](const Options::ProfileWord&) { return std::vector{one}; });
    } catch (const InputError& error) {
      return to_text(error.problems().front());
    }
    return std::string("taken");
  };
  EXPECT_EQ(message(default_of("top", {"0"})),
            "fitrank.yaml:3:6: top: \"0\" is not a whole number from 1 on\nthe line\n     ^\n");
  EXPECT_EQ(message(default_of("loud", {"yes"})), "fitrank.yaml:3:6: loud: must be true or false\nthe line\n     ^\n");
}

TEST(Options, HelpIsReadBeforeAnythingElse) {
  Everything made;
  bool help = false;
  Options options("try");
  made.declare(options);
  options.flag(help, {.name = "help", .letter = 'h'});
  options.read({"-h", "--top", "0"});
  EXPECT_TRUE(options.help());
}

TEST(ShellWords, QuotesWhatAShellWouldTakeForItsOwn) {
  EXPECT_EQ(shell_word("config/model.yaml"), "config/model.yaml");
  EXPECT_EQ(shell_word("my files/a.csv"), "'my files/a.csv'");
  EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_word("$(id)"), "'$(id)'");
  EXPECT_EQ(shell_word(""), "''");
}

TEST(Nearest, NamesTheThreeNearest) {
  EXPECT_EQ(did_you_mean("acme", {"acme1", "acne", "axme", "acm", "other"}),
            " (did you mean \"acme1\", \"acne\" or \"axme\"?)");
  EXPECT_EQ(did_you_mean("acme", {"acne", "other"}), " (did you mean \"acne\"?)");
  EXPECT_EQ(did_you_mean("acme", {"nothing"}), "");
}

}  // namespace
}  // namespace fitrank::cli
