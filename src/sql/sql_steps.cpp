#include "sql/sql_steps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace fitrank {
namespace {

std::string joined_by(std::string_view word, const std::vector<std::string>& conditions) {
  if (conditions.size() == 1) return conditions.front();
  std::string text;
  for (const std::string& condition : conditions) {
    text += fmt::format("{}({})", text.empty() ? "" : fmt::format(" {} ", word), condition);
  }
  return text;
}

}  // namespace

SqlCase& SqlCase::when(std::string_view condition, std::string_view then) {
  whens_ += fmt::format("\n        WHEN {} THEN {}", condition, then);
  return *this;
}

std::string SqlCase::end(std::string_view otherwise) const {
  return fmt::format("CASE{}{} END", whens_, otherwise.empty() ? "" : fmt::format("\n        ELSE {}", otherwise));
}

std::string sql_all_of(const std::vector<std::string>& conditions) { return joined_by("AND", conditions); }

std::string sql_any_of(const std::vector<std::string>& conditions) { return joined_by("OR", conditions); }

std::string sql_texts(const SqlWords& words, const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(words.text(text));
  return fmt::format("({})", fmt::join(quoted, ", "));
}

}  // namespace fitrank
