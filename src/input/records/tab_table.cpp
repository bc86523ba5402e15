#include "input/records/tab_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace fitrank {
namespace {

constexpr std::size_t kLongestLine = std::size_t{1} << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kUnwanted = static_cast<std::size_t>(-1);

}  // namespace

TabTable::TabTable(std::string name, std::vector<std::string_view> required, std::vector<std::string_view> optional,
                   TakeRow take)
    : name_(std::move(name)), wanted_(std::move(required)), required_(wanted_.size()), take_(std::move(take)) {
  wanted_.insert(wanted_.end(), optional.begin(), optional.end());
  row_.resize(wanted_.size());
}

void TabTable::add(std::string_view piece) {
  while (!piece.empty()) {
    const std::size_t end = piece.find('\n');
    if (end == std::string_view::npos) {
      if (rest_.size() + piece.size() > kLongestLine) {
        throw std::runtime_error(fmt::format("{}: line {} is longer than a megabyte", name_, line_ + 1));
      }
      rest_ += piece;
      return;
    }
    if (rest_.empty()) {
      add_line(piece.substr(0, end));
    } else {
      rest_ += piece.substr(0, end);
      add_line(rest_);
      rest_.clear();
    }
    piece.remove_prefix(end + 1);
  }
}

void TabTable::finish() {
  if (!rest_.empty()) add_line(rest_);
  rest_.clear();
  if (line_ == 0) throw std::runtime_error(fmt::format("{} is empty, without even column names", name_));
}

void TabTable::add_line(std::string_view line) {
  ++line_;
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line_ == 1) return read_header(line);
  std::size_t column = 0;
  const char* at = line.data();
  const char* const end = at + line.size();
  while (column < place_.size()) {
    const auto* tab = static_cast<const char*>(std::memchr(at, '\t', static_cast<std::size_t>(end - at)));
    const char* const stop = tab == nullptr ? end : tab;
    if (place_[column] != kUnwanted) row_[place_[column]] = {at, static_cast<std::size_t>(stop - at)};
    ++column;
    if (tab == nullptr) break;
    at = stop + 1;
  }
  if (column < place_.size()) {
    ++short_rows_;
    return;
  }
  take_(row_, line_);
}

void TabTable::read_header(std::string_view line) {
  if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  std::vector<bool> found(wanted_.size());
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t tab = std::min(line.find('\t', begin), line.size());
    const auto wanted = std::find(wanted_.begin(), wanted_.end(), line.substr(begin, tab - begin));
    const auto index = static_cast<std::size_t>(wanted - wanted_.begin());
    const bool takes = wanted != wanted_.end() && !found[index];
    place_.push_back(takes ? index : kUnwanted);
    if (takes) found[index] = true;
    begin = tab + 1;
  }
  while (!place_.empty() && place_.back() == kUnwanted) place_.pop_back();  // the rest of a row is not looked at
  for (std::size_t i = 0; i < required_; ++i) {
    if (!found[i]) throw std::runtime_error(fmt::format("{} has no column \"{}\"", name_, wanted_[i]));
  }
}

}  // namespace fitrank
