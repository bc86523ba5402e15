#include "output/observed_fields.hpp"

#include <variant>

#include "output/keys.hpp"
#include "output/pool_names.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

const Signal& signal_of(const Observed& one) { return one.model->signals[one.observation->signal]; }

std::optional<std::string> stated_text(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

std::optional<double> number_of(const Value& value) {
  const auto* number = std::get_if<double>(&value);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<std::string> level_of(const Signal& signal, const Value& value) {
  const auto* level = std::get_if<Level>(&value);
  return level == nullptr ? std::nullopt : std::optional(signal.value_function.levels()[level->index].name);
}

std::optional<std::string> label_of(const Signal& signal, const Value& value) {
  const auto* level = std::get_if<Level>(&value);
  return level == nullptr ? std::nullopt : std::optional(signal.value_function.levels()[level->index].label);
}

const Fields<Observed>& observed_fields() {
  static const Fields<Observed> fields =
      Fields<Observed>()
          .add(key::signal, [](const Observed& one) { return signal_of(one).id; })
          .add(key::value, [](const Observed& one) { return number_of(one.observation->value); })
          .add(key::level, [](const Observed& one) { return level_of(signal_of(one), one.observation->value); })
          .add(key::label, [](const Observed& one) { return label_of(signal_of(one), one.observation->value); })
          .add(key::unit, [](const Observed& one) { return stated_text(signal_of(one).unit); })
          .add(key::tier,
               [](const Observed& one) {
                 const auto& tier = one.observation->tier;
                 return tier ? std::optional(one.model->tiers[*tier].id) : std::nullopt;
               })
          .add(key::as_of, [](const Observed& one) { return one.observation->as_of; })
          .add(key::filed, [](const Observed& one) { return one.observation->filed; })
          .add(key::source, [](const Observed& one) { return one.observation->source; })
          .add(key::source_title, [](const Observed& one) { return stated_text(one.observation->title); })
          .add(key::note, [](const Observed& one) { return stated_text(one.observation->note); });
  return fields;
}

const Fields<PoolRow>& pool_row_fields() {
  static const Fields<PoolRow> fields =
      Fields<PoolRow>()
          .add(key::id, [](const PoolRow& one) { return one.pool->at(one.row); })
          .add(key::name, [](const PoolRow& one) { return name_of(*one.pool, one.row); });
  return fields;
}

const Fields<CompanyRef>& company_fields() {
  static const Fields<CompanyRef> fields =
      Fields<CompanyRef>()
          .add(key::id, [](const CompanyRef& one) { return one.company->id; })
          .add(key::name, [](const CompanyRef& one) { return display_name(*one.company); });
  return fields;
}

nlohmann::ordered_json by_criterion(const Model& model, std::span<const double> numbers) {
  if (numbers.empty()) return nullptr;
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (std::size_t c = 0; c < numbers.size(); ++c) json[model.criteria[c].id] = json_of(numbers[c]);
  return json;
}

}  // namespace fitrank
