#include "evidence/source_title.hpp"

#include <gtest/gtest.h>

#include "evidence/company.hpp"

namespace fitrank {
namespace {

const SourceTitles kOwn{{"a.txt", "the filing"}};
const SourceTitles kModel{{"a.txt", "a file"}, {"b.txt", "the page, 2026"}, {"x, y", "both"}};

TEST(SourceTitle, TheFirstListComesFirst) {
  EXPECT_EQ(title_of_source("a.txt", kOwn, kModel), "the filing");
  EXPECT_EQ(title_of_source("a.txt", {}, kModel), "a file");
}

TEST(SourceTitle, WhatHasNoneSpeaksForItself) {
  EXPECT_EQ(title_of_source("c.txt", kOwn, kModel), "");
  EXPECT_EQ(title_of_source("", kOwn, kModel), "");
  EXPECT_EQ(title_of_source("general knowledge, stated nowhere", kOwn, kModel), "");
}

TEST(SourceTitle, SeveralDocumentsGetAllTheirTitles) {
  EXPECT_EQ(title_of_source("a.txt, b.txt", kOwn, kModel), "the filing; the page, 2026");
  EXPECT_EQ(title_of_source("c.txt, b.txt", kOwn, kModel), "c.txt; the page, 2026");
  EXPECT_EQ(title_of_source("x, y", kOwn, kModel), "both");
}

TEST(SourceTitle, EveryObservationAndClaimGetsOne) {
  Company company;
  company.sources = kOwn;
  company.observations = {{0, 1.0, 0, {}, "a.txt", ""}, {0, 1.0, 0, {}, "c.txt", ""}};
  company.claims = {{"Grows", 0, {}, "b.txt", 0}};
  give_titles(company, kModel);
  EXPECT_EQ(source_text(company.observations[0]), "the filing");
  EXPECT_EQ(source_text(company.observations[1]), "c.txt");
  EXPECT_EQ(source_text(company.claims[0]), "the page, 2026");
}

}  // namespace
}  // namespace fitrank
