#include "output/present_batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "output/answer_stream.hpp"
#include "output/blocks.hpp"
#include "output/common_fields.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kPersonasInWords = 50;

struct BatchRow {
  const std::string& persona;
  std::optional<std::string> id;  ///< none: the persona ranks no company
  RankedCompany place = {};
  std::optional<std::size_t> ranked = {};

  template <typename Read>
  auto of_place(Read read) const {
    return id ? std::optional(read(place)) : std::nullopt;
  }
};

const Fields<BatchRow>& batch_rows() {
  static const Fields<BatchRow> fields =
      Fields<BatchRow>()
          .add(key::persona, [](auto& r) { return r.persona; })
          .add(key::rank, [](auto& r) { return r.of_place([](auto& place) { return place.rank; }); })
          .add(key::id, [](auto& r) { return r.id; })
          .include(fit_fields(), [](auto& r) { return r.of_place([](auto& place) { return place.fit; }); })
          .add(key::ranked, [](auto& r) { return r.ranked; });
  return fields;
}

const Fields<BatchSubject>& batch_facts() {
  static const Fields<BatchSubject> fields = Fields<BatchSubject>().add(key::top, [](auto& s) { return s.top; });
  return fields;
}

bool is_streamed(Format format) { return format == Format::csv || format == Format::json || format == Format::jsonl; }

}  // namespace

const AnswerSpec& batch_spec() {
  static const AnswerSpec spec{.facts = batch_facts().specs(),
                               .rows = batch_rows().specs(),
                               .about_rows = "a persona and one of its first companies"};
  return spec;
}

Answer batch_head(const BatchSubject& subject) {
  return {.spec = &batch_spec(),
          .envelope = {.policies = subject.policies,
                       .sentence = fmt::format("The first {} of {} for {}.", subject.top,
                                               count_text(subject.companies, "company", "companies"),
                                               count_text(subject.personas, "persona", "personas")),
                       .counts = {.companies = subject.companies}},
          .facts = batch_facts().record(subject)};
}

BatchWriter::BatchWriter(const BatchSubject& subject, Answer head, Format format,
                         const std::vector<std::string>& columns, IdOf id_of, Sink sink)
    : subject_(subject),
      head_(std::move(head)),
      format_(format),
      id_of_(std::move(id_of)),
      sink_(std::move(sink)),
      stream_(is_streamed(format) ? std::make_unique<AnswerStream>(format, head_, columns, sink_) : nullptr),
      table_{{{"Persona"}}, {}, fmt::format("First {}, with fit", subject.top)} {}

BatchWriter::~BatchWriter() = default;

void BatchWriter::add(const std::string& persona, const std::vector<RankedCompany>& top,
                      std::optional<std::size_t> ranked) {
  if (ranked) most_unranked_ = std::max(most_unranked_, subject_.companies - *ranked);
  if (stream_ && top.empty()) stream_->row(batch_rows().record({persona, std::nullopt, {}, ranked}));
  for (std::size_t i = 0; stream_ && i < top.size(); ++i) {
    stream_->row(batch_rows().record({persona, id_of_(top[i].company), top[i], ranked}));
  }
  if (!stream_ && personas_ < kPersonasInWords) add_line(persona, top);
  ++personas_;
}

void BatchWriter::add_line(const std::string& persona, const std::vector<RankedCompany>& top) {
  std::string places;
  for (const RankedCompany& place : top) {
    if (!places.empty()) places += ", ";
    places += fmt::format("{} {}", id_of_(place.company), score_text(place.fit.score));
  }
  table_.rows.push_back({{strong(persona)}, {places.empty() ? "no company can be ranked" : places}});
}

std::vector<Block> BatchWriter::blocks() const {
  Writer page;
  page.head("Batch", 1);
  page.say(head_.envelope.sentence, Style::strong);
  page.say(fmt::format("Unknown: {}{}.", effect_of(subject_.policies.missing), method_text(subject_.policies.method)));
  page.table(table_);
  if (personas_ > table_.rows.size()) {
    page.say(fmt::format("Shows the first {} of {} personas; --format csv, json or jsonl gives all.",
                         table_.rows.size(), personas_));
  }
  if (most_unranked_ > 0) {
    page.say(
        fmt::format("Not ranked: up to {} per persona, with no data for any criterion that it weighs. The other "
                    "formats count the ranked ones.",
                    count_text(most_unranked_, "company", "companies")));
  }
  return page.take();
}

void BatchWriter::finish() {
  if (stream_) return stream_->finish();
  sink_(format_ == Format::markdown ? render_markdown(blocks())
        : format_ == Format::html   ? render_html(blocks())
                                    : render_terminal(blocks(), {}));
}

}  // namespace fitrank
