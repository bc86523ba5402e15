#include "output/present_index.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <span>

#include "output/blocks.hpp"
#include "output/fields.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"

namespace fitrank {

namespace {

const Fields<SkybandIndex>& index_rows() {
  static const Fields<SkybandIndex> fields =
      Fields<SkybandIndex>()
          .add(key::file, [](auto& index) { return index.source().path; })
          .add(key::bytes, [](auto& index) { return index.source().bytes; })
          .add(key::hash, [](auto& index) { return fmt::format("{:016x}", index.source().hash); })
          .add(key::criterion_ids, [](auto& index) { return index.source().criteria; })
          .add(key::companies, [](auto& index) { return index.companies(); })
          .add(key::top, [](auto& index) { return index.k(); })
          .add(key::members, [](auto& index) { return index.members(); })
          .add(key::share, [](auto& index) { return index.fraction(); })
          .add(key::pays, [](auto& index) { return index.pays(); });
  return fields;
}

Table index_table(const SkybandIndex& index) {
  using What = std::pair<std::string, std::string>;
  const IndexSource& source = index.source();
  return TableOf<What>()
      .left("What", [](auto& row) { return dim(row.first); })
      .left("Value", [](auto& row) { return row.second; })
      .of(std::vector<What>{{"made from", source.path.empty() ? "standard input" : source.path},
                            {"criteria", fmt::format("{}", fmt::join(source.criteria, ", "))},
                            {"companies", fmt::format("{}", index.companies())},
                            {"answers for", fmt::format("the first {}", index.k())},
                            {"members", fmt::format("{} ({})", index.members(), percent_text(index.fraction()))}});
}

}  // namespace

const AnswerSpec& index_spec() {
  static const AnswerSpec spec{{}, index_rows().specs(), "the index"};
  return spec;
}

Answer present_index(const SkybandIndex& index) {
  const char* advice = index.pays() ? "A query reads only the members of the index."
                                    : "So many companies are members that ranking the whole table is as fast.";
  Answer answer{.spec = &index_spec()};
  answer.envelope.model_hash = fmt::format("{:016x}", index.source().model_hash);
  answer.envelope.sentence = advice;
  answer.envelope.counts.companies = index.companies();
  answer.rows = Rows(records(index_rows(), std::span(&index, 1)));
  Writer page;
  page.head("Index", 1);
  page.say(advice, Style::strong);
  page.table(index_table(index));
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
