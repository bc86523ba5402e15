#include "input/jobs/job_words.hpp"

#include <fmt/format.h>

namespace fitrank {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// How many bytes of general punctuation (U+2000 to U+203F) or of a no-break space stand here.
std::size_t wide_space(std::string_view text) {
  if (text.starts_with("\xe2\x80")) return std::min<std::size_t>(3, text.size());
  return text.starts_with("\xc2\xa0") ? 2 : 0;
}

}  // namespace

JobWords::JobWords(std::string_view text) {
  const auto part = [this] {
    if (text_.back() != ' ') text_ += ' ';
  };
  while (!text.empty()) {
    const std::size_t space = wide_space(text);
    if (text.front() == '/') {
      part();
      text_ += "/ ";
    } else if (space > 0 || (!is_word_byte(text.front()) && text.front() != '\'')) {
      part();
    } else if (text.front() != '\'') {
      text_ += lower(text.front());
    }
    text.remove_prefix(std::max<std::size_t>(space, 1));
  }
  part();
}

bool JobWords::has(std::string_view phrase) const {
  for (std::size_t at = text_.find(phrase, 1); at != text_.npos; at = text_.find(phrase, at + 1)) {
    if (text_[at - 1] == ' ' && text_[at + phrase.size()] == ' ') return true;
  }
  return false;
}

JobWords JobWords::without(std::string_view phrase) const {
  JobWords rest = *this;
  const std::string whole = fmt::format(" {} ", phrase);
  for (std::size_t at = rest.text_.find(whole); at != rest.text_.npos; at = rest.text_.find(whole)) {
    rest.text_.erase(at, whole.size() - 1);
  }
  return rest;
}

std::vector<std::string_view> JobWords::list() const {
  std::vector<std::string_view> words;
  std::string_view rest = text();
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (word != "/") words.push_back(word);
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return words;
}

}  // namespace fitrank
