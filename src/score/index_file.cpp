#include "score/index_file.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <functional>
#include <stdexcept>
#include <string>
#include <system_error>

#include "base/mapped_file.hpp"
#include "score/index_layout.hpp"
#include "score/points.hpp"

namespace fitrank {

namespace {

/// Checks what of a file is about to be used, and says which file is wrong and how.
class Reader {
 public:
  explicit Reader(const std::filesystem::path& path) : path_(path), file_(open(path)), bytes_(file_->bytes()) {}

  IndexParts read() const {
    const IndexHeader header = checked_header();
    const IndexLayout layout(header);
    IndexParts parts;
    parts.k = header.k;
    parts.companies = header.companies;
    parts.source = source(header, layout);
    parts.rows = numbers(layout.rows, header.members);
    parts.id_offsets = numbers(layout.id_offsets, header.members + 1);
    parts.patterns = {reinterpret_cast<const PatternCount*>(bytes_.data() + layout.patterns), header.patterns};
    parts.id_bytes = bytes_.substr(layout.ids, header.id_bytes);
    // Never written to: the matrix's interface has no matrix of constants.
    auto* cells = const_cast<float*>(reinterpret_cast<const float*>(bytes_.data() + layout.columns));
    parts.scores = ScoreMatrix(header.members, header.criteria, std::shared_ptr<float[]>(file_, cells));
    if (header.rows_with_extents > 0) {
      auto* extents = const_cast<Extent*>(reinterpret_cast<const Extent*>(bytes_.data() + layout.extents));
      parts.scores.keep_extents(header.rows_with_extents, std::shared_ptr<Extent[]>(file_, extents));
    }
    parts.owner = file_;
    check_members(parts);
    check_extents(parts.scores);
    check_patterns(parts);
    return parts;
  }

 private:
  static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path) {
    try {
      return std::make_shared<const MappedFile>(path);
    } catch (const std::system_error& error) {
      throw std::runtime_error(fmt::format("cannot read {}: {}", path.string(), error.code().message()));
    }
  }

  [[noreturn]] void refuse(std::string_view what) const {
    throw std::runtime_error(fmt::format("{}: {}", path_.string(), what));
  }
  void require_sound(bool holds) const {
    if (!holds) refuse("a damaged index; build it again");
  }

  IndexHeader checked_header() const {
    if (!is_index_start(bytes_)) refuse("not a fitrank index");
    if (bytes_.size() < sizeof(IndexHeader)) refuse("an index truncated in its header; build it again");
    IndexHeader header;
    std::memcpy(&header, bytes_.data(), sizeof header);
    if (header.byte_order == kIndexOtherByteOrder) {
      refuse("an index from a machine with another byte order; build it again here");
    }
    require_sound(header.byte_order == kIndexByteOrder);
    if (header.version != kIndexVersion) {
      refuse(fmt::format("an index of version {}; this fitrank reads version {}; build it again", header.version,
                         kIndexVersion));
    }
    if (bytes_.size() < header.file_bytes) {
      refuse(fmt::format("a truncated index: {} of {} bytes; build it again", bytes_.size(), header.file_bytes));
    }
    check_hash(header);
    check_counts(header);
    return header;
  }

  void check_hash(const IndexHeader& header) const {
    require_sound(bytes_.size() == header.file_bytes && bytes_.size() >= sizeof header + sizeof(XXH64_hash_t));
    const std::size_t hashed = bytes_.size() - sizeof(XXH64_hash_t);
    XXH64_hash_t stated = 0;
    std::memcpy(&stated, bytes_.data() + hashed, sizeof stated);
    require_sound(XXH3_64bits(bytes_.data(), hashed) == stated);
  }

  /// Each count is held against the file's size before any are added up, so that no sum overflows.
  void check_counts(const IndexHeader& header) const {
    require_sound(header.criteria <= kMostCriteria);
    require_sound(header.members < bytes_.size() / sizeof(std::uint64_t));
    require_sound(header.patterns < bytes_.size() / sizeof(PatternCount));
    require_sound(header.string_bytes <= bytes_.size() && header.id_bytes <= bytes_.size());
    require_sound(header.rows_with_extents <= header.members);
    require_sound(header.members <= header.companies && IndexLayout(header).end == bytes_.size());
  }

  std::span<const std::uint64_t> numbers(std::uint64_t offset, std::size_t count) const {
    return {reinterpret_cast<const std::uint64_t*>(bytes_.data() + offset), count};
  }

