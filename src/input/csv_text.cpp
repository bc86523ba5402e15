#include "input/csv_text.hpp"

#include <sys/mman.h>

#include <cstddef>
#include <system_error>
#include <utility>

#include "input/source_text.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kStreamLimit = std::size_t{1} << 40;

std::unique_ptr<const MappedFile> map(const std::filesystem::path& path) {
  if (is_stream(path)) return nullptr;
  try {
    auto mapped = std::make_unique<const MappedFile>(path);
    const std::string_view bytes = mapped->bytes();
    if (bytes.empty()) return nullptr;  // has no zero byte behind it
    posix_madvise(const_cast<char*>(bytes.data()), bytes.size(), POSIX_MADV_WILLNEED);
    return mapped;
  } catch (const std::system_error&) {
    return nullptr;  // a device, or what reading it will tell
  }
}

}  // namespace

std::optional<CsvText> CsvText::open(const std::filesystem::path& path, Problems& problems, const Progress& progress) {
  if (auto mapped = map(path)) return CsvText(path.string(), std::move(mapped));
  auto source = read_source(path, kStreamLimit, problems, progress);
  if (!source) return std::nullopt;
  return CsvText(std::move(source->name), std::move(source->text));
}

CsvText::CsvText(std::string name, std::string text)
    : name_(std::move(name)), held_(std::make_unique<const std::string>(std::move(text))) {}

CsvText::CsvText(std::string name, std::unique_ptr<const MappedFile> mapped)
    : name_(std::move(name)), mapped_(std::move(mapped)) {}

}  // namespace fitrank
