#include "input/find_profile_spots.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "input/read_yaml.hpp"
#include "input/reading.hpp"
#include "support/config_files.hpp"
#include "support/profile_splices.hpp"
#include "support/source_file.hpp"
#include "support/worlds.hpp"

namespace fitrank::test {
namespace {

using What = ProfileSpot::What;

Profile read(const std::string& text, const Model& model) {
  Problems problems;
  auto profile = read_profile({"p.yaml", text}, model, problems);
  EXPECT_EQ(to_text(problems), "") << text;
  return profile.value();
}

ProfileText spots_of(const std::string& text, const Model& model = small_model()) {
  return find_profile_spots({"p.yaml", text}, model, read(text, model));
}

/// Other values than any test's profile has.
std::string other_value(const ProfileSpot& spot) {
  switch (spot.what) {
    case What::weight:
      return fmt::format("{}", 11 + spot.criterion);
    case What::missing:
      return "neutral";
    case What::evidence:
      return "discounted";
    case What::as_of:
      return "2024-05-06";
  }
  return {};
}

std::string saved(const std::string& text) { return spliced(spots_of(text), other_value); }

/// What must hold of a saved text, however the profile is written.
void expect_saved(const std::string& before, const std::string& after, const Model& model) {
  const Profile was = read(before, model);
  const Profile now = read(after, model);
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    EXPECT_DOUBLE_EQ(now.weights[c], 11 + static_cast<double>(c)) << after;
  }
  EXPECT_EQ(now.missing, MissingPolicy::neutral) << after;
  EXPECT_EQ(now.evidence, EvidencePolicy::discounted) << after;
  EXPECT_EQ(now.as_of.value().text(), "2024-05-06") << after;
  EXPECT_EQ(now.title, was.title);
  EXPECT_EQ(now.checklist.size(), was.checklist.size());
  EXPECT_EQ(now.deal_breakers.size(), was.deal_breakers.size());
  EXPECT_EQ(now.audience.pains, was.audience.pains);
}

TEST(FindProfileSpots, KeepsCommentsOrderAndBackground) {
  EXPECT_EQ(saved("# mine\n"
                  "id: me\n"
                  "evidence: face_value  # in full\n"
                  "title: Me\n"
                  "weights:  # of these\n"
                  "  comp: 20   # pay\n"
                  "  growth: 35.50\n"
                  "  learning: 1e1\n"
                  "\n"
                  "missing: zero\n"
                  "as_of: 2026\n"
                  "audience: {role: Engineer}\n"),
            "# mine\n"
            "id: me\n"
            "evidence: discounted  # in full\n"
            "title: Me\n"
            "weights:  # of these\n"
            "  comp: 12   # pay\n"
            "  growth: 11\n"
            "  learning: 13\n"
            "\n"
            "missing: neutral\n"
            "as_of: 2024-05-06\n"
            "audience: {role: Engineer}\n");
}

TEST(FindProfileSpots, WhatTheFileDoesNotNameGetsALineBehindTheWeights) {
  EXPECT_EQ(saved("id: me\ntitle: Me\nweights:\n    comp: 20  # pay\naudience: {role: Engineer}\n"),
            "id: me\ntitle: Me\nweights:\n    comp: 12  # pay\n    growth: 11\n    learning: 13\nmissing: neutral\n"
            "evidence: discounted\nas_of: 2024-05-06\naudience: {role: Engineer}\n");
}

TEST(FindProfileSpots, OrAnEntryWithinBraces) {
  EXPECT_EQ(saved("id: me\ntitle: Me\nweights: {comp: 20}\n"),
            "id: me\ntitle: Me\nmissing: neutral\nevidence: discounted\nas_of: 2024-05-06\nweights: {growth: 11, "
            "learning: 13, comp: 12}\n");
  EXPECT_EQ(saved("{id: me, title: Me, weights: {comp: 20}}\n"),
            "{missing: neutral, evidence: discounted, as_of: 2024-05-06, id: me, title: Me, weights: {growth: 11, "
            "learning: 13, comp: 12}}\n");
}

TEST(FindProfileSpots, TellsWhatStandsThere) {
  const ProfileText file = spots_of("id: me\ntitle: Me\nweights: {comp: 2.5}\nmissing: zero\n");
  ASSERT_EQ(file.spots.size(), 6U);
  const auto find = [&](What what, std::size_t criterion = 0) {
    return *std::ranges::find_if(
        file.spots, [&](const ProfileSpot& spot) { return spot.what == what && spot.criterion == criterion; });
  };
  EXPECT_DOUBLE_EQ(std::get<double>(find(What::weight, 1).value), 2.5);
  EXPECT_EQ(find(What::weight, 1).length, 3U);
  EXPECT_DOUBLE_EQ(std::get<double>(find(What::weight, 0).value), 0);
  EXPECT_EQ(find(What::weight, 0).length, 0U);
  EXPECT_EQ(std::get<std::string>(find(What::missing).value), "zero");
  EXPECT_EQ(std::get<std::string>(find(What::evidence).value), "face_value");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(find(What::as_of).value));
}

