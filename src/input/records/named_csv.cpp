#include "input/records/named_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <stdexcept>
#include <utility>

#include "input/records/rejects.hpp"
#include "input/records/text_encoding.hpp"

namespace fitrank {
namespace {

/// A record of broken quotes that is longer, or the last of so many, ends the reading: what follows cannot be trusted,
/// and going on line by line could take forever.
constexpr std::size_t kLongestBroken = std::size_t{1} << 20;
constexpr std::size_t kMostBroken = 100;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::string canonical(std::string_view name) {
  std::string text(trimmed(name));
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == ' ' || c == '-') c = '_';
  }
  return text;
}

char separator_of(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  constexpr std::array kSeparators{',', ';', '\t', '|'};
  return *std::ranges::max_element(kSeparators, {}, [text](char c) { return std::ranges::count(text, c); });
}

/// Refuses what is no text before it is read as one.
std::string_view checked(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) throw std::runtime_error("is a workbook or an archive; save its table as CSV");
  return utf8_text(bytes);
}

}  // namespace

NamedCsv::NamedCsv(const ImportItem& item, ImportedFile& file)
    : name_(item.name),
      report_(name_, checked(item.bytes)),
      file_(file),
      records_(report_, separator_of(report_.text())) {
  if (!records_.next(cells_)) throw std::runtime_error("is empty");
  if (!records_.sound()) throw std::runtime_error("line 1: the quotes of the header are broken");
  for (const CsvCell& cell : cells_) names_.push_back(canonical(cell.text));
}

std::optional<std::size_t> NamedCsv::column(std::span<const std::string_view> names) const {
  for (const std::string_view name : names) {
    const auto found = std::ranges::find(names_, name);
    if (found != names_.end()) return static_cast<std::size_t>(found - names_.begin());
  }
  return std::nullopt;
}

bool NamedCsv::next() {
  while (records_.next(cells_)) {
    ++file_.records;
    if (records_.sound() && cells_.size() == names_.size()) return true;
    if (!records_.sound()) {
      reject(file_, place(), "its quotes are broken: one is never closed, or is inside a cell");
    } else {
      reject(file_, place(), fmt::format("has {} cells, but the header has {}", cells_.size(), names_.size()));
    }
    if (records_.lines() > 1) pass_over_broken();
  }
  return false;
}

void NamedCsv::pass_over_broken() {
  if (++broken_ >= kMostBroken || records_.next_offset() - records_.offset() > kLongestBroken) {
    throw std::runtime_error(
        fmt::format("line {}: a quote is opened and not closed in its line; quotes inside cells "
                    "must be doubled",
                    records_.line()));
  }
  const std::size_t end = report_.text().find('\n', records_.offset());
  records_.jump(end + 1, records_.line() + 1);
}

std::string_view NamedCsv::cell(std::optional<std::size_t> column) const {
  return column ? trimmed(cells_[*column].text) : std::string_view();
}

std::size_t NamedCsv::likely_rows() const {
  constexpr std::size_t kShortRow = 64;  // bytes; a file of nothing but line ends asks for no memory
  const std::string_view text = report_.text();
  return std::min(static_cast<std::size_t>(std::ranges::count(text, '\n')), text.size() / kShortRow);
}

std::string NamedCsv::place() const { return fmt::format("line {}", records_.line()); }

bool NamedCsv::lasts(std::string_view text) const {
  const std::string_view all = report_.text();
  return std::less_equal<>()(all.data(), text.data()) &&
         std::less_equal<>()(text.data() + text.size(), all.data() + all.size());
}

}  // namespace fitrank
