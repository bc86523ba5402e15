#include "score/skyband_index.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xxhash.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "score/synthetic.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

namespace fs = std::filesystem;
using test::Draw;
using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// Synthetic companies with ids that do not rise with the rows.
struct Companies {
  ScoreMatrix scores;
  std::vector<std::string> ids;

  explicit Companies(const SyntheticSpec& spec) : scores(synthetic_scores(spec, 1)) {
    for (std::size_t row = 0; row < spec.companies; ++row) {
      ids.push_back(fmt::format("{:05}-id", row * 7919 % 100003));
    }
  }
};

IndexSource source_of(std::size_t criteria) {
  IndexSource source{"big.csv", 12345, 99, 77, {}};
  for (std::size_t c = 0; c < criteria; ++c) source.criteria.push_back(fmt::format("criterion{}", c));
  return source;
}

SkybandIndex index_of(const Companies& companies, std::size_t k) {
  return SkybandIndex::build(companies.scores, IdList(companies.ids), k, source_of(companies.scores.criteria()));
}

class SkybandIndexTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "fitrank-index-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder = pattern;
    file = folder / "big.index";
  }
  void TearDown() override { fs::remove_all(folder); }

  static std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  static void write(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }
  std::string refusal(const std::string& bytes) const {
    write(file, bytes);
    try {
      SkybandIndex::load(file);
    } catch (const std::runtime_error& error) {
      const std::string message = error.what();
      EXPECT_THAT(message, StartsWith(file.string() + ": "));
      return message.substr(file.string().size() + 2);
    }
    return "loaded";
  }
  std::string saved(const SkybandIndex& index) const {
    index.save(file);
    return read(file);
  }

  fs::path folder;
  fs::path file;
};

constexpr const char* kDamaged = "a damaged index; build it again";

std::string with_number(std::string bytes, std::size_t offset, std::uint64_t number) {
  return bytes.replace(offset, sizeof number, reinterpret_cast<const char*>(&number), sizeof number);
}

/// With a checksum that fits, so that only the other checks are left.
std::string resealed(std::string bytes) {
  const std::size_t hashed = bytes.size() - 8;
  return with_number(bytes, hashed, XXH3_64bits(bytes.data(), hashed));
}

std::vector<double> draw_index_weights(Draw& draw, std::size_t criteria) {
  std::vector<double> weights(criteria);
  for (double& weight : weights) weight = draw.below(3) == 0 ? 0 : draw.unit();
  weights[draw.below(criteria)] = 0.25 + draw.unit();
  return weights;
}

void expect_same_answers(const SkybandIndex& index, const Companies& companies, std::uint64_t seed) {
  Draw draw(seed);
  for (int query = 0; query < 25; ++query) {
    const Weights weights(draw_index_weights(draw, companies.scores.criteria()));
    const std::size_t top = 1 + draw.below(index.k());
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      const auto got = index.top(weights, missing, top, 1);
      const auto expected =
          top_companies(companies.scores, IdList(companies.ids), weights, missing, {.top = top, .threads = 1});
      ASSERT_EQ(got.size(), expected.size());
      for (std::size_t i = 0; i < got.size(); ++i) {
        EXPECT_EQ(index.row_of(got[i].company), expected[i].company);
        EXPECT_EQ(index.ids().at(got[i].company), companies.ids[expected[i].company]);
        EXPECT_EQ(got[i].rank, expected[i].rank);
        EXPECT_TRUE(test::same_bits(got[i].fit.score, expected[i].fit.score));
        EXPECT_TRUE(test::same_bits(got[i].fit.low, expected[i].fit.low));
        EXPECT_TRUE(test::same_bits(got[i].fit.high, expected[i].fit.high));
        EXPECT_TRUE(test::same_bits(got[i].fit.coverage, expected[i].fit.coverage));
      }
    }
  }
}

