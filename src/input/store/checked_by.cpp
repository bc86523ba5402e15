#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "base/utf8.hpp"
#include "input/names.hpp"
#include "input/records/company_key.hpp"
#include "input/records/rejects.hpp"
#include "input/store/evidence_store.hpp"

namespace fitrank {
namespace {

std::string unknown(std::string_view what, std::string_view name, std::span<const KnownName> names) {
  const NoSuch problem = no_such(fmt::format("{}: {}", what, in_quotes(name)), name, names);
  return problem.message +
         (problem.suggestion.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", problem.suggestion));
}

/// What is wrong with the value; empty: nothing.
std::string wrong_value(const Signal& signal, const std::variant<double, std::string>& value) {
  const ValueFunction& function = signal.value_function;
  if (const auto* number = std::get_if<double>(&value)) {
    if (function.takes_levels()) return fmt::format("{} takes one of its levels, found {}", signal.id, *number);
    return std::isfinite(*number) ? "" : fmt::format("{} is not finite", signal.id);
  }
  const std::string& level = std::get<std::string>(value);
  if (!function.takes_levels()) return fmt::format("{} takes a number, found {}", signal.id, in_quotes(level));
  return function.find_level(level) ? "" : unknown(signal.id + " level", level, known_names(function.levels()));
}

/// Of each company of the file, whether anything identifies it.
std::vector<bool> known_companies(const ImportedFile& file) {
  std::vector<bool> known;
  for (const ImportedCompany& company : file.companies) known.push_back(!name_id(identifiers_of(company)).empty());
  return known;
}

std::string wrong(const Model& model, const std::vector<bool>& known, const ImportedObservation& observation) {
  if (observation.company >= known.size()) return "belongs to no company";
  if (!known[observation.company]) return "its company is not identified";
  const auto signal = model.find_signal(observation.signal);
  if (!signal) return unknown("signal", observation.signal, known_names(model.signals));
  if (!model.find_tier(observation.tier)) return unknown("tier", observation.tier, known_names(model.tiers));
  if (observation.source.empty()) return "has no source";
  return wrong_value(model.signals[*signal], observation.value);
}

std::string place_of(const ImportedFile& file, const ImportedObservation& observation) {
  if (!observation.place.empty()) return observation.place;
  const std::string name =
      observation.company < file.companies.size() ? file.companies[observation.company].name : std::string("?");
  return fmt::format("{} of {}, {}", observation.signal, name, observation.source);
}

}  // namespace

ImportedFile checked_by(const Model& model, ImportedFile file) {
  const std::vector<bool> known = known_companies(file);
  std::vector<ImportedObservation> good;
  good.reserve(file.observations.size());
  for (ImportedObservation& observation : file.observations) {
    std::string reason = wrong(model, known, observation);
    if (reason.empty()) {
      good.push_back(std::move(observation));
      continue;
    }
    reject(file, place_of(file, observation), std::move(reason));
  }
  file.observations = std::move(good);
  return file;
}

}  // namespace fitrank
