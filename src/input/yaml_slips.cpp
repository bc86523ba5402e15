#include "input/yaml_slips.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/lookalikes.hpp"
#include "base/utf8.hpp"

namespace fitrank {
namespace {

constexpr std::string_view kNoSpace = "a space is missing after the colon";

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

bool is_ascii_blank(std::string_view rest) { return !rest.empty() && (rest[0] == ' ' || rest[0] == '\t'); }

bool ends_here(std::string_view rest) { return rest.empty() || rest[0] == '\r'; }

/// How many bytes of blanks `text` starts with, of any kind.
std::size_t count_blanks(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    const Lookalike* found = lookalike_at(rest);
    if (!is_ascii_blank(rest) && !(found && found->is_blank())) break;
    rest.remove_prefix(first_code_point(rest).length);
  }
  return text.size() - rest.size();
}

/// What is wrong with a blank that is not a space.
std::string not_a_space(const Lookalike& blank) {
  return fmt::format("{} is not a blank in YAML; write a space", with_article(blank));
}

/// The colon behind a word at `start`, where it is not followed by a blank as it should be.
std::optional<Slip> slip_of_colon(std::string_view text, std::size_t start, std::size_t end) {
  const std::string_view line = text.substr(0, end);
  std::size_t at = start;
  while (at < end && is_word(line[at])) ++at;
  const std::string_view word = line.substr(start, at - start);
  const bool is_number = word.find_first_not_of("0123456789.") == word.npos;
  if (word.empty()) return std::nullopt;
  const Lookalike* colon = lookalike_at(line.substr(at));
  if (colon && colon->meant == ':') {
    const std::size_t length = first_code_point(line.substr(at)).length;
    return Slip{at, at, length, ": ", fmt::format("{} is not a colon in YAML; write \": \"", with_article(*colon))};
  }
  if (at == end || line[at] != ':') return std::nullopt;
  const std::string_view rest = line.substr(at + 1);
  const Lookalike* blank = lookalike_at(rest);
  if (blank && blank->is_blank()) return Slip{at + 1, at + 1, count_blanks(rest), " ", not_a_space(*blank)};
  const bool is_address = rest.starts_with("//") || (word.size() == 1 && rest.starts_with('\\'));
  if (ends_here(rest) || is_ascii_blank(rest) || is_address || is_number) return std::nullopt;
  return Slip{start, at + 1, 0, " ", std::string(kNoSpace)};
}

class SlipFinder {
 public:
  explicit SlipFinder(std::string_view text) : text_(text) {}

  std::vector<Slip> find() {
    for (begin_ = 0; begin_ < text_.size(); begin_ = end_ + 1) {
      end_ = std::min(text_.find('\n', begin_), text_.size());
      at_ = begin_;
      if (quote_ != '\0' || depth_ > 0) {
        scan_value();
      } else if (!is_inside_text() && !is_mark()) {
        read_line();
      }
    }
    return std::move(slips_);
  }

 private:
  /// Code points from the line's start to `at`.
  long column_of(std::size_t at) const {
    return static_cast<long>(count_code_points(text_.substr(begin_, at - begin_)));
  }

  std::string_view rest() const { return text_.substr(at_, end_ - at_); }

  /// Whether the line belongs to a block scalar or goes on with a plain text.
  bool is_inside_text() {
    const std::size_t ink = begin_ + count_blanks(rest());
    const std::string_view line = text_.substr(ink, end_ - ink);
    if (ends_here(line)) return true;
    if (column_of(ink) > text_of_) return true;
    text_of_ = kNothing;
    return line[0] == '#';
  }

  /// Of a document or a directive.
  bool is_mark() const { return rest().starts_with("---") || rest().starts_with("...") || rest().starts_with('%'); }

  void read_line() {
    read_indentation();
    long owner = empty_key_;
    for (long dash = column_of(at_); rest().starts_with('-') && read_dash(); dash = column_of(at_)) {
      owner = dash;
      std::erase_if(keys_, [dash](long key) { return key > dash; });
    }
    const long column = column_of(at_);
    if (auto slip = slip_of_colon(text_, at_, end_)) {
      slip->has_siblings = take_key(column);
      slips_.push_back(*slip);
      at_ = std::max(slip->at + slip->length, at_ + 1);
      return read_value(column);
    }
    if (find_key_end()) {
      take_key(column);
      return read_value(column);
    }
    if (begins_value()) return read_value(owner);
    text_of_ = owner;
  }

  /// Notes a key; whether it follows others of its map.
  bool take_key(long column) {
    std::erase_if(keys_, [column](long key) { return key > column; });
    if (!keys_.empty() && keys_.back() == column) return true;
    keys_.push_back(column);
    return false;
  }

  void read_indentation() {
    const std::size_t length = count_blanks(rest());
    const std::string_view blanks = text_.substr(at_, length);
    if (const std::size_t tab = blanks.find('\t'); tab != blanks.npos) {
      slips_.push_back({at_ + tab, at_, 0, "", "a tab cannot indent in YAML; use spaces", Slip::Kind::tab});
    } else if (const Lookalike* found = first_lookalike(blanks)) {
      const std::size_t width = count_code_points(blanks);
      const std::size_t first = blanks.find_first_not_of(' ');
      slips_.push_back({at_ + first, at_, length, std::string(width, ' '), not_a_space(*found)});
    }
    at_ += length;
  }

