#include "input/source_text.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <thread>

#include "input/reading.hpp"
#include "input/scratch.hpp"

namespace fitrank::test {
namespace {

TEST(ReadSource, ReadsAFileWithItsName) {
  const Scratch scratch;
  const auto path = scratch.write("a.yaml", std::string("id: a\r\n\0\xff", 9));
  Problems problems;
  const auto source = read_source(path, 9, problems);
  ASSERT_TRUE(source);
  EXPECT_EQ(source->name, path.string());
  EXPECT_EQ(source->text, std::string("id: a\r\n\0\xff", 9));
  EXPECT_EQ(to_text(problems), "");
}

TEST(ReadSource, SaysThatAFileIsMissing) {
  Problems problems;
  EXPECT_FALSE(read_source("no/such.yaml", 10, problems));
  EXPECT_EQ(to_text(problems), "no/such.yaml: no such file\n");
}

TEST(ReadSource, SaysThatAPathIsAFolder) {
  const Scratch scratch;
  Problems problems;
  EXPECT_FALSE(read_source(scratch.folder(), 10, problems));
  EXPECT_EQ(to_text(problems), scratch.folder().string() + ": a folder, not a file\n");
}

TEST(ReadSource, SaysThatAFileMayNotBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "the superuser may read every file";
  const Scratch scratch;
  const auto path = scratch.write("a.yaml", "id: a\n");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  Problems problems;
  EXPECT_FALSE(read_source(path, 10, problems));
  EXPECT_EQ(to_text(problems), path.string() + ": cannot be read: permission denied\n");
}

TEST(ReadSource, RefusesAFileOverTheLimit) {
  const Scratch scratch;
  const auto path = scratch.write("a.csv", std::string(11, 'x'));
  Problems problems;
  EXPECT_FALSE(read_source(path, 10, problems));
  EXPECT_EQ(to_text(problems), path.string() + ": larger than the 10 byte limit\n");
}

TEST(ReadSource, NamesTheLimitOfYamlFiles) {
  const Scratch scratch;
  const auto path = scratch.write("a.yaml", std::string(kYamlSizeLimit + 1, '#'));
  Problems problems;
  EXPECT_FALSE(read_source(path, kYamlSizeLimit, problems));
  EXPECT_EQ(to_text(problems), path.string() + ": larger than the 4 MiB limit for YAML files\n");
}

TEST(ReadSource, ReadsAFileOfExactlyTheLimit) {
  const Scratch scratch;
  const auto path = scratch.write("a.yaml", std::string(kYamlSizeLimit, '#'));
  Problems problems;
  const auto source = read_source(path, kYamlSizeLimit, problems);
  ASSERT_TRUE(source);
  EXPECT_EQ(source->text.size(), kYamlSizeLimit);
}

TEST(ReadSource, StopsAtTheLimitOfAnEndlessDevice) {
  Problems problems;
  EXPECT_FALSE(read_source("/dev/zero", 1000, problems));
  EXPECT_EQ(to_text(problems), "/dev/zero: larger than the 1000 byte limit\n");
}

TEST(ReadSource, ReadsANamedPipeThatIsFilledBitByBit) {
  const Scratch scratch;
  const auto path = scratch.folder() / "pipe";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&path] {
    std::ofstream pipe(path);
    for (const char* part : {"id: a\n", "name: ", "A\n"}) pipe << part << std::flush;
  });
  Problems problems;
  const auto source = read_source(path, 100, problems);
  writer.join();
  ASSERT_TRUE(source);
  EXPECT_EQ(source->text, "id: a\nname: A\n");
}

TEST(ReadSource, ReadsStandardInput) {
  const StandardInput input("id: a\n");
  Problems problems;
  const auto source = read_source("-", 100, problems);
  ASSERT_TRUE(source);
  EXPECT_EQ(source->name, "<stdin>");
  EXPECT_EQ(source->text, "id: a\n");
}

TEST(PeekStream, GivesTheStartAndLeavesTheWholeToBeRead) {
  const StandardInput input("id: a\n");
  EXPECT_EQ(peek_stream("-", 3), "id:");
  EXPECT_EQ(peek_stream("-", 3), "id:");
  Problems problems;
  EXPECT_EQ(read_source("-", 6, problems).value().text, "id: a\n");
  EXPECT_EQ(read_source("-", 6, problems).value().text, "");
}

TEST(PeekStream, GivesAllOfAShortStream) {
  const StandardInput input("id: a\n");
  EXPECT_EQ(peek_stream("-", 100), "id: a\n");
  Problems problems;
  EXPECT_EQ(read_source("-", 100, problems).value().text, "id: a\n");
}

TEST(PeekStream, CountsTowardsTheLimit) {
  for (const std::size_t limit : {3U, 5U}) {
    const StandardInput input("id: a\n");
    EXPECT_EQ(peek_stream("-", 6), "id: a\n");
    Problems problems;
    EXPECT_FALSE(read_source("-", limit, problems));
    EXPECT_EQ(to_text(problems), fmt::format("<stdin>: larger than the {} byte limit\n", limit));
  }
}

TEST(PeekStream, OpensANamedPipeOnce) {
  const Scratch scratch;
  const auto path = scratch.folder() / "pipe";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  EXPECT_TRUE(is_stream(path));
  const std::string text(200000, 'x');
  std::thread writer([&] { std::ofstream(path) << text; });
  EXPECT_EQ(peek_stream(path, 1000), text.substr(0, 1000));
  Problems problems;
  std::size_t told = 0;
  const auto source = read_source(path, text.size(), problems, [&](std::size_t done, std::size_t of) {
    EXPECT_GT(done, told);
    EXPECT_EQ(of, 0U);
    told = done;
  });
  writer.join();
  ASSERT_TRUE(source);
  EXPECT_EQ(source->text, text);
  EXPECT_EQ(told, text.size());
}

TEST(PeekStream, LeavesItToTheReaderToSayWhyNothingCanBeRead) {
  const Scratch scratch;
  EXPECT_FALSE(peek_stream(scratch.folder() / "none", 10));
  EXPECT_EQ(peek_stream(scratch.folder(), 10), "");
  Problems problems;
  EXPECT_FALSE(read_source(scratch.folder(), 10, problems));
  EXPECT_EQ(to_text(problems), scratch.folder().string() + ": a folder, not a file\n");
}

TEST(IsStream, TellsStreamsFromFiles) {
  const Scratch scratch;
  EXPECT_TRUE(is_stream("-"));
  EXPECT_TRUE(is_stream("/dev/stdin"));
  EXPECT_FALSE(is_stream(scratch.write("a.csv", "id\n")));
  EXPECT_FALSE(is_stream(scratch.folder()));
  EXPECT_FALSE(is_stream(scratch.folder() / "none"));
}

TEST(ReadSource, ReadsStandardInputByItsDevice) {
  const StandardInput input("id: a\n");
  Problems problems;
  const auto source = read_source("/dev/stdin", 100, problems);
  ASSERT_TRUE(source);
  EXPECT_EQ(source->text, "id: a\n");
}

}  // namespace
}  // namespace fitrank::test
