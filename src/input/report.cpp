#include "input/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/utf8.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kMostProblems = 100;
constexpr std::size_t kLongestLine = std::size_t{1} << 16;  ///< bytes; a longer source line is not shown
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

bool earlier(const Problem& a, const Problem& b) {
  return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
}

}  // namespace

Problem about_file(std::string file, std::string message) {
  Problem problem;
  problem.place.file = std::move(file);
  problem.message = std::move(message);
  return problem;
}

Report::Report(const std::string& file, std::string_view text) : file_(file), text_(text) {
  if (text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
}

void Report::add(std::size_t offset, std::string path, std::string message, std::string suggestion) {
  if (++count_ > kMostProblems) return;
  list(offset, std::move(path), std::move(message), std::move(suggestion));
}

void Report::add_decisive(std::size_t offset, std::string message) {
  ++count_;
  list(offset, "", std::move(message), "");
}

void Report::list(std::size_t offset, std::string path, std::string message, std::string suggestion) {
  Place place = place_of(std::min(offset, text_.size()));
  const std::string_view line = line_text(place.line);
  found_.push_back({std::move(place), std::move(path), std::move(message), std::move(suggestion),
                    std::string(line.size() > kLongestLine ? std::string_view() : line), 1});
}

void Report::add(std::string message) {
  if (++count_ > kMostProblems) return;
  found_.push_back(about_file(file_, std::move(message)));
}

std::size_t Report::line_of(std::size_t offset) {
  if (line_starts_.empty()) {
    line_starts_.push_back(0);
    for (std::size_t i = text_.find('\n'); i != text_.npos; i = text_.find('\n', i + 1)) line_starts_.push_back(i + 1);
  }
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::size_t>(std::distance(line_starts_.begin(), after));
}

Place Report::place_of(std::size_t offset) {
  const std::size_t line = line_of(offset);
  const std::size_t start = line_starts_[line - 1];
  return {file_, line, count_code_points(text_.substr(start, offset - start)) + 1};
}

std::string_view Report::line_text(std::size_t line) const {
  std::string_view rest = text_.substr(line_starts_[line - 1]);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

bool Report::finish(Problems& problems) {
  std::stable_sort(found_.begin(), found_.end(), earlier);
  const std::size_t more = count_ - found_.size();
  problems.insert(problems.end(), std::make_move_iterator(found_.begin()), std::make_move_iterator(found_.end()));
  if (more > 0) {
    problems.push_back(about_file(file_, fmt::format("and {} more", more)));
    problems.back().count = more;
  }
  return clean();
}

}  // namespace fitrank
