#include "fitrank/source_text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

#include "input/report.hpp"
#include "input/size_limit.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, Close>;

std::string reason(int error) {
  if (error == ENOENT) return "no such file";
  if (error == EISDIR) return "a folder, not a file";
  if (error == EACCES) return "cannot be read: permission denied";
  return "cannot be read: " + std::generic_category().message(error);
}

/// Reads to the end, or one byte past `limit`: pipes and devices tell no size beforehand.
int read_up_to(std::FILE* file, std::size_t limit, std::string& text) {
  while (text.size() <= limit) {
    const std::size_t before = text.size();
    text.resize(before + std::min(kBlock, limit + 1 - before));
    errno = 0;
    const std::size_t count = std::fread(text.data() + before, 1, text.size() - before, file);
    text.resize(before + count);
    if (count == 0) return std::ferror(file) != 0 ? errno : 0;
  }
  return 0;
}

File open(const std::filesystem::path& path) { return File(path == "-" ? stdin : std::fopen(path.c_str(), "rb")); }

}  // namespace

std::optional<SourceText> read_source(const std::filesystem::path& path, std::size_t limit, Problems& problems) {
  SourceText source{path == "-" ? "<stdin>" : path.string(), {}};
  const auto refuse = [&](std::string message) {
    problems.push_back(about_file(source.name, std::move(message)));
    return std::nullopt;
  };
  const File file = open(path);
  if (!file) return refuse(reason(errno));
  if (const int error = read_up_to(file.get(), limit, source.text); error != 0) return refuse(reason(error));
  if (source.text.size() > limit) return refuse(too_large(limit));
  return source;
}

}  // namespace fitrank