TEST(FindProfileSpots, PlacesAreInCodePoints) {
  const ProfileText file = spots_of("{id: me, title: 東京 🚀, weights: {comp: 20}}\n");
  for (const ProfileSpot& spot : file.spots) {
    if (spot.length > 0) {
      EXPECT_EQ(spot.line, 1U);
      EXPECT_EQ(spot.column, 39U);  // each of the wide letters counts once
    }
  }
}

const std::vector<std::string> kWeightsWritten = {"weights: {growth: 1, comp: 2, learning: 3}\n",
                                                  "weights: {growth: 1}\n",
                                                  "weights:\n  growth: 1\n",
                                                  "weights:\n  growth: 1\n  comp: 2\n  learning: 3\n",
                                                  "weights:\n  # why\n  growth: 1  # so\n  # end\n",
                                                  "weights: {\n  growth: 1,  # so\n  comp: 2\n  }  # end\n",
                                                  "weights:\n        learning:\n          3\n",
                                                  "weights: # these\n  { growth: 1 }\n",
                                                  "\"weights\":\n  'growth': 1\n  \"comp\": 2\n",
                                                  "weights: {\"growth\":1}\n",
                                                  "? weights\n: growth: 1\n  comp: 2\n",
                                                  "weights:\n  ? growth\n  : 1\n"};

const std::vector<std::string> kPoliciesWritten = {
    "",
    "missing: zero\n",
    "missing: \"zero\"\nevidence: 'face_value'\nas_of: \"2026-01\"\n",
    "evidence:\n  face_value\nmissing:   zero   # so\n",
    "missing: \"z\\u0065ro\"\n",
    "missing: \"ze\\\n  ro\"\nas_of: 2026-01-02\n",
    "missing: |-\n  zero\n",
    "missing: >-  # folded\n  zero\n\nevidence: |-\n    face_value\n",
};

/// A profile of these parts, in the orders that they may come in.
std::vector<std::string> orders_of(const std::string& weight, const std::string& policy) {
  const std::string rest =
      "audience:\n  pains: [\"}\", \"weights: 1\"]\ndeal_breakers: [{coverage: true, above: 0.1}]\n";
  return {"id: me\ntitle: Me\n" + weight + policy + rest, "id: me\n" + policy + weight + "title: Me\n",
          policy + rest + "title: Ünï 🚀\n" + weight + "id: me",
          "# top\n---\n" + weight + "id: me\ntitle: Me\n" + policy};
}

/// With either end of line, with and without a byte order mark; and nothing is changed where nothing is put in.
void expect_saved_rightly(const std::string& text) {
  expect_saved(text, saved(text), small_model());
  std::string windows;
  for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  expect_saved(windows, saved(windows), small_model());
  expect_saved(text, saved("\xef\xbb\xbf" + text), small_model());
  EXPECT_EQ(spliced(spots_of(text), [](const ProfileSpot&) { return std::string(); }), text);
}

/// However odd, what a file may say is saved rightly.
TEST(FindProfileSpots, EveryWayOfWritingThemIsSavedRightly) {
  std::size_t tried = 0;
  for (const std::string& weight : kWeightsWritten) {
    for (const std::string& policy : kPoliciesWritten) {
      for (const std::string& text : orders_of(weight, policy)) {
        Problems problems;
        if (!read_profile({"p.yaml", text}, small_model(), problems)) continue;  // not every odd way is read
        ++tried;
        expect_saved_rightly(text);
      }
    }
  }
  EXPECT_GT(tried, 300U);
}