TEST_F(SkybandIndexTest, GivesWhatTheWholeSetGivesFromMemoryAndFromAFile) {
  for (const double unknown : {0.0, 0.3}) {
    for (const std::size_t criteria : {1U, 3U, 5U}) {
      const Companies companies({.companies = 3000, .criteria = criteria, .unknown = unknown, .seed = criteria});
      const SkybandIndex index = index_of(companies, 7);
      expect_same_answers(index, companies, 1);
      index.save(file);
      expect_same_answers(SkybandIndex::load(file), companies, 2);
    }
  }
}

TEST_F(SkybandIndexTest, KeepsWhatIsKnownBelowTheScores) {
  Companies companies({.companies = 500, .criteria = 3, .unknown = 0.3, .seed = 9});
  companies.scores.keep_extents(400);
  Draw draw(5);
  for (std::size_t row = 0; row < 400; ++row) {
    for (std::size_t c = 0; c < 3; ++c) {
      const float score = companies.scores.at(row, c);
      if (!std::isnan(score) && draw.below(2) == 0) companies.scores.set_extent(row, c, {score / 2, 100, 1, 99, 0.5});
    }
  }
  const SkybandIndex index = index_of(companies, 4);
  expect_same_answers(index, companies, 1);
  const std::string bytes = saved(index);
  expect_same_answers(SkybandIndex::load(file), companies, 2);
  const std::size_t last_extent = bytes.size() - 8 - sizeof(Extent);
  EXPECT_EQ(refusal(resealed(with_number(bytes, last_extent + 16, 0x4000000000000000U))), kDamaged) << "coverage 2";
}

TEST_F(SkybandIndexTest, CountsWhomWeightsRank) {
  const Companies companies({.companies = 3000, .criteria = 3, .unknown = 0.6});
  const SkybandIndex index = index_of(companies, 3);
  index.save(file);
  const SkybandIndex loaded = SkybandIndex::load(file);
  for (const std::vector<double>& raw : {std::vector<double>{1, 1, 1}, {0, 1, 0}, {2, 0, 1}}) {
    const Weights weights(raw);
    const IdList ids(companies.ids);
    const std::size_t ranked = rank_companies(companies.scores, ids, weights, MissingPolicy::zero).ranked.size();
    EXPECT_LT(ranked, 3000U);
    EXPECT_EQ(index.ranked(weights), ranked);
    EXPECT_EQ(loaded.ranked(weights), ranked);
  }
}

TEST_F(SkybandIndexTest, GivesNoMoreThanTheFirstK) {
  const SkybandIndex index = index_of(Companies({.companies = 100}), 3);
  const Weights weights(std::vector<double>{1, 1, 1, 1, 1});
  EXPECT_EQ(index.top(weights, MissingPolicy::zero, 3).size(), 3U);
  try {
    index.top(weights, MissingPolicy::zero, 4);
    FAIL() << "gave more";
  } catch (const std::invalid_argument& error) {
    EXPECT_STREQ(error.what(), "this index answers for the top 3 at most, not the top 4");
  }
}

TEST_F(SkybandIndexTest, KeepsItsMembersStrongestFirst) {
  const Companies companies({.companies = 2000, .criteria = 3, .unknown = 0.2});
  const SkybandIndex index = index_of(companies, 2);
  const auto strength = [&](std::size_t member) {
    double sum = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      const float score = index.scores().at(member, c);
      sum += std::isnan(score) ? 50 : double{score};
    }
    return sum;
  };
  ASSERT_GT(index.members(), 10U);
  for (std::size_t member = 1; member < index.members(); ++member) EXPECT_GE(strength(member - 1), strength(member));
}

TEST_F(SkybandIndexTest, SaysWhetherItPays) {
  const SkybandIndex few = index_of(Companies({.companies = 5000, .criteria = 2}), 1);
  EXPECT_TRUE(few.pays());
  EXPECT_DOUBLE_EQ(few.fraction(), static_cast<double>(few.members()) / 5000);
  const SkybandIndex most = index_of(Companies({.companies = 50, .criteria = 8}), 10);
  EXPECT_GT(most.fraction(), 0.5);
  EXPECT_FALSE(most.pays());
  const SkybandIndex none = index_of(Companies({.companies = 0}), 10);
  EXPECT_FALSE(none.pays());
  EXPECT_DOUBLE_EQ(none.fraction(), 0);
}

