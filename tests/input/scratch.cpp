#include "input/scratch.hpp"

#include <unistd.h>

#include <array>
#include <fstream>
#include <stdexcept>

namespace fitrank::test {

Scratch::Scratch() {
  std::string pattern = (std::filesystem::temp_directory_path() / "fitrank_test_XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no scratch folder");
  folder_ = pattern;
}

Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::filesystem::path Scratch::write(const std::filesystem::path& name, const std::string& text) const {
  const std::filesystem::path path = folder_ / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

StandardInput::StandardInput(const std::string& text) : before_(dup(STDIN_FILENO)) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  const auto written = write(ends[1], text.data(), text.size());
  close(ends[1]);
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
  std::clearerr(stdin);
  if (written != static_cast<ssize_t>(text.size())) throw std::runtime_error("text longer than a pipe holds");
}

StandardInput::~StandardInput() {
  dup2(before_, STDIN_FILENO);
  close(before_);
  std::clearerr(stdin);
}

}  // namespace fitrank::test
