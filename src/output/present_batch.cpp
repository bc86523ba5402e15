#include "fitrank/present_batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kPersonasShown = 50;  ///< in text formats
const std::vector<std::string> kHeader = {"persona", "rank", "id", "score", "low", "high", "coverage"};

}  // namespace

BatchWriter::BatchWriter(Format format, std::size_t top, Scoring scoring, std::size_t companies, IdOf id_of,
                         Write write)
    : format_(format),
      top_(top),
      scoring_(scoring),
      companies_(companies),
      id_of_(std::move(id_of)),
      write_(std::move(write)) {
  table_ = {{{"Persona"}}, {}, fmt::format("First {}, with fit", top)};
  if (format_ == Format::csv) write_(render_csv({kHeader, {}}));
  if (format_ == Format::json) {
    write_(fmt::format(
        "{{\n  \"missing\": \"{}\",\n  \"method\": \"{}\",\n  \"companies\": {},\n  \"top\": {},\n  \"personas\": [",
        fitrank::id_of(scoring_.missing), fitrank::id_of(scoring_.method), companies_, top_));
  }
}

void BatchWriter::add(const std::string& persona, const std::vector<RankedCompany>& top,
                      std::optional<std::size_t> ranked) {
  if (ranked) most_unranked_ = std::max(most_unranked_, companies_ - *ranked);
  if (format_ == Format::csv) {
    add_records(persona, top);
  } else if (format_ == Format::json) {
    add_json(persona, top, ranked);
  } else if (personas_ < kPersonasShown) {
    add_row(persona, top);
  }
  ++personas_;
}

void BatchWriter::add_records(const std::string& persona, const std::vector<RankedCompany>& top) {
  Records records{kHeader, {}};
  for (const RankedCompany& place : top) {
    const FitScore& fit = place.fit;
    records.rows.push_back({text_field(persona), count_field(place.rank), text_field(id_of_(place.company)),
                            number_field(fit.score), number_field(fit.low), number_field(fit.high),
                            number_field(fit.coverage)});
  }
  const std::string text = render_csv(records);
  write_(std::string_view(text).substr(text.find('\n') + 1));
}

void BatchWriter::add_json(const std::string& persona, const std::vector<RankedCompany>& top,
                           std::optional<std::size_t> ranked) {
  nlohmann::ordered_json ranking = nlohmann::ordered_json::array();
  for (const RankedCompany& place : top) {
    const FitScore& fit = place.fit;
    ranking.push_back({{"rank", place.rank},
                       {"id", id_of_(place.company)},
                       {"score", fit.score},
                       {"low", fit.low},
                       {"high", fit.high},
                       {"coverage", fit.coverage}});
  }
  const nlohmann::ordered_json in_all = ranked ? nlohmann::ordered_json(*ranked) : nlohmann::ordered_json(nullptr);
  const nlohmann::ordered_json line{{"persona", persona}, {"ranked", in_all}, {"ranking", std::move(ranking)}};
  write_((personas_ == 0 ? "\n    " : ",\n    ") + line.dump(-1, ' ', true));
}

void BatchWriter::add_row(const std::string& persona, const std::vector<RankedCompany>& top) {
  std::string places;
  for (const RankedCompany& place : top) {
    if (!places.empty()) places += ", ";
    places += fmt::format("{} {}", id_of_(place.company), score_text(place.fit.score));
  }
  table_.rows.push_back({{{persona, Style::strong}}, {places.empty() ? "no company can be ranked" : places}});
}

Document BatchWriter::document() const {
  Document document;
  document.blocks.emplace_back(Heading{"Batch", 1});
  document.blocks.emplace_back(Paragraph{fmt::format(
      "{}, {}. Unknown: {}{}.", count_text(personas_, "persona", "personas"),
      count_text(companies_, "company", "companies"), effect_of(scoring_.missing), method_text(scoring_.method))});
  document.blocks.emplace_back(table_);
  if (personas_ > kPersonasShown) {
    document.blocks.emplace_back(Paragraph{fmt::format(
        "The first {} of {} personas are shown; --format csv or json gives all.", kPersonasShown, personas_)});
  }
  if (most_unranked_ > 0) {
    document.blocks.emplace_back(Paragraph{
        fmt::format("Not ranked: up to {} for a persona, of which nothing that it weighs is known; JSON counts them.",
                    count_text(most_unranked_, "company", "companies"))});
  }
  return document;
}

void BatchWriter::finish() {
  if (format_ == Format::json) write_("\n  ]\n}\n");
  if (format_ == Format::table) write_(render_terminal(document(), {}));
  if (format_ == Format::markdown) write_(render_markdown(document()));
}

}  // namespace fitrank
