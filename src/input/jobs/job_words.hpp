// The words of a job title, a place or a background, so that whole words and phrases can be found.
//
// How: letters and digits make words, in lower case; everything else parts them, typographic dashes and
// no-break spaces included. A slash is a word of its own, since "Senior / Staff" is not "Senior Staff".
// Non-ASCII letters are kept.
// Cost: linear in the text, and for a phrase linear in both.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace fitrank {

class JobWords {
 public:
  explicit JobWords(std::string_view text);

  /// Whether these words are there, whole and in this order: has("data center").
  bool has(std::string_view phrase) const;
  /// Of texts of any kind.
  template <typename Phrases>
  bool has_any(const Phrases& phrases) const {
    return std::ranges::any_of(phrases, [this](std::string_view phrase) { return has(phrase); });
  }
  bool empty() const { return text_.size() < 2; }

  /// The same without that phrase.
  JobWords without(std::string_view phrase) const;
  /// Word by word, without slashes.
  std::vector<std::string_view> list() const;
  /// The words with one blank between them.
  std::string_view text() const {
    return empty() ? std::string_view() : std::string_view(text_).substr(1, text_.size() - 2);
  }

 private:
  JobWords() = default;
  std::string text_ = " ";  ///< a blank before, between and behind words
};

}  // namespace fitrank