  IndexSource source(const IndexHeader& header, const IndexLayout& layout) const {
    IndexSource source;
    source.bytes = header.source_bytes;
    source.hash = header.source_hash;
    source.model_hash = header.model_hash;
    std::string_view strings = bytes_.substr(layout.strings, header.string_bytes);
    source.path = take_string(strings);
    for (std::size_t c = 0; c < header.criteria; ++c) source.criteria.push_back(take_string(strings));
    require_sound(strings.empty());
    return source;
  }

  std::string take_string(std::string_view& strings) const {
    std::uint64_t size = 0;
    require_sound(strings.size() >= sizeof size);
    std::memcpy(&size, strings.data(), sizeof size);
    strings.remove_prefix(sizeof size);
    require_sound(size <= strings.size());
    std::string text(strings.substr(0, size));
    strings.remove_prefix(size);
    return text;
  }

  void check_members(const IndexParts& parts) const {
    require_sound(std::ranges::all_of(parts.rows, [&](auto row) { return row < parts.companies; }));
    require_sound(parts.id_offsets.front() == 0 && parts.id_offsets.back() == parts.id_bytes.size());
    require_sound(std::ranges::is_sorted(parts.id_offsets));
    for (std::size_t c = 0; c < parts.scores.criteria(); ++c) {
      const auto column = parts.scores.column(c);
      require_sound(
          std::ranges::all_of(column, [](float cell) { return std::isnan(cell) || (cell >= 0 && cell <= 100); }));
      const std::span padding(column.data() + column.size(), parts.scores.stride() - column.size());
      require_sound(std::ranges::all_of(padding, [](float cell) { return std::isnan(cell); }));
    }
  }

  void check_extents(const ScoreMatrix& scores) const {
    const auto is_score = [](float cell) { return cell >= 0 && cell <= 100; };
    for (std::size_t c = 0; c < scores.criteria(); ++c) {
      for (const Extent& extent : scores.extents(c)) {
        require_sound(is_score(extent.low) && is_score(extent.high) && is_score(extent.next_low));
        require_sound(is_score(extent.next_high) && extent.coverage >= 0 && extent.coverage <= 1);
      }
    }
  }

  void check_patterns(const IndexParts& parts) const {
    require_sound(std::ranges::is_sorted(parts.patterns, std::less_equal<>(), &PatternCount::known));
    std::uint64_t left = parts.companies;
    for (const PatternCount& pattern : parts.patterns) {
      require_sound(pattern.companies > 0 && pattern.companies <= left);
      left -= pattern.companies;
    }
    require_sound(left == 0);
  }

  std::filesystem::path path_;
  std::shared_ptr<const MappedFile> file_;
  std::string_view bytes_;
};

}  // namespace

bool is_index_start(std::string_view start) {
  return start.starts_with(std::string_view(kIndexMagic.data(), kIndexMagic.size()));
}

void write_index(const IndexParts& parts, const std::filesystem::path& path) {
  std::string strings;
  append_string(strings, parts.source.path);
  for (const std::string& criterion : parts.source.criteria) append_string(strings, criterion);
  IndexHeader header;
  header.k = parts.k;
  header.companies = parts.companies;
  header.members = parts.rows.size();
  header.criteria = parts.scores.criteria();
  header.string_bytes = strings.size();
  header.id_bytes = parts.id_bytes.size();
  header.patterns = parts.patterns.size();
  header.rows_with_extents = parts.scores.rows_with_extents();
  header.source_bytes = parts.source.bytes;
  header.source_hash = parts.source.hash;
  header.model_hash = parts.source.model_hash;
  const IndexLayout layout(header);
  header.file_bytes = layout.end;

  HashedFile file(path);
  file.write(bytes_of(std::span<const IndexHeader>(&header, 1)));
  file.write(strings);
  file.pad_to(layout.rows);
  file.write(bytes_of(parts.rows));
  file.write(bytes_of(parts.id_offsets));
  file.write(bytes_of(parts.patterns));
  file.write(parts.id_bytes);
  file.pad_to(layout.columns);
  for (std::size_t c = 0; c < parts.scores.criteria(); ++c) {
    file.write(bytes_of(std::span(parts.scores.column(c).data(), parts.scores.stride())));
  }
  for (std::size_t c = 0; c < parts.scores.criteria(); ++c) file.write(bytes_of(parts.scores.extents(c)));
  file.pad_to(layout.checksum);
  file.finish();
}

IndexParts read_index(const std::filesystem::path& path) { return Reader(path).read(); }

}  // namespace fitrank
