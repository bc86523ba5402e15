#include "fitrank/present_digest.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

const Company& company_of(const DigestSubject& subject, const DigestLine& line) {
  return subject.pool.dossiers().companies[line.news.company];
}

const Signal& signal_of(const DigestSubject& subject, const DigestLine& line) {
  return subject.model.signals[line.news.now.signal];
}

std::string place_text(const DigestPlace& place) {
  if (place.excluded) return "excluded";
  if (!place.rank) return "not ranked";
  return fmt::format("{} ({})", *place.rank, score_text(place.fit.score));
}

/// A company without a score counts as 0 points where it gains or loses one.
double points_of(const DigestPlace& place) { return place.fit.ranked() ? place.fit.score : 0; }

std::string dated(const Observation& observation) {
  std::string text = "as of " + date_text(observation.as_of);
  if (observation.filed) text += ", filed " + observation.filed->text();
  return text;
}

std::vector<std::string> notes_of(const DigestSubject& subject, const DigestLine& line) {
  const Observation& now = line.news.now;
  std::vector<std::string> notes{
      fmt::format("{}, {}; source: {}", tier_text(subject.model, now), dated(now), source_text(now))};
  if (line.news.before) {
    notes.push_back(fmt::format("before: {}, {}", value_text(signal_of(subject, line), line.news.before->value),
                                dated(*line.news.before)));
  }
  return notes;
}

Table table(const DigestSubject& subject, const Digest& digest) {
  Table table{{{"Company"},
               {"New"},
               {"Rank (fit) without it", Align::right},
               {"With it", Align::right},
               {"Points", Align::right},
               {"Others moved", Align::right}},
              {},
              "Evidence"};
  for (const DigestLine& line : digest.lines) {
    const double points = points_of(line.now) - points_of(line.without);
    const Signal& signal = signal_of(subject, line);
    table.rows.push_back({{{display_name(company_of(subject, line)), Style::strong},
                           {fmt::format("{}: {}", signal.label, value_text(signal, line.news.now.value))},
                           {place_text(line.without)},
                           {place_text(line.now)},
                           {points_text(points), points < 0 ? Style::bad : Style::good},
                           {fmt::format("{}", line.others_moved)}},
                          notes_of(subject, line)});
  }
  return table;
}

Json place_json(const DigestPlace& place) {
  return {{"rank", place.rank ? Json(*place.rank) : Json(nullptr)},
          {"excluded", place.excluded},
          {"fit", place.fit.ranked() ? Json(place.fit.score) : Json(nullptr)}};
}

Json observation_json(const Model& model, const Observation& one) {
  Json json{{"value", value_json(model.signals[one.signal], one.value)},
            {"tier", one.tier ? Json(model.tiers[*one.tier].id) : Json(nullptr)},
            {"as_of", date_json(one.as_of)},
            {"filed", date_json(one.filed)},
            {"source", one.source}};
  add_words(json, model, one);
  return json;
}

std::string rank_field(const DigestPlace& place) { return place.rank ? fmt::format("{}", *place.rank) : ""; }

Records records(const DigestSubject& subject, const Digest& digest) {
  Records records{{"id", "signal", "value", "tier", "as_of", "filed", "source", "rank_without", "fit_without", "rank",
                   "fit", "others_moved", "label", "source_title"},
                  {}};
  for (const DigestLine& line : digest.lines) {
    const Observation& now = line.news.now;
    const auto fit = [](const DigestPlace& place) {
      return number_field(place.fit.ranked() ? std::optional(place.fit.score) : std::nullopt);
    };
    records.rows.push_back({text_field(company_of(subject, line).id),
                            text_field(signal_of(subject, line).id),
                            value_field(signal_of(subject, line), now.value),
                            text_field(now.tier ? subject.model.tiers[*now.tier].id : ""),
                            text_field(now.as_of ? now.as_of->text() : ""),
                            text_field(now.filed ? now.filed->text() : ""),
                            text_field(now.source),
                            {rank_field(line.without), true},
                            fit(line.without),
                            {rank_field(line.now), true},
                            fit(line.now),
                            count_field(line.others_moved)});
    append_words(records.rows.back(), subject.model, &now);
  }
  return records;
}

std::string summary_text(const Digest& digest) {
  if (digest.fresh == 0) return "Nothing became known since.";
  const std::string fresh = count_text(digest.fresh, "new observation", "new observations");
  if (digest.moving == 0) return fmt::format("{}; none moves the ranking.", fresh);
  return fmt::format("{}; without {} of them, taken away alone, the ranking or a score would be another.", fresh,
                     digest.moving);
}

}  // namespace

Document present_digest(const DigestSubject& subject, const Digest& digest) {
  Document document;
  document.blocks.emplace_back(Heading{"New since " + subject.since.text(), 1});
  document.blocks.emplace_back(Paragraph{summary_text(digest), Style::strong});
  document.blocks.emplace_back(
      Paragraph{fmt::format("Profile: {}", titled(subject.profile.title, subject.profile.id)), Style::plain});
  document.blocks.emplace_back(Paragraph{policies_text(subject.profile), Style::plain});
  if (!digest.lines.empty()) {
    document.blocks.emplace_back(table(subject, digest));
    document.blocks.emplace_back(Paragraph{
        "Each observation by itself: the ranking with it, and the ranking made again without it. Others moved: "
        "companies whose rank is another because of it.",
        Style::dim});
  }
  if (digest.moving > digest.lines.size()) {
    document.blocks.emplace_back(
        Paragraph{fmt::format("And {} that moved less.", digest.moving - digest.lines.size()), Style::plain});
  }
  document.records = records(subject, digest);
  return document;
}

nlohmann::ordered_json digest_json(const DigestSubject& subject, const Digest& digest) {
  Json list = Json::array();
  for (const DigestLine& line : digest.lines) {
    list.push_back({{"id", company_of(subject, line).id},
                    {"name", company_of(subject, line).name},
                    {"signal", signal_of(subject, line).id},
                    {"now", observation_json(subject.model, line.news.now)},
                    {"before", line.news.before ? observation_json(subject.model, *line.news.before) : Json(nullptr)},
                    {"place", place_json(line.now)},
                    {"place_without", place_json(line.without)},
                    {"others_moved", line.others_moved}});
  }
  return {{"since", subject.since.text()}, {"profile", subject.profile.id}, {"as_of", date_json(subject.profile.as_of)},
          {"new", digest.fresh},           {"moving", digest.moving},       {"observations", std::move(list)}};
}

}  // namespace fitrank
