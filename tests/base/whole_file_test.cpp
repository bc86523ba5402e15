// A file in pieces; what holds of a single write is in output/write_output_test.cpp.
#include "base/whole_file.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace fitrank {
namespace {

namespace fs = std::filesystem;

class WholeFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "fitrank-whole-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder = pattern;
    path = folder / "out.csv";
  }
  void TearDown() override { fs::remove_all(folder); }

  std::string text() const {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::ptrdiff_t files() const { return std::distance(fs::directory_iterator(folder), {}); }

  fs::path folder;
  fs::path path;
};

TEST_F(WholeFileTest, AppearsWithAllItsPiecesOnceFinished) {
  WholeFile file(path);
  EXPECT_TRUE(file.write("one "));
  EXPECT_TRUE(file.write("two"));
  EXPECT_FALSE(fs::exists(path));
  file.finish();
  EXPECT_EQ(text(), "one two");
  EXPECT_EQ(files(), 1);
}

TEST_F(WholeFileTest, LeavesNothingAndTheOldFileWhereItIsNotFinished) {
  { std::ofstream(path) << "old"; }
  {
    WholeFile file(path);
    file.write("half");
    EXPECT_EQ(files(), 2);
  }
  EXPECT_EQ(text(), "old");
  EXPECT_EQ(files(), 1);
}

TEST_F(WholeFileTest, RefusesASecondAtATimeAndKeepsTheFirst) {
  WholeFile first(path);
  first.write("first");
  EXPECT_THROW(WholeFile(folder / "other"), std::logic_error);
  first.finish();
  EXPECT_EQ(text(), "first");
  WholeFile(folder / "other").finish();
  EXPECT_EQ(files(), 2);
}

TEST_F(WholeFileTest, SaysWhenTheReaderHasGone) {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  int ends[2] = {};
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  const int saved = dup(STDOUT_FILENO);
  dup2(ends[1], STDOUT_FILENO);
  bool wanted[2] = {true, true};
  {
    WholeFile file("-");
    wanted[0] = file.write("x");
    wanted[1] = file.write("y");
    file.finish();
  }
  dup2(saved, STDOUT_FILENO);
  close(saved);
  close(ends[1]);
  std::signal(SIGPIPE, before);
  EXPECT_FALSE(wanted[0]);
  EXPECT_FALSE(wanted[1]);
}

}  // namespace
}  // namespace fitrank
