#include "input/store/evidence_files.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "evidence/assess.hpp"
#include "input/store/evidence_store.hpp"
#include "support/sample.hpp"

namespace fitrank::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

ImportedObservation measured(double value, const char* period_end, const char* filed) {
  return {.signal = "revenue",
          .value = value,
          .tier = "filed",
          .period_end = day(period_end),
          .as_of = day(period_end),
          .filed = day(filed),
          .source = fmt::format("filing of {}", filed)};
}

ImportedFile file_of(ImportedCompany company, std::vector<ImportedObservation> observations) {
  ImportedFile file;
  file.companies.push_back(std::move(company));
  file.observations = std::move(observations);
  return file;
}

class EvidenceFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / fmt::format("fitrank-evidence-{}", getpid());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path keep(const std::string& database, const std::string& kind, const std::string& name,
                             const ImportedFile& file) const {
    const std::filesystem::path path = folder_ / database;
    EvidenceStore store(path);
    store.keep({kind, name, "hash of " + name, ""}, checked_by(model_, file), model_);
    store.close();
    return path;
  }

  std::vector<Company> read(std::vector<std::filesystem::path> paths, std::vector<std::optional<Date>> days = {},
                            std::vector<Company> dossiers = {}) const {
    EvidenceFiles evidence(paths, std::move(dossiers), entities_, model_);
    return evidence.companies(days);
  }

  static std::vector<double> values(const Company& company) {
    std::vector<double> values;
    for (const Observation& one : company.observations) values.push_back(std::get<double>(one.value));
    return values;
  }

  const Model model_ = sample_model();
  Entities entities_;
  std::filesystem::path folder_;
};

TEST_F(EvidenceFilesTest, OfASeriesTheLatestPeriodCountsInItsLatestVintageOfTheDay) {
  const auto path = keep("a.sqlite", "companyfacts", "acme.json",
                         file_of({"Acme", {{"cik", "1"}}},
                                 {measured(10, "2024-12-31", "2025-02-20"), measured(11, "2024-12-31", "2025-08-01"),
                                  measured(20, "2025-12-31", "2026-02-20"), measured(9, "2024-12-31", "2026-02-20")}));
  const auto on = [&](const char* date) { return values(read({path}, {day(date)}).at(0)); };
  EXPECT_THAT(on("2025-02-20"), ElementsAre(10));
  EXPECT_THAT(on("2025-07-31"), ElementsAre(10));
  EXPECT_THAT(on("2025-08-01"), ElementsAre(11)) << "restated";
  EXPECT_THAT(on("2026-02-20"), ElementsAre(20)) << "an older period restated later does not come back";
  EXPECT_THAT(values(read({path}).at(0)), ElementsAre(20));
  EXPECT_THAT(read({path}, {day("2025-02-19")}), IsEmpty());
}

TEST_F(EvidenceFilesTest, SeveralDaysHoldWhatCountsOnEach) {
  const auto path = keep("a.sqlite", "companyfacts", "acme.json",
                         file_of({"Acme", {{"cik", "1"}}},
                                 {measured(10, "2024-12-31", "2025-02-20"), measured(11, "2024-12-31", "2025-08-01")}));
  const Company acme = read({path}, {day("2025-03-01"), std::nullopt, day("2025-03-01")}).at(0);
  ASSERT_THAT(values(acme), ElementsAre(11, 10));
  const auto chosen = [&](std::optional<Date> date) {
    return values(company("acme", {acme.observations[assess(model_, acme, {{}, date}).signals.at(0).chosen]}));
  };
  EXPECT_THAT(chosen(day("2025-03-01")), ElementsAre(10));
  EXPECT_THAT(chosen(std::nullopt), ElementsAre(11));
}

TEST_F(EvidenceFilesTest, StatementsByHandStandForThemselves) {
  const auto path =
      keep("a.sqlite", "observations", "notes.csv",
           file_of({"Acme", {}}, {measured(10, "2024-12-31", "2025-02-20"), measured(20, "2025-12-31", "2026-02-20")}));
  EXPECT_THAT(values(read({path}).at(0)), UnorderedElementsAre(10, 20));
}

