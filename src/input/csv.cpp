#include "input/csv.hpp"

#include <algorithm>
#include <utility>

namespace fitrank {

std::string undoubled(std::string_view quoted) {
  std::string text;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    text += quoted[i];
    if (quoted[i] == '"') ++i;
  }
  return text;
}

bool CsvReader::next(std::vector<CsvCell>& cells) {
  cells.clear();
  unquoted_.clear();
  sound_ = true;
  while (at_ < text_.size() && at_line_end()) skip_line_end();
  if (at_ >= text_.size()) return false;
  record_offset_ = at_;
  record_line_ = line_;
  cells.push_back(read_cell());
  while (at_separator()) {
    ++at_;
    cells.push_back(read_cell());
  }
  skip_line_end();
  return true;
}

bool CsvReader::at_line_end() const {
  return at_ >= text_.size() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n";
}

void CsvReader::skip_line_end() {
  if (at_ >= text_.size()) return;
  at_ += text_[at_] == '\r' ? 2 : 1;
  ++line_;
}

void CsvReader::refuse(std::size_t offset, std::string message) {
  sound_ = false;
  report_.add(offset, "", std::move(message));
}

CsvCell CsvReader::read_cell() { return text_.substr(at_, 1) == "\"" ? read_quoted() : read_plain(); }

CsvCell CsvReader::read_quoted() {
  const std::size_t opening = at_;
  std::size_t closing = text_.find('"', opening + 1);
  bool doubled = false;
  while (closing != text_.npos && text_.substr(closing + 1, 1) == "\"") {
    doubled = true;
    closing = text_.find('"', closing + 2);
  }
  if (closing == text_.npos) {
    sound_ = false;
    closed_ = false;
    report_.add_decisive(opening, "this quote is never closed");
    at_ = text_.size();
    return {{}, opening};
  }
  const std::string_view inside = text_.substr(opening + 1, closing - opening - 1);
  line_ += static_cast<std::size_t>(std::count(inside.begin(), inside.end(), '\n'));
  at_ = closing + 1;
  if (!at_line_end() && !at_separator()) {
    refuse(at_, "text behind a closing quote");
    skip_cell();
  }
  return {doubled ? unquoted_.emplace_back(undoubled(inside)) : inside, opening};
}

void CsvReader::skip_cell() {
  while (!at_line_end() && !at_separator()) ++at_;
}

CsvCell CsvReader::read_plain() {
  const std::size_t start = at_;
  skip_cell();
  const std::string_view text = text_.substr(start, at_ - start);
  const std::size_t stray = text.find_first_of("\"\r");
  if (stray != text.npos) {
    refuse(start + stray, text[stray] == '"' ? "a quote inside a cell that does not begin with one"
                                             : "a carriage return alone; lines end in LF or CRLF");
  }
  return {text, start};
}

}  // namespace fitrank