TEST_F(SkybandIndexTest, KeepsAllOfItselfInAFile) {
  const Companies companies({.companies = 1000, .criteria = 4, .unknown = 0.1});
  const SkybandIndex index = index_of(companies, 5);
  index.save(file);
  const SkybandIndex loaded = SkybandIndex::load(file);
  EXPECT_EQ(loaded.k(), 5U);
  EXPECT_EQ(loaded.companies(), 1000U);
  EXPECT_EQ(loaded.members(), index.members());
  EXPECT_EQ(loaded.source().path, "big.csv");
  EXPECT_EQ(loaded.source().bytes, 12345U);
  EXPECT_EQ(loaded.source().hash, 99U);
  EXPECT_EQ(loaded.source().model_hash, 77U);
  EXPECT_THAT(loaded.source().criteria, ElementsAre("criterion0", "criterion1", "criterion2", "criterion3"));
  for (std::size_t member = 0; member < index.members(); ++member) {
    ASSERT_EQ(loaded.row_of(member), index.row_of(member));
    ASSERT_EQ(loaded.ids().at(member), companies.ids[index.row_of(member)]);
  }
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(loaded.scores().column(1).data()) % 64, 0U);
}

TEST_F(SkybandIndexTest, KeepsAnIndexOfNobodyInAFile) {
  saved(index_of(Companies({.companies = 0}), 5));
  const SkybandIndex loaded = SkybandIndex::load(file);
  EXPECT_EQ(loaded.members(), 0U);
  EXPECT_TRUE(loaded.top(Weights(std::vector<double>{1, 1, 1, 1, 1}), MissingPolicy::zero, 5).empty());
}

TEST_F(SkybandIndexTest, ReplacesAFileThatIsInUse) {
  const Companies companies({.companies = 3000, .criteria = 3});
  index_of(companies, 4).save(file);
  const SkybandIndex loaded = SkybandIndex::load(file);
  index_of(Companies({.companies = 10}), 1).save(file);
  expect_same_answers(loaded, companies, 3);
  EXPECT_EQ(SkybandIndex::load(file).companies(), 10U);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
}

