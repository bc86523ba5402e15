// The text of a large file: mapped where it is a file, read into memory where it is a stream.
//
// A file must not be cut short while it is mapped: the kernel ends a process that reads after the new end.
// One that is replaced (written beside and renamed, as most programs do) stays whole here.
// Cost: nothing for a file but the pages that are read; for a stream its size.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/mapped_file.hpp"
#include "base/problem.hpp"
#include "base/progress.hpp"

namespace fitrank {

class CsvText {
 public:
  /// `path` ("-" is standard input); adds a problem and gives nothing where it cannot be read. `progress`: of a
  /// stream.
  static std::optional<CsvText> open(const std::filesystem::path& path, Problems& problems, const Progress& progress);
  /// A text in memory.
  CsvText(std::string name, std::string text);

  /// As shown in problems.
  const std::string& name() const { return name_; }
  /// A zero byte follows it.
  std::string_view text() const { return held_ ? std::string_view(*held_) : mapped_->bytes(); }

 private:
  CsvText(std::string name, std::unique_ptr<const MappedFile> mapped);

  std::string name_;
  std::unique_ptr<const std::string> held_;  ///< by pointer: views must hold where this is moved
  std::unique_ptr<const MappedFile> mapped_;
};

}  // namespace fitrank