/// Whatever the reader takes for a profile, however strangely written, is saved rightly.
TEST(FindProfileSpots, MutatedProfilesThatCanBeReadAreSavedRightly) {
  const std::vector<std::string> templates = {
      "# top\nid: me\ntitle: Me\nweights:\n  growth: 1  # so\n  comp: 2\nmissing: zero\nevidence: face_value\n"
      "as_of: 2026-01\ndeal_breakers:\n  - coverage: true\n    above: 0.1\n",
      "{id: me, title: 'Me', weights: {growth: 1, \"comp\": 2}, missing: \"zero\"}\n",
      "id: me\ntitle: Me\nmissing: |-\n  zero\nweights: {growth: 1}\nevidence: >-\n  face_value\naudience:\n  role: "
      "x\n"};
  const std::vector<std::string> pieces = {"\n", " ",  "  ", "#",  " # ",   "'",     "\"", "{",
                                           "}",  "[",  "]",  ":",  ": ",    "- ",    "? ", "\r\n",
                                           "|",  "|-", ">",  "\t", "---\n", "...\n", ",",  "é"};
  Draw draw(9);
  std::size_t read_well = 0;
  for (std::size_t i = 0; i < (kOptimised ? 60'000 : 3'000); ++i) {
    std::string text = templates[draw.below(templates.size())];
    for (std::size_t change = 0; change <= draw.below(3); ++change) {
      const std::size_t at = draw.below(text.size());
      text.replace(at, draw.below(2), draw.below(4) == 0 ? std::string() : pieces[draw.below(pieces.size())]);
    }
    Problems problems;
    if (!read_profile({"p.yaml", text}, small_model(), problems)) continue;
    ++read_well;
    const std::string after = saved(text);
    if (!read_profile({"p.yaml", after}, small_model(), problems)) {
      ADD_FAILURE() << text << "\nbecame\n" << after << "\n" << to_text(problems);
      continue;
    }
    expect_saved(text, after, small_model());
  }
  EXPECT_GT(read_well, (kOptimised ? 60'000U : 3'000U) / 20);
}

TEST(FindProfileSpots, ShippedProfilesAreSavedRightly) {
  const Model model = config_model();
  std::size_t profiles = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_file("profiles"))) {
    Problems problems;
    const auto source = read_source(entry.path(), kYamlSizeLimit, problems);
    const ProfileText file = find_profile_spots(source.value(), model, read(source->text, model));
    expect_saved(source->text, spliced(file, other_value), model);
    ++profiles;
  }
  EXPECT_GE(profiles, 9U);
}

const std::string kHead = "id: me\ntitle: Me\nweights: {growth: 1}\n";

std::vector<std::pair<std::size_t, std::size_t>> breaker_lines(const std::string& text) {
  std::vector<std::pair<std::size_t, std::size_t>> lines;
  for (const auto& span : spots_of(kHead + text).deal_breakers) {
    lines.emplace_back(span ? span->first : 0, span ? span->last : 0);
  }
  return lines;
}

using Lines = std::vector<std::pair<std::size_t, std::size_t>>;

TEST(FindProfileSpots, DealBreakersAreTheirLines) {
  EXPECT_EQ(breaker_lines(""), Lines());
  EXPECT_EQ(breaker_lines("deal_breakers: []\n"), Lines());
  EXPECT_EQ(breaker_lines("deal_breakers:\n"
                          "  # first\n"
                          "  - text: >-\n"
                          "      A long\n"
                          "\n"
                          "      text\n"
                          "    coverage: true\n"
                          "    above: 0.1\n"
                          "\n"
                          "  # second\n"
                          "  - {coverage: true,\n"
                          "     above: 0.2}  # so\n"
                          "# end\n"
                          "missing: zero\n"),
            (Lines{{6, 11}, {14, 15}}));
  EXPECT_EQ(breaker_lines("deal_breakers:\n- coverage: true\n  above: 0.1\n- {coverage: true, above: 0.2}"),
            (Lines{{5, 6}, {7, 7}}));
  EXPECT_EQ(breaker_lines("deal_breakers: [{coverage: true, above: 0.1}, {coverage: true, above: 0.2}]\n"),
            (Lines{{0, 0}, {0, 0}}));
  EXPECT_EQ(breaker_lines("deal_breakers:\n  -\n    coverage: true\n    above: 0.1\n"), (Lines{{0, 0}}));
}

TEST(FindProfileSpots, TheListOfDealBreakersCanBeMadeEmpty) {
  const auto end =
      spots_of(kHead + "deal_breakers: # mine\n  - {coverage: true, above: 0.1}\n").deal_breakers_end.value();
  EXPECT_EQ(end.line, 4U);
  EXPECT_EQ(end.column, 15U);
  EXPECT_FALSE(spots_of(kHead).deal_breakers_end);
  EXPECT_FALSE(spots_of(kHead + "deal_breakers: []\n").deal_breakers_end);
}

}  // namespace
}  // namespace fitrank::test