TEST_F(SkybandIndexTest, NamesThePathWhereItCannotWriteOrRead) {
  const fs::path nowhere = folder / "no" / "big.index";
  const auto message = [](const auto& action) -> std::string {
    try {
      action();
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "no failure";
  };
  EXPECT_EQ(message([&] { index_of(Companies({.companies = 10}), 1).save(nowhere); }),
            fmt::format("cannot write {}: No such file or directory", nowhere.string()));
  EXPECT_EQ(message([&] { SkybandIndex::load(nowhere); }),
            fmt::format("cannot read {}: No such file or directory", nowhere.string()));
  EXPECT_EQ(message([&] { SkybandIndex::load(folder); }),
            fmt::format("cannot read {}: Is a directory", folder.string()));
}

// What a file may be instead of a sound index. The header: magic at 0, byte order at 8, version at
// 12, then 8 bytes each: file size 16, k 24, companies 32, members 40, criteria 48, string bytes 56,
// id bytes 64, source size 72, source hash 80, model hash 88, patterns 96, rows with
// extents 104; at 112 the size of the source's path.

TEST_F(SkybandIndexTest, RefusesWhatIsNoIndex) {
  EXPECT_EQ(refusal(""), "not a fitrank index");
  EXPECT_EQ(refusal("id,growth\na,50\n"), "not a fitrank index");
}

TEST_F(SkybandIndexTest, RefusesAnotherVersionOrByteOrder) {
  std::string bytes = saved(index_of(Companies({.companies = 200}), 2));
  std::string newer = bytes;
  newer[12] = 3;
  EXPECT_EQ(refusal(newer), "an index of version 3; this fitrank reads version 2; build it again");
  std::string swapped = bytes;
  std::reverse(swapped.begin() + 8, swapped.begin() + 12);
  EXPECT_EQ(refusal(swapped), "an index from a machine with another byte order; build it again here");
}

TEST_F(SkybandIndexTest, RefusesAnIndexCutShortAnywhere) {
  const std::string bytes = saved(index_of(Companies({.companies = 200, .criteria = 3}), 2));
  for (std::size_t size = 0; size < bytes.size(); size += size < 128 ? 1 : 37) {
    ASSERT_THAT(refusal(bytes.substr(0, size)), AnyOf("not a fitrank index", HasSubstr("truncated"))) << size;
  }
  EXPECT_EQ(refusal(bytes.substr(0, bytes.size() - 1)),
            fmt::format("a truncated index: {} of {} bytes; build it again", bytes.size() - 1, bytes.size()));
  EXPECT_EQ(refusal(bytes + "x"), kDamaged);
}

TEST_F(SkybandIndexTest, RefusesAnIndexWithAnyByteFlipped) {
  const std::string bytes = saved(index_of(Companies({.companies = 300, .criteria = 3}), 2));
  for (std::size_t at = 0; at < bytes.size(); at += at < 256 ? 1 : 11) {
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    const std::string message = refusal(flipped);
    ASSERT_NE(message, "loaded") << "byte " << at;
    ASSERT_TRUE(at < 24 || message == kDamaged) << "byte " << at << ": " << message;
  }
}

TEST_F(SkybandIndexTest, RefusesSizesThatLieHoweverSoundTheChecksum) {
  const std::string bytes = saved(index_of(Companies({.companies = 300, .criteria = 3}), 2));
  constexpr std::uint64_t kHuge = std::numeric_limits<std::uint64_t>::max();
  for (const std::size_t field : {40U, 48U, 56U, 64U, 96U, 104U}) {
    std::uint64_t stated = 0;
    std::memcpy(&stated, bytes.data() + field, sizeof stated);
    for (const std::uint64_t lie : {kHuge, kHuge / 2, kHuge / 4, kHuge / 8, kHuge / 32, std::uint64_t{1} << 32,
                                    stated + 64, stated + 1, stated - 1, std::uint64_t{0}}) {
      if (lie == stated) continue;
      ASSERT_EQ(refusal(resealed(with_number(bytes, field, lie))), kDamaged) << "field " << field << ": " << lie;
    }
  }
  EXPECT_EQ(refusal(resealed(with_number(bytes, 32, 1))), kDamaged);  // more members than companies
  EXPECT_EQ(refusal(resealed(bytes)), "loaded");
}

/// Where the members' rows stand: behind the header and the strings, whose length it states.
std::size_t first_row(const std::string& bytes) {
  std::uint64_t string_bytes = 0;
  std::memcpy(&string_bytes, bytes.data() + 56, sizeof string_bytes);
  return (112 + string_bytes + 7) / 8 * 8;
}

TEST_F(SkybandIndexTest, RefusesSizesWhoseSumIsRightOnlyByOverflow) {
  const SkybandIndex index = index_of(Companies({.companies = 300, .criteria = 3}), 2);
  const std::string bytes = saved(index);
  const auto raised = [](std::string to, std::size_t field, std::uint64_t by) {
    std::uint64_t stated = 0;
    std::memcpy(&stated, to.data() + field, sizeof stated);
    return with_number(std::move(to), field, stated + by);
  };
  constexpr std::uint64_t kHalf = std::uint64_t{1} << 63;
  // As many companies as can be, all of one pattern, whose count stands behind the id offsets and the pattern.
  const std::size_t pattern = first_row(bytes) + 8 * (2 * index.members() + 1);
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  const std::string all_companies = with_number(with_number(bytes, 32, kMost), pattern + 8, kMost);
  EXPECT_EQ(refusal(resealed(raised(all_companies, 40, kHalf / 2))), kDamaged);
  EXPECT_EQ(refusal(resealed(raised(bytes, 48, kHalf / 2))), kDamaged);
  EXPECT_EQ(refusal(resealed(raised(raised(bytes, 56, kHalf), 64, kHalf))), kDamaged);
  EXPECT_EQ(refusal(resealed(all_companies)), "loaded");
  EXPECT_EQ(refusal(resealed(with_number(bytes, 32, kMost))), kDamaged) << "patterns do not add up";
  EXPECT_EQ(refusal(resealed(with_number(bytes, pattern + 8, 0))), kDamaged);
}

TEST_F(SkybandIndexTest, RefusesContentsThatLieHoweverSoundTheChecksum) {
  const SkybandIndex index = index_of(Companies({.companies = 300, .criteria = 3}), 2);
  const std::string bytes = saved(index);
  const std::size_t rows = first_row(bytes);
  std::uint64_t row = 0;
  std::memcpy(&row, bytes.data() + rows, sizeof row);
  ASSERT_EQ(row, index.row_of(0));
  EXPECT_EQ(refusal(resealed(with_number(bytes, rows, 300))), kDamaged);
  const std::size_t id_offsets = rows + 8 * index.members();
  EXPECT_EQ(refusal(resealed(with_number(bytes, id_offsets, 1))), kDamaged);
  EXPECT_EQ(refusal(resealed(with_number(bytes, id_offsets + 8, 1 << 20))), kDamaged);
  EXPECT_EQ(refusal(resealed(with_number(bytes, id_offsets + 8 * index.members(), 1))), kDamaged);
  for (const float score : {-1.0F, 100.5F, std::numeric_limits<float>::infinity()}) {
    std::string wrong = bytes;
    const std::size_t columns = bytes.size() - 8 - index.scores().stride() * 3 * sizeof(float);
    std::memcpy(wrong.data() + columns, &score, sizeof score);
    EXPECT_EQ(refusal(resealed(wrong)), kDamaged);
    wrong = bytes;  // a cell behind the last member must stay unknown
    std::memcpy(wrong.data() + bytes.size() - 12, &score, sizeof score);
    EXPECT_EQ(refusal(resealed(wrong)), kDamaged);
  }
}

TEST_F(SkybandIndexTest, HashesAFilesBytes) {
  write(file, "abc");
  EXPECT_EQ(hash_file(file), XXH3_64bits("abc", 3));
  write(file, "");
  EXPECT_EQ(hash_file(file), 0x2d06800538d394c2U);  // XXH3 64 of nothing
  EXPECT_THROW(hash_file(folder / "none"), std::runtime_error);
}

TEST_F(SkybandIndexTest, TellsWhetherItsSourceIsWhatItWas) {
  const fs::path table = folder / "big.csv";
  const fs::path model = folder / "model.yaml";
  write(table, "id,growth\na,50\n");
  write(model, "criteria: {}\n");
  const IndexSource source = describe_source(table, model, {"growth"});
  EXPECT_EQ(source.path, table.string());
  EXPECT_EQ(source.bytes, 15U);
  EXPECT_EQ(table_state(source, table), SourceState::same);
  EXPECT_EQ(model_state(source, model), SourceState::same);

  write(table, "id,growth\na,51\n");  // as long as before
  EXPECT_EQ(table_state(source, table), SourceState::changed);
  write(table, "id,growth\na,50\nb,50\n");
  EXPECT_EQ(table_state(source, table), SourceState::changed);
  EXPECT_EQ(model_state(source, model), SourceState::same);
  write(model, "criteria: []\n");
  EXPECT_EQ(model_state(source, model), SourceState::changed);
  fs::remove(table);
  fs::remove(model);
  EXPECT_EQ(table_state(source, table), SourceState::missing);
  EXPECT_EQ(model_state(source, model), SourceState::missing);
  EXPECT_EQ(table_state(IndexSource{}, table), SourceState::same);  // made from memory
}

}  // namespace
}  // namespace fitrank
