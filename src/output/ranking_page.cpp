#include "output/ranking_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/layers.hpp"
#include "base/text.hpp"
#include "output/numbers.hpp"
#include "output/present_diff_text.hpp"
#include "output/published_fields.hpp"
#include "output/ranking_notes.hpp"
#include "output/ranking_remarks.hpp"
#include "output/verdict_text.hpp"
#include "output/weights_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

const Company& company_in(const Subject& subject, const RankRow& row) {
  return subject.set.companies[row.place.company];
}

bool expects(const RankReport& report) { return !report.rows.empty() && report.rows.front().likely.has_value(); }

/// The evidence cannot tell it from the first of its group.
bool is_level(const RankReport& report, const RankRow& row) {
  const auto place = static_cast<std::size_t>(&row - report.rows.data());
  return report.verdict && place < report.verdict->level.size() && report.verdict->level[place];
}

Cell moved_cell(const RankReport& report, const RankRow& row) {
  const std::size_t now = row.place.rank;
  // Not ranked before; or, as far as an index can tell, behind its last place.
  if (!row.rank_before) return {report.before_within ? "▲" : "new", Style::good};
  if (*row.rank_before > now) return {fmt::format("▲{}", *row.rank_before - now), Style::good};
  if (*row.rank_before < now) return {fmt::format("▼{}", now - *row.rank_before), Style::bad};
  return dim("=");
}

std::string rank_before_text(const RankReport& report, const RankRow& row) {
  if (row.rank_before) return fmt::format("{}", *row.rank_before);
  return report.before_within ? fmt::format(">{}", *report.before_within) : "";
}

Cell criterion_cell(const Subject& subject, const RankReport& report, const RankRow& row, std::size_t criterion) {
  const double score = subject.set.scores.at(row.place.company, criterion);
  if (std::isnan(score)) return unknown_cell();
  if (!subject.set.scores.knows(row.place.company, criterion)) return {"≈ " + score_text(score), Style::caution};
  return {score_text(score), report.weights[criterion] > 0 ? Style::plain : Style::dim};
}

Cell since_cell(const RankingDiff& diff, const std::string& id) {
  const auto change = std::ranges::find(diff.rows, id, &RankChange::id);
  if (change == diff.rows.end()) return {};
  Cell cell = move_cell(*change);
  if (change->causes.total() != 0) cell.text += ' ' + causes_text(change->causes);
  return cell;
}

void say_layers(Writer& page, const Subject& subject, const RankReport& report, const RankingView& view) {
  if (!view.by_layer) return;
  std::set<std::string_view> filled;
  for (const RankRow& row : report.rows) filled.insert(company_in(subject, row).layer);
  std::vector<std::string> empty;
  for (const Layer& layer : subject.model.layers) {
    if (!filled.contains(layer.id)) empty.push_back(layer.label);
  }
  if (!empty.empty()) page.say(fmt::format("Layers not shown: {}.", fmt::join(empty, ", ")));
}

void introduce(Writer& page, const Subject& subject, const RankReport& report, const RankingView& view,
               const std::string& sentence) {
  page.head(titled(subject.profile.title, subject.profile.id), 1);
  if (view.since != nullptr) page.append(present_moves(*view.since));
  page.say(only_layer_text(subject.model, view.only_layer));
  if (!report.rows.empty()) page.say(sentence);
  page.say(policies_text(subject.profile));
  page.say_all(weights_texts(subject, report));
  if (report.deal_breakers == DealBreakers::ignore && !subject.profile.deal_breakers.empty() &&
      !is_min_coverage(subject.profile.deal_breakers.front())) {
    page.say("Deal-breakers are ignored: companies that fail one are ranked too, and marked.");
  }
}

/// "Left out: 2 companies excluded by a deal-breaker. 5 of 20 ranked companies shown."
std::string short_foot(const Subject& subject, const RankReport& report) {
  std::string text = fmt::format("Profile {}: unknown {}, evidence {}, {}{}.", subject.profile.id,
                                 effect_of(subject.profile.missing), evidence_effect(subject.profile.evidence),
                                 subject.profile.method == Aggregation::weighted_product ? "weighted product, " : "",
                                 subject.profile.as_of ? "as of " + subject.profile.as_of->text() : "no date set");
  const auto add = [&](const std::string& more) { text += more.empty() ? "" : " " + more; };
  add(report.rows.size() < report.ranked
          ? fmt::format("{} of {} ranked companies shown.", report.rows.size(), report.ranked)
          : "");
  Counts counts = counts_of(report);
  add(left_out_text(counts));
  add(level_note(report).empty() ? "" : "≈: too close to tell.");
  add("--why: weights, all reasons, all gaps.");
  return text;
}

}  // namespace

