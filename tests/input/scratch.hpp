// Files for tests that need real ones: a folder that goes away again, and a standard input.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>

namespace fitrank::test {

class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  /// Writes a file below the folder, making folders on the way.
  std::filesystem::path write(const std::filesystem::path& name, const std::string& text) const;

 private:
  std::filesystem::path folder_;
};

/// Standard input that holds `text`, through a pipe, until the end of the scope.
class StandardInput {
 public:
  /// `text` fits into a pipe's buffer.
  explicit StandardInput(const std::string& text);
  ~StandardInput();
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;

 private:
  int before_;
};

}  // namespace fitrank::test
