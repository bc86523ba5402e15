#include "output/present_digest.hpp"

#include <fmt/format.h>

#include "output/blocks.hpp"
#include "output/common_fields.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

struct DigestRow {
  const PoolSubject& subject;
  const DigestLine& line;

  const Company& company() const { return subject.pool.dossiers().companies[line.news.company]; }
  const Signal& signal() const { return subject.model.signals[line.news.now.signal]; }
};

struct DigestFacts {
  const Date& since;
  const Digest& digest;
};

std::optional<double> digest_score(const DigestPlace& place) {
  return place.fit.ranked() ? std::optional(place.fit.score) : std::nullopt;
}

std::string_view digest_standing(const DigestPlace& place) {
  return place.excluded ? "excluded" : place.rank ? "ranked" : "unranked";
}

/// What stood before: value_before to source_before, all null where there was nothing.
void add_digest_before(Fields<DigestRow>& fields) {
  const auto before = [&](const FieldSpec& spec, auto read) {
    fields.add(spec, [read](const DigestRow& r) {
      const auto& one = r.line.news.before;
      return one ? json_of(read(r, *one)) : nlohmann::ordered_json(nullptr);
    });
  };
  before(key::value_before, [](auto&, auto& one) { return number_of(one.value); });
  before(key::level_before, [](auto& r, auto& one) { return level_of(r.signal(), one.value); });
  before(key::tier_before, [](auto& r, auto& one) {
    return one.tier ? std::optional(r.subject.model.tiers[*one.tier].id) : std::nullopt;
  });
  before(key::as_of_before, [](auto&, auto& one) { return one.as_of; });
  before(key::filed_before, [](auto&, auto& one) { return one.filed; });
  before(key::source_before, [](auto&, auto& one) { return one.source; });
}

const Fields<DigestRow>& digest_rows() {
  static const Fields<DigestRow> fields = [] {
    Fields<DigestRow> rows;
    rows.include(company_fields(), [](auto& r) { return std::optional(CompanyRef{&r.company()}); })
        .include(observed_fields(), [](auto& r) { return observed(r.subject.model, &r.line.news.now); });
    add_digest_before(rows);
    rows.add(key::rank, [](auto& r) { return r.line.now.rank; })
        .add(key::score, [](auto& r) { return digest_score(r.line.now); })
        .add(key::standing, [](auto& r) { return digest_standing(r.line.now); })
        .add(key::rank_without, [](auto& r) { return r.line.without.rank; })
        .add(key::score_without, [](auto& r) { return digest_score(r.line.without); })
        .add(key::standing_without, [](auto& r) { return digest_standing(r.line.without); })
        .add(key::others_moved, [](auto& r) { return r.line.others_moved; });
    return rows;
  }();
  return fields;
}

const Fields<DigestFacts>& digest_facts() {
  static const Fields<DigestFacts> fields = Fields<DigestFacts>()
                                                .add(key::since, [](auto& f) { return f.since; })
                                                .add(key::new_observations, [](auto& f) { return f.digest.fresh; })
                                                .add(key::moving, [](auto& f) { return f.digest.moving; });
  return fields;
}

std::string digest_place_text(const DigestPlace& place) {
  if (place.excluded) return "excluded";
  return place.rank ? fmt::format("{} ({})", *place.rank, score_text(place.fit.score)) : "not ranked";
}

Cell digest_points(const DigestLine& line) {
  // A company without a score counts as 0 points where it gains or loses one.
  const double points = digest_score(line.now).value_or(0) - digest_score(line.without).value_or(0);
  return {points_text(points), points < 0 ? Style::bad : Style::good};
}

std::string dated_text(const Observation& observation) {
  std::string text = "as of " + date_text(observation.as_of);
  if (observation.filed) text += ", filed " + observation.filed->text();
  return text;
}

std::vector<std::string> digest_notes(const DigestRow& row) {
  const auto& [company, now, before] = row.line.news;
  std::vector<std::string> notes{
      fmt::format("{}, {}; source: {}", tier_text(row.subject.model, now), dated_text(now), source_text(now))};
  if (before) {
    notes.push_back(fmt::format("before: {}, {}", value_text(row.signal(), before->value), dated_text(*before)));
  }
  return notes;
}

Table digest_table(const std::vector<DigestRow>& rows) {
  return TableOf<DigestRow>()
      .left("Company", [](auto& r) { return strong(display_name(r.company())); })
      .left("New",
            [](auto& r) {
              return fmt::format("{}: {}", r.signal().label, value_text(r.signal(), r.line.news.now.value));
            })
      .right("Rank (fit) without it", [](auto& r) { return digest_place_text(r.line.without); })
      .right("With it", [](auto& r) { return digest_place_text(r.line.now); })
      .right("Points", [](auto& r) { return digest_points(r.line); })
      .right("Others moved", [](auto& r) { return fmt::format("{}", r.line.others_moved); })
      .notes("Evidence", digest_notes)
      .of(rows);
}

std::string digest_sentence(const Digest& digest) {
  if (digest.fresh == 0) return "There are no new observations.";
  const std::string fresh = count_text(digest.fresh, "new observation", "new observations");
  if (digest.moving == 0) return fmt::format("{}; none changes a rank or a score.", fresh);
  return fmt::format("{}; {} {} a rank or a score.", fresh, digest.moving, digest.moving == 1 ? "changes" : "change");
}

}  // namespace

const AnswerSpec& digest_spec() {
  static const AnswerSpec spec{
      .facts = digest_facts().specs(), .rows = digest_rows().specs(), .about_rows = "a new observation"};
  return spec;
}

Answer present_digest(const PoolSubject& subject, const Date& since, const Digest& digest) {
  std::vector<DigestRow> rows;
  for (const DigestLine& line : digest.lines) rows.push_back({subject, line});
  Answer answer = answer_about(subject, digest_spec(), digest_sentence(digest));
  answer.facts = digest_facts().record({since, digest});
  answer.rows = Rows(records(digest_rows(), rows));
  Writer page;
  page.open("New since " + since.text(), answer.envelope.sentence, subject.profile);
  page.table(digest_table(rows));
  if (!rows.empty()) {
    page.explain(
        "Each row removes one observation and ranks again. Others moved: how many other companies have a different "
        "rank without it.");
  }
  if (digest.moving > rows.size()) page.say(fmt::format("{} more changed less.", digest.moving - rows.size()));
  page.close(subject.counts);
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
