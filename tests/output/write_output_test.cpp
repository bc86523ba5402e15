#include "output/write_output.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/whole_file.hpp"

namespace fitrank {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::ExitedWithCode;
using ::testing::IsEmpty;
using ::testing::KilledBySignal;
using ::testing::StartsWith;

/// A folder of its own for each test.
class WriteOutput : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "fitrank-write-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder = pattern;
    file = folder / "out.txt";
  }
  void TearDown() override { fs::remove_all(folder); }

  static std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  static mode_t mode_of(const fs::path& path) {
    struct stat there {};
    EXPECT_EQ(stat(path.c_str(), &there), 0);
    return there.st_mode & static_cast<mode_t>(07777);
  }
  static std::string failure(const fs::path& path, std::string_view text = "text") {
    try {
      write_output(path, text);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "no failure";
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

  fs::path folder;
  fs::path file;
};

TEST_F(WriteOutput, WritesANewFileWithTheModeThatTheMaskLeaves) {
  const mode_t before = umask(027);
  write_output(file, "text\n");
  umask(before);
  EXPECT_EQ(read(file), "text\n");
  EXPECT_EQ(mode_of(file), 0640u);
  EXPECT_THAT(names(), ElementsAre("out.txt"));
}

TEST_F(WriteOutput, ReplacesAFileWholeAndKeepsItsMode) {
  write_output(file, "a long text that was there before\n");
  fs::permissions(file, fs::perms(0604));
  const std::ifstream reader(file);
  write_output(file, "short\n");
  EXPECT_EQ(read(file), "short\n");
  EXPECT_EQ(mode_of(file), 0604u);
  std::string old;
  old.assign(std::istreambuf_iterator<char>(reader.rdbuf()), {});
  EXPECT_EQ(old, "a long text that was there before\n");
}

TEST_F(WriteOutput, WritesTextOfManyMegabytes) {
  const std::string text(std::size_t{5} << 20, 'x');
  write_output(file, text);
  EXPECT_EQ(read(file), text);
}

TEST_F(WriteOutput, FollowsALinkAndLeavesItInPlace) {
  fs::create_directory(folder / "there");
  fs::create_symlink("there/real.txt", folder / "link");
  write_output(folder / "link", "new");  // leads nowhere yet
  EXPECT_EQ(read(folder / "there/real.txt"), "new");
  write_output(folder / "link", "newer");
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_FALSE(fs::is_symlink(folder / "there/real.txt"));
  EXPECT_EQ(read(folder / "there/real.txt"), "newer");
}

TEST_F(WriteOutput, RefusesALinkToItself) {
  fs::create_symlink("loop", folder / "loop");
  EXPECT_EQ(failure(folder / "loop"),
            "cannot write " + (folder / "loop").string() + ": Too many levels of symbolic links");
}

/// Ends the process with 0 where `holds`; run in a child and without root's rights, so that code that
/// would wrongly replace a device cannot: the tests' own machine would be without it.
template <typename Check>
void check_without_rights(Check holds) {
  if (geteuid() == 0 && seteuid(65534) != 0) std::_Exit(2);
  std::_Exit(holds() ? 0 : 1);
}

TEST_F(WriteOutput, WritesIntoADevice) {
  EXPECT_EXIT(check_without_rights([] { return failure("/dev/null") == "no failure"; }), ExitedWithCode(0), "");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(WriteOutput, WritesIntoAFifo) {
  const fs::path fifo = folder / "fifo";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  const int reader = open(fifo.c_str(), O_RDONLY | O_NONBLOCK);
  write_output(fifo, "through");
  char text[16] = {};
  EXPECT_EQ(::read(reader, text, sizeof text), 7);
  close(reader);
  EXPECT_STREQ(text, "through");
  EXPECT_TRUE(fs::is_fifo(fifo));
}

TEST_F(WriteOutput, TellsWhenADeviceIsFull) {
  EXPECT_EXIT(
      check_without_rights([] { return failure("/dev/full") == "cannot write /dev/full: No space left on device"; }),
      ExitedWithCode(0), "");
}

TEST_F(WriteOutput, TellsWhenThePlaceIsAFolderOrMissing) {
  EXPECT_EQ(failure(folder), "cannot write " + folder.string() + ": Is a directory");
  EXPECT_EQ(failure(folder / "no/out.txt"),
            "cannot write " + (folder / "no/out.txt").string() + ": No such file or directory");
}

TEST_F(WriteOutput, LeavesTheOldFileAndNoOtherWhereWritingFails) {
  write_output(file, "old");
  // In a process of its own: no file may grow beyond 100 bytes there.
  const auto write_too_much = [this] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100, 100};
    setrlimit(RLIMIT_FSIZE, &limit);
    const std::string message = failure(file, std::string(1000, 'x'));
    std::_Exit(message == "cannot write " + file.string() + ": File too large" ? 0 : 1);
  };
  EXPECT_EXIT(write_too_much(), ExitedWithCode(0), "");
  EXPECT_EQ(read(file), "old");
  EXPECT_THAT(names(), ElementsAre("out.txt"));
}

TEST_F(WriteOutput, RemovesTheHalfWrittenFileOnASignal) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const auto interrupt = [this, signal] {
      std::signal(signal, SIG_DFL);  // a background job of a shell is started with some ignored
      remove_temporaries_on_signal();
      const WholeFile half(file);
      if (names().size() == 1) raise(signal);
    };
    EXPECT_EXIT(interrupt(), KilledBySignal(signal), "");
    EXPECT_THAT(names(), IsEmpty());
  }
}

TEST_F(WriteOutput, LeavesAnIgnoredSignalIgnored) {
  const auto interrupt = [] {
    std::signal(SIGHUP, SIG_IGN);
    remove_temporaries_on_signal();
    raise(SIGHUP);
    std::_Exit(7);
  };
  EXPECT_EXIT(interrupt(), ExitedWithCode(7), "");
}

/// Runs `action` with standard output going to `descriptor`.
template <typename Action>
void with_standard_output(int descriptor, Action action) {
  const int saved = dup(STDOUT_FILENO);
  dup2(descriptor, STDOUT_FILENO);
  action();
  dup2(saved, STDOUT_FILENO);
  close(saved);
}

TEST_F(WriteOutput, TakesADashAndDevStdoutForStandardOutput) {
  const int there = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  with_standard_output(there, [] {
    write_output("-", "one ");
    EXPECT_EXIT(check_without_rights([] { return failure("/dev/stdout", "two") == "no failure"; }), ExitedWithCode(0),
                "");
  });
  close(there);
  EXPECT_EQ(read(file), "one two");
}

TEST_F(WriteOutput, TellsWhenStandardOutputIsFull) {
  const int full = open("/dev/full", O_WRONLY);
  std::string message;
  with_standard_output(full, [&] { message = failure("-"); });
  close(full);
  EXPECT_EQ(message, "cannot write standard output: No space left on device");
}

TEST_F(WriteOutput, IsQuietWhenTheReaderHasGone) {
  int ends[2] = {};
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  std::string message;
  with_standard_output(ends[1], [&] { message = failure("-"); });
  std::signal(SIGPIPE, before);
  close(ends[1]);
  EXPECT_EQ(message, "no failure");
}

}  // namespace
}  // namespace fitrank
