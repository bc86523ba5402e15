#include "output/present_problems.hpp"

#include <fmt/format.h>

#include <set>

#include "output/blocks.hpp"
#include "output/common_fields.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"

namespace fitrank {

namespace {

struct ProblemCounts {
  std::size_t files = 0;
  std::size_t problems = 0;
  std::size_t faulty_files = 0;
};

ProblemCounts count_problems(const Problems& problems, std::size_t files) {
  ProblemCounts counts{.files = files};
  std::set<std::string> faulty;
  for (const Problem& problem : problems) {
    faulty.insert(problem.place.file);
    counts.problems += problem.count;
  }
  counts.faulty_files = faulty.size();
  return counts;
}

std::string problems_sentence(const ProblemCounts& counts) {
  const std::string all = count_text(counts.files, "file", "files");
  if (counts.problems == 0) return all + ", no problems";
  return fmt::format("{} in {} of {}", count_text(counts.problems, "problem", "problems"), counts.faulty_files, all);
}

/// A line or column; 0 is not known.
std::optional<std::size_t> if_known(std::size_t number) { return number == 0 ? std::nullopt : std::optional(number); }

const Fields<Problem>& problem_rows() {
  static const Fields<Problem> fields =
      Fields<Problem>()
          .add(key::file, [](auto& problem) { return problem.place.file; })
          .add(key::line, [](auto& problem) { return if_known(problem.place.line); })
          .add(key::column, [](auto& problem) { return if_known(problem.place.column); })
          .add(key::path, [](auto& problem) { return unless_blank(problem.path); })
          .add(key::message, [](auto& problem) { return problem.message; })
          .add(key::suggestion, [](auto& problem) { return unless_blank(problem.suggestion); });
  return fields;
}

const Fields<ProblemCounts>& problem_facts() {
  static const Fields<ProblemCounts> fields = Fields<ProblemCounts>()
                                                  .add(key::files, [](auto& counts) { return counts.files; })
                                                  .add(key::problems, [](auto& counts) { return counts.problems; });
  return fields;
}

}  // namespace

const AnswerSpec& problems_spec() {
  static const AnswerSpec spec{
      .facts = problem_facts().specs(), .rows = problem_rows().specs(), .about_rows = "a problem"};
  return spec;
}

Answer present_problems(const Problems& problems, std::size_t files) {
  const ProblemCounts counts = count_problems(problems, files);
  Writer page;
  for (const Problem& problem : problems) page.verbatim(to_text(problem));
  page.say(problems_sentence(counts), problems.empty() ? Style::good : Style::bad);
  return {.spec = &problems_spec(),
          .envelope = {.sentence = problems_sentence(counts)},
          .facts = problem_facts().record(counts),
          .rows = Rows(records(problem_rows(), problems)),
          .blocks = page.take()};
}

}  // namespace fitrank
