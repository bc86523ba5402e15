#include "input/source_text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <map>
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
int read_up_to(std::FILE* file, std::size_t limit, std::string& text, const Progress& progress) {
  while (text.size() <= limit) {
    const std::size_t before = text.size();
    text.resize(before + std::min(kBlock, limit + 1 - before));
    errno = 0;
    const std::size_t count = std::fread(text.data() + before, 1, text.size() - before, file);
    text.resize(before + count);
    if (count == 0) return std::ferror(file) != 0 ? errno : 0;
    if (progress) progress(text.size(), 0);
  }
  return 0;
}

struct Opened {
  File file;
  std::string text;  ///< read so far
  int error = 0;     ///< of reading it
};

Opened open(const std::filesystem::path& path) {
  return {File(path == "-" ? stdin : std::fopen(path.c_str(), "rb")), {}, 0};
}

/// The streams that were peeked at and not yet read: a stream opened again would go on, or wait for another writer.
std::map<std::filesystem::path, Opened>& peeked() {
  static std::map<std::filesystem::path, Opened> streams;
  return streams;
}

Opened take(const std::filesystem::path& path) {
  auto node = peeked().extract(path);
  return node ? std::move(node.mapped()) : open(path);
}

}  // namespace

bool is_stream(const std::filesystem::path& path) {
  std::error_code ignored;
  return path == "-" || path == "/dev/stdin" || std::filesystem::is_fifo(path, ignored);
}

std::optional<std::string_view> peek_stream(const std::filesystem::path& path, std::size_t most) {
  auto found = peeked().find(path);
  if (found == peeked().end()) {
    Opened stream = open(path);
    if (!stream.file) return std::nullopt;
    if (most > 0) stream.error = read_up_to(stream.file.get(), most - 1, stream.text, nullptr);
    found = peeked().emplace(path, std::move(stream)).first;
  }
  return std::string_view(found->second.text).substr(0, most);
}

std::optional<SourceText> read_source(const std::filesystem::path& path, std::size_t limit, Problems& problems,
                                      const Progress& progress) {
  SourceText source{path == "-" ? "<stdin>" : path.string(), {}};
  const auto refuse = [&](std::string message) {
    problems.push_back(about_file(source.name, std::move(message)));
    return std::nullopt;
  };
  Opened opened = take(path);
  if (!opened.file) return refuse(reason(errno));
  source.text = std::move(opened.text);
  if (opened.error == 0) opened.error = read_up_to(opened.file.get(), limit, source.text, progress);
  if (opened.error != 0) return refuse(reason(opened.error));
  if (source.text.size() > limit) return refuse(too_large(limit));
  return source;
}

}  // namespace fitrank
