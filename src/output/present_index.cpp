#include "fitrank/present_index.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

std::string advice(const SkybandIndex& index) {
  return index.pays() ? "A query reads its members alone."
                      : "Its members are so large a share of the companies that scanning the table is as good.";
}

}  // namespace

Document present_index(const SkybandIndex& index) {
  const IndexSource& source = index.source();
  Table table{{{"What"}, {"Value"}}, {}, ""};
  const auto add = [&](std::string what, std::string value) {
    table.rows.push_back({{{std::move(what), Style::dim}, {std::move(value)}}, {}});
  };
  add("made from", source.path.empty() ? "standard input" : source.path);
  add("criteria", fmt::format("{}", fmt::join(source.criteria, ", ")));
  add("companies", fmt::format("{}", index.companies()));
  add("answers for", fmt::format("the first {}", index.k()));
  add("members", fmt::format("{} ({})", index.members(), percent_text(index.fraction())));
  Document document;
  document.blocks = {Heading{"Index", 1}, table, Paragraph{advice(index)}};
  document.records = {{"source", "companies", "k", "members", "fraction", "pays"},
                      {{text_field(source.path),
                        count_field(index.companies()),
                        count_field(index.k()),
                        count_field(index.members()),
                        number_field(index.fraction()),
                        {index.pays() ? "true" : "false"}}}};
  return document;
}

nlohmann::ordered_json index_json(const SkybandIndex& index) {
  const IndexSource& source = index.source();
  return {{"source", source.path},
          {"source_bytes", source.bytes},
          {"source_hash", fmt::format("{:016x}", source.hash)},
          {"model_hash", fmt::format("{:016x}", source.model_hash)},
          {"criteria", source.criteria},
          {"companies", index.companies()},
          {"k", index.k()},
          {"members", index.members()},
          {"fraction", index.fraction()},
          {"pays", index.pays()}};
}

}  // namespace fitrank
