// What the three readers make of files without a problem.
#include "input/read_yaml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "input/reading.hpp"

namespace fitrank::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Company good_company(const std::string& text) {
  Problems problems;
  const auto company = read_company({"acme.yaml", text}, small_model(), problems);
  EXPECT_EQ(to_text(problems), "");
  return company.value_or(Company());
}

Profile good_profile(const std::string& text) {
  Problems problems;
  const auto profile = read_profile({"me.yaml", text}, small_model(), problems);
  EXPECT_EQ(to_text(problems), "");
  return profile.value_or(Profile());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

TEST(ReadModel, KeepsTheOrderOfTheFile) {
  const Model& model = small_model();
  ASSERT_EQ(model.criteria.size(), 3u);
  EXPECT_EQ(model.criteria[0].id, "growth");
  EXPECT_EQ(model.criteria[1].label, "Pay");
  ASSERT_EQ(model.tiers.size(), 2u);
  EXPECT_EQ(model.tiers[1].id, "reported");
  EXPECT_EQ(model.tiers[1].trust, 0.6);
  ASSERT_EQ(model.signals.size(), 3u);
  EXPECT_EQ(model.signals[2].id, "rd_share");
  EXPECT_EQ(model.signals[2].criterion, 2u);
}

TEST(ReadModel, ReadsASignalWithPoints) {
  const Signal& signal = small_model().signals[0];
  EXPECT_EQ(signal.id, "revenue_growth");
  EXPECT_EQ(signal.criterion, 0u);
  EXPECT_EQ(signal.label, "Revenue growth");
  EXPECT_EQ(signal.unit, "percent");
  EXPECT_EQ(signal.importance, 2);
  EXPECT_FALSE(signal.half_life_days);
  EXPECT_FALSE(signal.stale_after_days);
  ASSERT_EQ(signal.value_function.points().size(), 3u);
  EXPECT_EQ(signal.value_function.points()[0].x, -20);
  EXPECT_EQ(signal.value_function.points()[2].score, 100);
}

TEST(ReadModel, ReadsASignalWithLevels) {
  const Signal& signal = small_model().signals[1];
  EXPECT_EQ(signal.half_life_days, 365);
  EXPECT_EQ(signal.stale_after_days, 730);
  EXPECT_EQ(signal.importance, 1);
  ASSERT_TRUE(signal.value_function.takes_levels());
  ASSERT_EQ(signal.value_function.levels().size(), 3u);
  EXPECT_EQ(signal.value_function.levels()[2].name, "none");
  EXPECT_EQ(signal.value_function.levels()[2].score, 40);
}

TEST(ReadModel, MakesALabelOfTheIdWhereThereIsNone) {
  EXPECT_EQ(small_model().criteria[2].label, "Learning");
  EXPECT_EQ(small_model().signals[2].label, "Rd share");
}

TEST(ReadCompany, ReadsEverything) {
  const Company company = good_company(kGoodCompany);
  EXPECT_EQ(company.id, "acme");
  EXPECT_EQ(company.name, "Acme");
  EXPECT_EQ(company.ticker, "ACM");
  EXPECT_EQ(company.cik, "0000123456");
  EXPECT_EQ(company.layer, "networking");
  EXPECT_THAT(company.stated, IsEmpty());
  ASSERT_EQ(company.observations.size(), 2u);
  const Observation& first = company.observations[0];
  EXPECT_EQ(first.signal, 0u);
  EXPECT_EQ(std::get<double>(first.value), -3.5);
  EXPECT_EQ(first.tier, 0u);
  EXPECT_EQ(first.as_of, Date::parse("2025-09-02"));
  EXPECT_EQ(first.source, "annual report");
  EXPECT_EQ(first.note, "");
  const Observation& second = company.observations[1];
  EXPECT_EQ(std::get<Level>(second.value), Level{1});
  EXPECT_EQ(second.tier, 1u);
  EXPECT_FALSE(second.as_of);
  EXPECT_EQ(second.note, "not confirmed");
}

TEST(ReadCompany, TakesWordsThatYamlSchemasConvertForText) {
  const Company company = good_company(
      "id: on\nname: yes\nticker: NO\ncik: 12\nlayer: 1e3\n"
      "observations: [{signal: capital_access, value: none, tier: filed, source: 2024, as_of: 2025}]\n");
  EXPECT_EQ(company.id, "on");
  EXPECT_EQ(company.name, "yes");
  EXPECT_EQ(company.ticker, "NO");
  EXPECT_EQ(company.layer, "1e3");
  EXPECT_EQ(std::get<Level>(company.observations.at(0).value), Level{2});
  EXPECT_EQ(company.observations[0].source, "2024");
  EXPECT_EQ(company.observations[0].as_of->text(), "2025");
}

TEST(ReadCompany, KeepsSeveralObservationsOfOneSignalInFileOrder) {
  const Company company = good_company(
      "id: a\nname: A\nobservations:\n"
      "  - {signal: rd_share, value: 2, tier: reported, source: s}\n"
      "  - {signal: rd_share, value: 1, tier: filed, source: t}\n");
  ASSERT_EQ(company.observations.size(), 2u);
  EXPECT_EQ(std::get<double>(company.observations[0].value), 2);
  EXPECT_EQ(std::get<double>(company.observations[1].value), 1);
}

TEST(ReadCompany, KeepsUntrustedTextAsItStands) {
  EXPECT_EQ(good_company("id: a\nname: \"=1+1 </script> \\e[31m \\u202E\"\nobservations: []\n").name,
            "=1+1 </script> \x1b[31m \u202e");
}

TEST(ReadProfile, ReadsEverything) {
  const Profile profile = good_profile(kGoodProfile);
  EXPECT_EQ(profile.id, "builder");
  EXPECT_EQ(profile.title, "Somebody who builds");
  EXPECT_THAT(profile.weights, ElementsAre(30, 0, 10));
  EXPECT_THAT(profile.left_out, ElementsAre(1));
  EXPECT_EQ(profile.missing, MissingPolicy::zero);
  EXPECT_EQ(profile.evidence, EvidencePolicy::discounted);
  EXPECT_EQ(profile.top, 3u);
  EXPECT_EQ(profile.as_of->text(), "2026-01");
  EXPECT_EQ(profile.audience.experience, "ten years");
  EXPECT_EQ(profile.audience.role, "engineer");
  EXPECT_THAT(profile.audience.pains, ElementsAre("noise", "hype"));
  EXPECT_THAT(profile.audience.blockers, IsEmpty());
  EXPECT_THAT(profile.needs.information, ElementsAre("one text"));
  EXPECT_THAT(profile.needs.tools, ElementsAre("a", "b"));
  EXPECT_THAT(profile.needs.services, IsEmpty());
  ASSERT_EQ(profile.checklist.size(), 2u);
  EXPECT_EQ(profile.checklist[0].question, "What does it pay?");
  EXPECT_EQ(profile.checklist[0].criterion, 1u);
  EXPECT_FALSE(profile.checklist[1].criterion);
}

TEST(ReadProfile, ReadsAPublishedTableWithItsOwnPolicies) {
  const Profile profile = good_profile(kGoodProfile);
  ASSERT_EQ(profile.published.size(), 1u);
  const PublishedTable& table = profile.published[0];
  EXPECT_EQ(table.title, "A table");
  EXPECT_EQ(table.source, "a page");
  EXPECT_EQ(table.missing, MissingPolicy::neutral);
  EXPECT_EQ(table.evidence, EvidencePolicy::face_value);
  ASSERT_EQ(table.scores.size(), 1u);
  EXPECT_EQ(table.scores[0].company, "acme");
  EXPECT_EQ(table.scores[0].score, 69);
}

TEST(ReadProfile, HasDefaultsForWhatIsLeftOut) {
  const Profile profile = good_profile("id: me\ntitle: Me\nweights: {comp: 0.5}\n");
  EXPECT_THAT(profile.weights, ElementsAre(0, 0.5, 0));
  EXPECT_THAT(profile.left_out, ElementsAre(0, 2));
  EXPECT_EQ(profile.missing, MissingPolicy::expected);
  EXPECT_EQ(profile.estimate, PeerEstimate::conditional);
  EXPECT_DOUBLE_EQ(profile.interval, 0.8);
  EXPECT_EQ(profile.evidence, EvidencePolicy::face_value);
  EXPECT_FALSE(profile.top);
  EXPECT_FALSE(profile.as_of);
}

TEST(ReadProfile, AWeightOfZeroIsNotLeftOut) {
  EXPECT_THAT(good_profile("id: me\ntitle: Me\nweights: {comp: 1, growth: 0}\n").left_out, ElementsAre(2));
}

TEST(ReadProfile, TakesAByteOrderMarkAndWindowsLineEnds) {
  const Profile profile = good_profile("\xef\xbb\xbf" + replaced(kGoodProfile, "\n", "\r\n"));
  EXPECT_EQ(profile.title, "Somebody who builds");
  EXPECT_THAT(profile.weights, ElementsAre(30, 0, 10));
}

TEST(ReadProfile, TakesAnOpeningDocumentMarkAndNoLastLineEnd) {
  EXPECT_EQ(good_profile("# me\n---\nid: me\ntitle: Me\nweights: {comp: 1}").id, "me");
  EXPECT_EQ(good_profile("id: me\ntitle: Me\nweights: {comp: 1}\n...\n").id, "me");
}

TEST(ReadProfile, TakesBlockTextsAndQuotedKeys) {
  EXPECT_EQ(good_profile("\"id\": me\n'title': >-\n  Me\n  too\nweights: {comp: 1}\n").title, "Me too");
}

TEST(KindOf, TellsFilesByTheirKeys) {
  Problems problems;
  EXPECT_EQ(kind_of({"x", kSmallModel}, problems), FileKind::model);
  EXPECT_EQ(kind_of({"x", kGoodCompany}, problems), FileKind::company);
  EXPECT_EQ(kind_of({"x", kGoodProfile}, problems), FileKind::profile);
  EXPECT_EQ(kind_of({"x", "id: a\nweights: {growth: 1, growth: 2}\n"}, problems), FileKind::profile);
  EXPECT_EQ(to_text(problems), "");
}

TEST(KindOf, AFileOfAnotherKindIsOneProblem) {
  EXPECT_EQ(profile_problems(kSmallModel), "me.yaml: is a model, not a profile\n");
  EXPECT_EQ(profile_problems(kGoodCompany), "me.yaml: is a company, not a profile\n");
  EXPECT_EQ(company_problems(kSmallModel), "acme.yaml: is a model, not a company\n");
  EXPECT_EQ(company_problems(kGoodProfile), "acme.yaml: is a profile, not a company\n");
  EXPECT_EQ(model_problems(kGoodCompany), "model.yaml: is a company, not a model\n");
  EXPECT_EQ(model_problems(kGoodProfile), "model.yaml: is a profile, not a model\n");
}

TEST(KindOf, ASlipInAKeyIsNotAnotherKind) {
  EXPECT_EQ(profile_problems("id: a\nname: A\nweigths: {growth: 1}\n"),
            "me.yaml:1:1: title: is required\n"
            "id: a\n"
            "^\n"
            "me.yaml:1:1: weights: is required\n"
            "id: a\n"
            "^\n"
            "me.yaml:2:1: name: no such key; known: id, title, companies, weights, missing, estimate, interval, "
            "evidence, …\n"
            "name: A\n"
            "^\n"
            "me.yaml:3:1: weigths: no such key (did you mean \"weights\"?)\n"
            "weigths: {growth: 1}\n"
            "^\n");
}

TEST(KindOf, SaysWhichKindsThereAre) {
  EXPECT_EQ(kind_problems("id: a\n"),
            "x.yaml:1:1: neither a model (criteria, evidence, signals), nor a company (id, name, observations), nor a "
            "profile (id, title, weights), nor a list of entities (companies), nor rules of sources (filings, notes, "
            "jobs)\n"
            "id: a\n"
            "^\n");
}

TEST(KindOf, ReportsWhatIsNotYaml) {
  EXPECT_EQ(kind_problems("id: [a\n"), "x.yaml:1:5: this bracket is never closed\nid: [a\n    ^\n");
}

}  // namespace
}  // namespace fitrank::test