TEST_F(EvidenceFilesTest, DatabasesAreReadTogetherAndTheSameNumberOnce) {
  const ImportedFile file = file_of({"Acme", {{"cik", "1"}}}, {measured(10, "2024-12-31", "2025-02-20")});
  const auto a = keep("a.sqlite", "companyfacts", "acme.json", file);
  const auto b = keep("b.sqlite", "financial-statements", "2025q1.zip", file);
  const auto companies = read({a, b});
  ASSERT_EQ(companies.size(), 1U);
  EXPECT_THAT(values(companies[0]), ElementsAre(10));
}

TEST_F(EvidenceFilesTest, ADossierKeepsItsOwnObservationsBeforeTheImported) {
  const auto path = keep("a.sqlite", "companyfacts", "acme.json",
                         file_of({"Acme", {{"cik", "1"}}}, {measured(10, "2024-12-31", "2025-02-20")}));
  Company dossier = company("acme", {observe(model_, "revenue", 5.0, "reported")});
  dossier.cik = "1";
  const auto companies = read({path}, {}, {dossier});
  ASSERT_EQ(companies.size(), 1U);
  EXPECT_EQ(companies[0].id, "acme");
  EXPECT_THAT(values(companies[0]), ElementsAre(5, 10));
  EXPECT_EQ(companies[0].observations[1].filed, day("2025-02-20"));
}

TEST_F(EvidenceFilesTest, TheTrailHoldsEveryVintageWithItsImport) {
  const auto path = keep("a.sqlite", "companyfacts", "acme.json",
                         file_of({"Acme", {{"cik", "1"}}},
                                 {measured(10, "2024-12-31", "2025-02-20"), measured(11, "2024-12-31", "2025-08-01")}));
  const std::filesystem::path paths[] = {path};
  EvidenceFiles evidence(paths, {}, entities_, model_);
  const auto trail = evidence.trail(evidence.companies().at(0));
  ASSERT_EQ(trail.size(), 2U);
  EXPECT_EQ(trail[0].observation.value, Value(11.0));
  EXPECT_EQ(trail[1].observation.value, Value(10.0));
  EXPECT_EQ(trail[0].kind, "companyfacts");
  EXPECT_EQ(trail[0].file, "acme.json");
  EXPECT_FALSE(trail[0].by_hand);
}

TEST_F(EvidenceFilesTest, WhatTheModelNoLongerHasIsLeftOutAndCounted) {
  const auto path = keep("a.sqlite", "companyfacts", "acme.json",
                         file_of({"Acme", {{"cik", "1"}}}, {measured(10, "2024-12-31", "2025-02-20")}));
  Model other = model_;
  other.signals[*other.find_signal("revenue")].unit = "thousand";
  const std::filesystem::path paths[] = {path};
  EvidenceFiles evidence(paths, {}, entities_, other);
  EXPECT_THAT(evidence.companies(), IsEmpty());
  ASSERT_EQ(evidence.left_out().size(), 1U);
  EXPECT_EQ(evidence.left_out()[0].count, 1U);
}

TEST_F(EvidenceFilesTest, TheNameSeenLastIsShown) {
  const auto path = keep("a.sqlite", "financial-statements", "2010q2.zip",
                         file_of({"GOOGLE INC.", {{"cik", "1"}}}, {measured(1, "2010-03-31", "2010-05-01")}));
  keep("a.sqlite", "companyfacts", "cik.json",
       file_of({"Alphabet Inc.", {{"cik", "1"}}}, {measured(2, "2025-12-31", "2026-02-01")}));
  EXPECT_EQ(read({path}).at(0).name, "Alphabet Inc.");
}

TEST_F(EvidenceFilesTest, ThatWhichDoesNotFitTheModelIsRejectedBeforeItIsKept) {
  ImportedFile file = file_of({"Acme", {}}, {measured(1, "2025-12-31", "2026-02-01")});
  file.observations.push_back(file.observations[0]);
  file.observations.back().signal = "revenu";
  file.observations.push_back(file.observations[0]);
  file.observations.back().value = std::string("much");
  file.observations.push_back(file.observations[0]);
  file.observations.back().source.clear();
  const ImportedFile checked = checked_by(model_, file);
  EXPECT_EQ(checked.observations.size(), 1U);
  EXPECT_EQ(checked.rejects_in_all, 3U);
  EXPECT_EQ(checked.rejects[0].reason, "no such signal: \"revenu\" (did you mean \"revenue\"?)");
}

}  // namespace
}  // namespace fitrank::test
