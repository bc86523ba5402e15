// What an index was made from, and whether it still is what it was.
#include <fmt/format.h>
#include <xxhash.h>

#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/mapped_file.hpp"
#include "score/skyband_index.hpp"

namespace fitrank {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::error_code& error) {
  throw std::runtime_error(fmt::format("cannot read {}: {}", path.string(), error.message()));
}

std::uint64_t size_of(const std::filesystem::path& path) {
  std::error_code error;
  const std::uint64_t size = std::filesystem::file_size(path, error);
  if (error) fail(path, error);
  return size;
}

}  // namespace

std::uint64_t hash_file(const std::filesystem::path& path) {
  try {
    const MappedFile file(path);
    return XXH3_64bits(file.bytes().data(), file.bytes().size());
  } catch (const std::system_error& error) {
    fail(path, error.code());
  }
}

IndexSource describe_source(const std::filesystem::path& table, const std::filesystem::path& model,
                            std::vector<std::string> criteria) {
  if (table == "-") return {"", 0, 0, hash_file(model), std::move(criteria)};
  return {std::filesystem::absolute(table).lexically_normal().string(), size_of(table), hash_file(table),
          hash_file(model), std::move(criteria)};
}

SourceState table_state(const IndexSource& source, const std::filesystem::path& table) {
  if (source.path.empty()) return SourceState::same;
  if (!std::filesystem::exists(table)) return SourceState::missing;
  const bool same = size_of(table) == source.bytes && hash_file(table) == source.hash;
  return same ? SourceState::same : SourceState::changed;
}

SourceState model_state(const IndexSource& source, const std::filesystem::path& model) {
  if (!std::filesystem::exists(model)) return SourceState::missing;
  return hash_file(model) == source.model_hash ? SourceState::same : SourceState::changed;
}

}  // namespace fitrank
