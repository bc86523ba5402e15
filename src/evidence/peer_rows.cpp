#include "evidence/peer_rows.hpp"

#include <algorithm>
#include <cmath>

namespace fitrank {
namespace {

/// What is supposed of a signal of which too few employers are known: 50, and any of its scores.
PeerItem item_of(const Signal& signal, EvidencePolicy policy) {
  const UnknownScores scores = unknown_scores(signal, policy);
  PeerItem item{.worst = scores.worst, .best = scores.best};
  item.mean = std::clamp(50.0, item.worst, item.best);
  const ValueFunction& function = signal.value_function;
  if (!function.takes_levels()) {
    const double middle = (item.worst + item.best) / 2;
    item.variance =
        (item.best - item.worst) * (item.best - item.worst) / 12 + (middle - item.mean) * (middle - item.mean);
    return item;
  }
  for (const NamedLevel& level : function.levels()) {
    const double off = level.score - item.mean;
    item.variance += off * off / static_cast<double>(function.levels().size());
  }
  return item;
}

}  // namespace

PeerRows::PeerRows(const Model& model, const CompanySet& dossiers,
                   std::span<const std::shared_ptr<const CompanyTable>> tables, const ScoreMatrix& scores,
                   const EvidenceView& view)
    : model_(model),
      dossiers_(dossiers),
      tables_(tables),
      scores_(scores),
      view_(view),
      has_no_signals_(model.criteria.size(), 1) {
  for (const Signal& signal : model.signals) has_no_signals_[signal.criterion] = 0;
}

std::vector<PeerItem> PeerRows::items() const {
  std::vector<PeerItem> items;
  for (const Signal& signal : model_.signals) items.push_back(item_of(signal, view_.policy));
  constexpr double kAnyScore = 100.0 * 100 / 12;
  items.resize(items.size() + criteria(), PeerItem{.variance = kAnyScore});
  return items;
}

void PeerRows::read(std::size_t row, EmployerRow& into) const {
  if (row < dossiers_.companies.size()) return read(dossiers_.companies[row], dossiers_.assessments[row], into);
  if (row < scores_.rows_with_extents()) {
    std::size_t first = dossiers_.companies.size();
    for (const auto& table : tables_) {
      if (row < first + table->size()) {
        const Company company = table->company(row - first);
        return read(company, assess(model_, company, view_), into);
      }
      first += table->size();
    }
  }
  into.group = model_.layers.size();
  into.outright.assign(criteria(), 1);
  into.scores.assign(model_.signals.size() + criteria(), kUnknown);
  for (std::size_t c = 0; c < criteria(); ++c) into.scores[model_.signals.size() + c] = scores_.at(row, c);
}

void PeerRows::read(const Company& company, const Assessment& assessment, EmployerRow& into) const {
  const auto layer = std::ranges::find(model_.layers, company.layer, &Layer::id);
  into.group = static_cast<std::size_t>(layer - model_.layers.begin());
  into.outright = has_no_signals_;
  into.scores.assign(model_.signals.size() + criteria(), kUnknown);
  for (std::size_t c = 0; c < company.stated.size(); ++c) {
    if (std::isnan(company.stated[c]) && !std::isnan(assessment.criteria[c])) continue;
    into.outright[c] = 1;
    into.scores[model_.signals.size() + c] = company.stated[c];
  }
  for (const SignalScore& line : assessment.signals) {
    if (into.outright[model_.signals[line.signal].criterion] == 0) {
      into.scores[line.signal] = line.used;
    }
  }
}

}  // namespace fitrank
