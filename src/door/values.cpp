// The values that the door takes: weights, score matrices, models and profiles.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/rank_report.hpp"
#include "base/suggest.hpp"
#include "door/bodies.hpp"
#include "door/guarded.hpp"
#include "door/policies.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/score_matrix.hpp"

namespace fitrank::v1 {

namespace {

std::size_t criterion_called(const fitrank::Model& model, const std::string& id) {
  if (const auto criterion = model.find_criterion(id)) return *criterion;
  std::vector<std::string> ids;
  for (const auto& criterion : model.criteria) ids.push_back(criterion.id);
  const std::string nearest = suggest(id, ids);
  throw Error(fmt::format("no such criterion: {}{}", id,
                          nearest.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", nearest)));
}

template <typename Change>
Profile changed(const Profile& profile, Change change) {
  return guarded([&] {
    auto body = std::make_shared<ProfileBody>(profile.body());
    change(*body);
    return Profile(std::move(body));
  });
}

}  // namespace

Weights::Weights(std::span<const double> raw) {
  guarded([&] {
    const fitrank::Weights weights(raw);
    shares_.assign(weights.scaled().begin(), weights.scaled().end());
  });
}

Model::Model(std::shared_ptr<const ModelBody> body) : body_(std::move(body)) {
  const fitrank::Model& model = body_->model;
  for (const auto& one : model.criteria) criteria_.push_back({one.id, one.label});
  for (const auto& one : model.signals) {
    signals_.push_back({one.id, one.label, one.unit, model.criteria[one.criterion].id});
  }
}

const std::string& Profile::id() const { return body_->profile.id; }
const std::string& Profile::title() const { return body_->profile.title; }
Missing Profile::missing() const { return door_policy(body_->profile.missing); }
Method Profile::method() const { return door_method(body_->profile.method); }
Evidence Profile::evidence() const { return door_evidence(body_->profile.evidence); }

std::vector<double> Profile::shares() const {
  return guarded([&] {
    const fitrank::Weights weights = used_weights(body_->profile, body_->named);
    return std::vector<double>(weights.scaled().begin(), weights.scaled().end());
  });
}

std::optional<std::string> Profile::as_of() const {
  const auto& day = body_->profile.as_of;
  return day ? std::optional(day->text()) : std::nullopt;
}

Profile Profile::with_weights(const std::map<std::string, double>& percent) const {
  return changed(*this, [&](ProfileBody& body) {
    for (const auto& [id, share] : percent) {
      const std::size_t criterion = criterion_called(body.model.body()->model, id);
      std::erase_if(body.named, [&](const NamedShare& one) { return one.criterion == criterion; });
      body.named.push_back({criterion, share});
    }
    used_weights(body.profile, body.named);  // throws where they do not fit
  });
}

Profile Profile::with_all_weights(const std::vector<double>& weights) const {
  return changed(*this, [&](ProfileBody& body) {
    const std::size_t criteria = body.model.criteria().size();
    if (weights.size() != criteria) {
      throw Error(fmt::format("{} weights for {} criteria", weights.size(), criteria));
    }
    fitrank::Weights checked(weights);
    body.profile.weights = weights;
    body.profile.left_out.clear();
    body.named.clear();
  });
}

Profile Profile::with_missing(Missing missing) const {
  return changed(*this, [&](ProfileBody& body) { body.profile.missing = engine_policy(missing); });
}
Profile Profile::with_method(Method method) const {
  return changed(*this, [&](ProfileBody& body) { body.profile.method = engine_method(method); });
}
Profile Profile::with_evidence(Evidence evidence) const {
  return changed(*this, [&](ProfileBody& body) { body.profile.evidence = engine_evidence(evidence); });
}
Profile Profile::with_as_of(const std::string& day) const {
  return changed(*this, [&](ProfileBody& body) {
    body.profile.as_of = Date::parse(day);
    body.profile.day_source = DaySource::option;
    if (!body.profile.as_of) throw Error(fmt::format("\"{}\" is no date like 2026-05-13, 2026-05 or 2026", day));
  });
}

}  // namespace fitrank::v1