std::vector<Block> present_moves(const RankingDiff& since) {
  Writer page;
  std::vector<std::string> texts = change_texts(since);
  texts.insert(texts.begin(), moves_sentence(since));
  page.list(std::move(texts));
  return page.take();
}

std::string only_layer_text(const Model& model, std::string_view layer) {
  if (layer.empty()) return {};
  const std::string label = layer_label(model, layer);
  return fmt::format("Only companies of this layer: {}.",
                     label == layer ? label : fmt::format("{} ({})", label, layer));
}

std::string nothing_ranked(const RankReport& report) {
  if (report.companies == 0) return "There are no companies to rank.";
  if (report.excluded_in_all == report.companies) return "No company is ranked: each fails a deal-breaker.";
  return report.thin_in_all > 0 ? "No company can be ranked: too little is known." : "No company can be ranked.";
}

TableOf<RankRow> ranking_columns(const Subject& subject, const RankReport& report, const RankingView& view) {
  TableOf<RankRow> table;
  table.right("#", [&](auto& row) { return fmt::format("{}{}", row.place.rank, is_level(report, row) ? " ≈" : ""); });
  if (view.since != nullptr) {
    table.left("Since last",
               [&subject, &view](auto& row) { return since_cell(*view.since, company_in(subject, row).id); });
  }
  if (view.by_layer) {
    table.left("Layer", [&](auto& row) { return layer_label(subject.model, company_in(subject, row).layer); }).spare(2);
  }
  table.left("Company", [&](auto& row) { return strong(display_name(company_in(subject, row))); });
  table.right("Fit", [](auto& row) { return strong(score_text(row.place.fit.score)); });
  if (expects(report)) {
    table.right(percent_text(subject.profile.interval), [](auto& row) { return likely_text(*row.likely); });
  }
  table.right("Range", [](auto& row) { return dim(range_text(row.place.fit)); });
  table.right("Coverage", [](auto& row) { return percent_text(row.place.fit.coverage); }).spare(1);
  if (report.overridden) {
    table.right("Move", [&](auto& row) { return moved_cell(report, row); });
    table.right("Was", [&](auto& row) { return rank_before_text(report, row); }).spare(2);
  }
  return table;
}

std::vector<Block> whole_ranking(const Subject& subject, const RankReport& report, const RankingView& view,
                                 const std::string& sentence) {
  Writer page;
  introduce(page, subject, report, view, sentence);
  TableOf<RankRow> table = ranking_columns(subject, report, view);
  for (std::size_t c = 0; c < subject.model.criteria.size(); ++c) {
    table.right(subject.model.criteria[c].label, [&, c](auto& row) { return criterion_cell(subject, report, row, c); })
        .spare(3);
  }
  table.notes("Why", [&](auto& row) { return ranking_notes(subject, row); });
  page.table(table.of(report.rows));
  say_layers(page, subject, report, view);
  page.say_all(report.rows.empty() ? std::vector{nothing_ranked(report)} : ranking_remarks(subject, report));
  if (report.published) add_published(page, subject.model, *report.published);
  add_excluded(page, subject, report);
  add_thin(page, subject, report);
  add_unranked(page, subject, report);
  page.say_all(evidence_remarks(subject, report));
  return page.take();
}

std::vector<Block> short_ranking(const Subject& subject, const RankReport& report, const RankingView& view,
                                 const std::string& sentence) {
  Writer page;
  if (view.since != nullptr) page.append(present_moves(*view.since));
  page.say(sentence, Style::strong);
  page.say(only_layer_text(subject.model, view.only_layer));
  TableOf<RankRow> columns = ranking_columns(subject, report, view);
  columns.notes("Why", [&](auto& row) { return std::vector{short_reason(subject, row)}; });
  Table table = columns.of(report.rows);
  table.short_notes = true;
  page.table(std::move(table));
  page.say(short_foot(subject, report));
  return page.take();
}

}  // namespace fitrank
