#include "cli/open_browser.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace fitrank::cli {

namespace {

/// A program that runs longer is a browser at work.
constexpr std::chrono::seconds kPatience{3};
constexpr std::chrono::milliseconds kGlance{10};

/// Every byte that an address does not take as it is, in percent.
std::string file_url(const std::filesystem::path& file) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string url = "file://";
  for (const char c : std::filesystem::absolute(file).lexically_normal().string()) {
    if (kPlain.find(c) != kPlain.npos) {
      url += c;
    } else {
      url += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return url;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    if (!part.empty()) parts.emplace_back(part);
  }
  return parts;
}

std::vector<std::string> programs() {
  const char* named = std::getenv("BROWSER");
  std::vector<std::string> programs = named == nullptr ? std::vector<std::string>() : split(named, ':');
  if (programs.empty()) programs.emplace_back("xdg-open");
  return programs;
}

/// The words of `program`, with the address where it says "%s", else behind them.
std::vector<std::string> command_line(const std::string& program, const std::string& url) {
  std::vector<std::string> words = split(program, ' ');
  bool placed = false;
  for (std::string& word : words) {
    const std::size_t at = word.find("%s");
    if (at == word.npos) continue;
    word.replace(at, 2, url);
    placed = true;
  }
  if (!placed) words.push_back(url);
  return words;
}

/// How a program is started: in a session of its own, that it may outlive this one, and without our terminal.
class SpawnSettings {
 public:
  SpawnSettings() {
    posix_spawn_file_actions_init(&files);
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
      posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0);
    }
    posix_spawnattr_init(&attributes);
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, static_cast<short>(POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF));
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }

  posix_spawn_file_actions_t files{};
  posix_spawnattr_t attributes{};
};

/// Why the program did not take the page; nothing where it did.
std::optional<std::string> failure(std::vector<std::string> words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const SpawnSettings settings;
  pid_t child = 0;
  const int error = posix_spawnp(&child, pointers[0], &settings.files, &settings.attributes, pointers.data(), environ);
  if (error != 0) return std::strerror(error);
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (std::chrono::steady_clock::now() < end) {
    int status = 0;
    const pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended < 0) return std::nullopt;
    if (ended == child) {
      if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return std::nullopt;
      return WIFEXITED(status) ? fmt::format("ended with status {}", WEXITSTATUS(status)) : "was ended by a signal";
    }
    std::this_thread::sleep_for(kGlance);
  }
  return std::nullopt;
}

}  // namespace

void open_browser(const std::filesystem::path& file) {
  std::vector<std::string> tried;
  for (const std::string& program : programs()) {
    const auto why = failure(command_line(program, file_url(file)));
    if (!why) return;
    tried.push_back(fmt::format("{}: {}", program, *why));
  }
  throw std::runtime_error(
      fmt::format("the page is written, but no browser shows it ({}); open {} yourself, or name a browser in the "
                  "variable BROWSER",
                  fmt::join(tried, "; "), file.string()));
}

}  // namespace fitrank::cli