  /// Takes a list's dash and the blanks behind it.
  bool read_dash() {
    const std::string_view behind = rest().substr(1);
    const std::size_t length = count_blanks(behind);
    if (length == 0) return false;
    if (const Lookalike* found = first_lookalike(behind.substr(0, length))) {
      slips_.push_back({at_ + 1, at_ + 1, length, std::string(count_code_points(behind.substr(0, length)), ' '),
                        not_a_space(*found)});
    }
    at_ += 1 + length;
    return true;
  }

  bool begins_value() const {
    return !rest().empty() && std::string_view("\"'[{|>").find(rest()[0]) != std::string_view::npos;
  }

  /// Goes behind the colon of a key; stays where there is none.
  bool find_key_end() {
    std::size_t at = at_;
    if (at < end_ && (text_[at] == '"' || text_[at] == '\'')) {
      at = text_.find(text_[at], at + 1);
      if (at >= end_) return false;
      if (text_.substr(at + 1, 1) != ":") return false;
    } else if (begins_value()) {
      return false;
    }
    for (at = text_.find(':', at); at < end_; at = text_.find(':', at + 1)) {
      const std::string_view behind = text_.substr(at + 1, end_ - at - 1);
      if (!ends_here(behind) && !is_ascii_blank(behind)) continue;
      at_ = at + 1;
      return true;
    }
    return false;
  }

  /// What follows a colon or a dash; `owner`: the column of its key.
  void read_value(long owner) {
    at_ += count_blanks(rest());
    empty_key_ = kNothing;
    if (ends_here(rest()) || rest()[0] == '#') {
      empty_key_ = owner;
    } else if (rest()[0] == '|' || rest()[0] == '>') {
      text_of_ = owner;
    } else if (begins_value()) {
      scan_value();
    } else {
      read_typographic_quotes();
      text_of_ = owner;
    }
  }

  /// A value from a typographic quote to the line's last.
  void read_typographic_quotes() {
    const Lookalike* open = lookalike_at(rest());
    if (!open || (open->meant != '"' && open->meant != '\'')) return;
    std::size_t close = at_;
    std::size_t behind = at_;
    for (std::size_t i = at_; i < end_; i += first_code_point(text_.substr(i)).length) {
      const Lookalike* found = lookalike_at(text_.substr(i, end_ - i));
      if (!found || found->meant != open->meant) continue;
      close = i;
      behind = i + first_code_point(text_.substr(i)).length;
    }
    const std::size_t inner = at_ + first_code_point(rest()).length;
    if (close < inner) return;
    const std::string right = open->meant + std::string(text_.substr(inner, close - inner)) + open->meant;
    slips_.push_back({at_, at_, behind - at_, right,
                      fmt::format("{} is not a quote in YAML; write {}", with_article(*open), open->meant),
                      Slip::Kind::quote});
  }

  /// Quoted text and brackets, to the end of the line.
  void scan_value() {
    for (; at_ < end_; ++at_) {
      const char c = text_[at_];
      if (quote_ != '\0') {
        scan_quoted(c);
      } else if ((c == '"' || c == '\'') && a_value_begins()) {
        quote_ = c;
      } else if (c == '[' || c == '{') {
        ++depth_;
      } else if (c == ']' || c == '}') {
        depth_ = std::max(depth_ - 1, 0);
      } else if (c == '#' && at_ > begin_ && text_[at_ - 1] == ' ') {
        return;
      }
    }
  }

  void scan_quoted(char c) {
    const bool doubled = c == '\'' && text_.substr(at_ + 1, 1) == "'";
    if (c == '\\' && quote_ == '"') {
      ++at_;
    } else if (c == quote_) {
      if (doubled) {
        ++at_;
      } else {
        quote_ = '\0';
      }
    }
  }

  /// Whether a quote here opens a text; elsewhere it is a letter like any other.
  bool a_value_begins() const {
    const std::size_t before = text_.substr(begin_, at_ - begin_).find_last_not_of(" \t");
    return before == std::string_view::npos ||
           std::string_view("[{,:-").find(text_[begin_ + before]) != std::string_view::npos;
  }

  static constexpr long kNothing = 1L << 40;

  std::string_view text_;
  std::vector<Slip> slips_;
  std::size_t begin_ = 0;  ///< of the line
  std::size_t end_ = 0;    ///< of the line, without its '\n'
  std::size_t at_ = 0;
  std::vector<long> keys_;   ///< columns of the maps that are open
  char quote_ = '\0';        ///< that is open
  int depth_ = 0;            ///< brackets that are open
  long text_of_ = kNothing;  ///< column of the key whose text goes on in lines indented further
  long empty_key_ = -1;      ///< column of the key whose value is to come on the next lines
};

}  // namespace

std::vector<Slip> find_slips(std::string_view text) { return SlipFinder(text).find(); }

std::optional<Slip> slip_of_key(std::string_view key, std::size_t offset) {
  auto slip = slip_of_colon(key, 0, key.size());
  if (!slip) return std::nullopt;
  slip->offset += offset;
  slip->at += offset;
  return slip;
}

std::size_t length_of_word(std::string_view key) {
  return static_cast<std::size_t>(std::find_if_not(key.begin(), key.end(), is_word) - key.begin());
}

std::optional<std::string> slip_of_indentation(std::string_view key) {
  const Lookalike* blank = lookalike_at(key);
  if (!blank || !blank->is_blank()) return std::nullopt;
  return not_a_space(*blank);
}

}  // namespace fitrank
