#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "fitrank/present.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

std::string summary(const Problems& problems, std::size_t files) {
  const std::string all = count_text(files, "file", "files");
  if (problems.empty()) return all + ", no problems";
  std::set<std::string> faulty;
  std::size_t count = 0;
  for (const Problem& problem : problems) {
    faulty.insert(problem.place.file);
    count += problem.count;
  }
  return fmt::format("{} in {} of {}", count_text(count, "problem", "problems"), faulty.size(), all);
}

/// A line or column; 0 is not known.
Records::Field place_field(std::size_t number) { return number == 0 ? Records::Field{} : count_field(number); }
Json place_json(std::size_t number) { return number == 0 ? Json(nullptr) : Json(number); }

}  // namespace

Document present_problems(const Problems& problems, std::size_t files) {
  Document document;
  for (const Problem& problem : problems) document.blocks.emplace_back(Preformatted{to_text(problem)});
  document.blocks.emplace_back(Paragraph{summary(problems, files), problems.empty() ? Style::good : Style::bad});
  document.records.header = {"file", "line", "column", "path", "message", "suggestion"};
  for (const Problem& problem : problems) {
    const auto& [file, line, column] = problem.place;
    document.records.rows.push_back({text_field(file), place_field(line), place_field(column), text_field(problem.path),
                                     text_field(problem.message), text_field(problem.suggestion)});
  }
  return document;
}

Json problems_json(const Problems& problems, std::size_t files) {
  Json list = Json::array();
  for (const Problem& problem : problems) {
    list.push_back(Json{{"file", problem.place.file},
                        {"line", place_json(problem.place.line)},
                        {"column", place_json(problem.place.column)},
                        {"path", problem.path},
                        {"message", problem.message},
                        {"suggestion", problem.suggestion.empty() ? Json(nullptr) : Json(problem.suggestion)}});
  }
  return Json{{"files", files}, {"problems", std::move(list)}};
}

}  // namespace fitrank
