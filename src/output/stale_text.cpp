#include "output/stale_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "evidence/value_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

bool is_stated(const Model& model, const Company& company, std::size_t signal) {
  return !company.stated.empty() && !std::isnan(company.stated[model.signals[signal].criterion]);
}

}  // namespace

std::vector<std::size_t> last_known(const Model& model, const Company& company, const Assessment& assessment) {
  const auto& observations = company.observations;
  std::vector<std::size_t> last;
  for (const std::size_t index : assessment.stale) {
    const std::size_t signal = observations[index].signal;
    if (std::ranges::count(assessment.signals, signal, &SignalScore::signal) > 0) continue;
    if (is_stated(model, company, signal)) continue;
    const auto same = std::ranges::find(last, signal, [&](std::size_t one) { return observations[one].signal; });
    if (same == last.end()) {
      last.push_back(index);
    } else if (observations[index].as_of > observations[*same].as_of) {
      *same = index;
    }
  }
  std::ranges::sort(last, {}, [&](std::size_t one) { return observations[one].signal; });
  return last;
}

std::string last_known_text(const Model& model, const Observation& observation) {
  const Signal& signal = model.signals[observation.signal];
  return fmt::format("{} {} ({})", signal.label, value_text(signal, observation.value),
                     tier_and_date_text(model, observation));
}

}  // namespace fitrank
