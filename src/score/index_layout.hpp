// How a saved index lies in its file, and the file that hashes what is written to it.
//
// How: a header of fixed size, then texts, rows, ids, columns of scores and extents, each on a boundary of its own,
// then an XXH3 checksum over all before it. Cost: arithmetic; a hash at the speed of memory.
#pragma once

#include <xxhash.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/whole_file.hpp"
#include "score/patterns.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

inline constexpr std::array<char, 8> kIndexMagic{'f', 'i', 't', 'r', 'k', 'i', 'd', 'x'};
inline constexpr std::uint32_t kIndexByteOrder = 0x01020304;
inline constexpr std::uint32_t kIndexOtherByteOrder = 0x04030201;
inline constexpr std::uint32_t kIndexVersion = 2;

struct IndexHeader {
  std::array<char, 8> magic = kIndexMagic;
  std::uint32_t byte_order = kIndexByteOrder;
  std::uint32_t version = kIndexVersion;
  std::uint64_t file_bytes = 0;
  std::uint64_t k = 0;
  std::uint64_t companies = 0;
  std::uint64_t members = 0;
  std::uint64_t criteria = 0;
  std::uint64_t string_bytes = 0;
  std::uint64_t id_bytes = 0;
  std::uint64_t source_bytes = 0;
  std::uint64_t source_hash = 0;
  std::uint64_t model_hash = 0;
  std::uint64_t patterns = 0;
  std::uint64_t rows_with_extents = 0;
};
static_assert(sizeof(Extent) == 24 && std::is_trivially_copyable_v<Extent>);
static_assert(sizeof(IndexHeader) == 112 && std::is_trivially_copyable_v<IndexHeader>);

inline std::uint64_t rounded_up(std::uint64_t offset, std::uint64_t step) { return (offset + step - 1) / step * step; }

/// Where the parts begin.
struct IndexLayout {
  std::uint64_t strings = sizeof(IndexHeader);
  std::uint64_t rows;
  std::uint64_t id_offsets;
  std::uint64_t patterns;
  std::uint64_t ids;
  std::uint64_t columns;
  std::uint64_t extents;
  std::uint64_t checksum;
  std::uint64_t end;

  /// The counts must be small enough for their bytes to be added up.
  explicit IndexLayout(const IndexHeader& header)
      : rows(rounded_up(strings + header.string_bytes, sizeof(std::uint64_t))),
        id_offsets(rows + header.members * sizeof(std::uint64_t)),
        patterns(id_offsets + (header.members + 1) * sizeof(std::uint64_t)),
        ids(patterns + header.patterns * sizeof(PatternCount)),
        columns(rounded_up(ids + header.id_bytes, 64)),
        extents(columns + ScoreMatrix::padded(header.members) * header.criteria * sizeof(float)),
        checksum(extents + header.rows_with_extents * header.criteria * sizeof(Extent)),
        end(checksum + sizeof(XXH64_hash_t)) {}
};

template <typename T>
std::string_view bytes_of(std::span<const T> values) {
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

inline void append_string(std::string& to, std::string_view text) {
  const std::uint64_t size = text.size();
  to += bytes_of(std::span(&size, 1));
  to += text;
}

/// A file and the hash of what was written to it.
class HashedFile {
 public:
  explicit HashedFile(const std::filesystem::path& path) : file_(path), state_(XXH3_createState(), XXH3_freeState) {
    if (!state_) throw std::bad_alloc();
    XXH3_64bits_reset(state_.get());
  }

  void write(std::string_view bytes) {
    XXH3_64bits_update(state_.get(), bytes.data(), bytes.size());
    file_.write(bytes);
    written_ += bytes.size();
  }

  void pad_to(std::uint64_t offset) { write(std::string(offset - written_, '\0')); }

  void finish() {
    const XXH64_hash_t hash = XXH3_64bits_digest(state_.get());
    file_.write(bytes_of(std::span(&hash, 1)));
    file_.finish();
  }

 private:
  WholeFile file_;
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state_;
  std::uint64_t written_ = 0;
};

}  // namespace fitrank
