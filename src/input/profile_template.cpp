#include "input/profile_template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "evidence/names.hpp"
#include "evidence/profile.hpp"
#include "input/names.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kLongestId = 60;

constexpr std::array<std::string_view, 9> kReserved{"null", "true", "false", "yes", "no", "on", "off", "y", "n"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char to_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// Whether every YAML reader takes `text`, without quotes, for a text.
bool is_plain(std::string_view text) {
  if (text.empty() || !is_letter(text.front()) || text.back() == ' ') return false;
  const auto harmless_sign = [](char c) { return is_letter(c) || is_digit(c) || c == ' ' || c == '_' || c == '-'; };
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), to_lower);
  return std::ranges::all_of(text, harmless_sign) && std::ranges::count(kReserved, lower) == 0;
}

/// A one-line YAML scalar: a JSON string is one in double quotes.
std::string scalar(std::string_view text) {
  return is_plain(text) ? std::string(text) : nlohmann::json(harmless(text)).dump();
}

/// "my-next_job" -> "My next job"
std::string title_of(std::string_view id) {
  std::string title(id);
  std::ranges::replace_if(
      title, [](char c) { return c == '-' || c == '_'; }, ' ');
  title.front() = to_upper(title.front());
  return title;
}

/// Shares that add up to 100 where that can be in whole numbers.
std::size_t equal_weight(std::size_t criteria) { return criteria > 0 && 100 % criteria == 0 ? 100 / criteria : 10; }

std::string weights_text(const Model& model) {
  std::string text =
      "# How much each criterion counts: numbers of 0 or more. Only their proportions matter. A criterion\n"
      "# that is not listed has weight 0.\n"
      "weights:\n";
  std::size_t width = 0;
  const std::size_t weight = equal_weight(model.criteria.size());
  for (const Criterion& criterion : model.criteria) width = std::max(width, scalar(criterion.id).size());
  for (const Criterion& criterion : model.criteria) {
    text +=
        fmt::format("  {:<{}} {}  # {}\n", scalar(criterion.id) + ':', width + 1, weight, harmless(criterion.label));
  }
  return text;
}

constexpr std::string_view kCompanies =
    "# The companies to rank: dossiers, folders, CSV tables or evidence databases, one or a list. Paths start at\n"
    "# the folder of this file. By default: the dossiers that come with fitrank. --companies overrides this.\n"
    "# companies: ../config/companies\n";

std::string policies_text() {
  return fmt::format(
      "# How missing data counts. {expected}: each unknown signal counts as the average of comparable employers;\n"
      "# {neutral}: an unknown criterion counts as 50; {zero}: as 0; {renormalize}: it is ignored and the other "
      "weights\n"
      "# are scaled up, which favors companies with little data. The score range covers every possible outcome.\n"
      "missing: {missing}\n"
      "# How evidence counts. {face_value}: every observation counts in full; {discounted}: scores from less trusted\n"
      "# tiers are moved towards 50.\n"
      "evidence: {evidence}\n"
      "# How criterion scores are combined. {sum}, or {product}: a low score costs more, and a score\n"
      "# of 0 on any weighted criterion gives a total of 0.\n"
      "method: {method}\n"
      "# Companies with less coverage than this, in percent, are listed separately.\n"
      "min_coverage: 50\n"
      "# How many companies to show.\n"
      "top: 5\n"
      "# The day to rank for: evidence ages until that day, and later evidence is ignored.\n"
      "# as_of: 2026-05-13\n",
      fmt::arg("expected", named_id(MissingPolicy::expected)), fmt::arg("neutral", named_id(MissingPolicy::neutral)),
      fmt::arg("zero", named_id(MissingPolicy::zero)), fmt::arg("renormalize", named_id(MissingPolicy::renormalize)),
      fmt::arg("missing", named_id(Profile().missing)), fmt::arg("face_value", named_id(EvidencePolicy::face_value)),
      fmt::arg("discounted", named_id(EvidencePolicy::discounted)), fmt::arg("evidence", named_id(Profile().evidence)),
      fmt::arg("sum", named_id(Aggregation::weighted_sum)),
      fmt::arg("product", named_id(Aggregation::weighted_product)), fmt::arg("method", named_id(Profile().method)));
}

/// The first signal with a level that scores least, whose name needs no quotes.
std::string level_example(const Model& model) {
  for (const Signal& signal : model.signals) {
    if (!signal.value_function.takes_levels()) continue;
    const NamedLevel& worst = *std::ranges::min_element(signal.value_function.levels(), {}, &NamedLevel::score);
    if (!is_id(worst.name) || !is_plain(worst.name)) continue;
    return fmt::format("#   - signal: {}  # {}\n#     is_not: {}\n", scalar(signal.id), harmless(signal.label),
                       worst.name);
  }
  return {};
}

std::string deal_breakers_text(const Model& model) {
  std::string text =
      "# Hard rules that a company must satisfy. Companies that fail a rule are not ranked and are listed\n"
      "# separately. Missing data never excludes a company, except with `when_unknown: fail`. For example:\n"
      "# deal_breakers:\n"
      "#   - text: At least half of the data must be known\n"
      "#     coverage: true\n"
      "#     at_least: 0.5\n";
  if (!model.criteria.empty()) {
    text += fmt::format("#   - criterion: {}\n#     at_least: 40\n", scalar(model.criteria.front().id));
  }
  text += level_example(model);
  if (!model.layers.empty()) {
    text += fmt::format("#   - layer: true\n#     is_not: {}\n", scalar(model.layers.front().id));
  }
  return text;
}

constexpr std::string_view kBackground =
    "# Background for a written brief. Nothing below affects a score.\n"
    "audience:\n"
    "  experience: 5 years\n"
    "  role: Software engineer\n"
    "  pains:\n"
    "    - Separating what a company does from what it says\n"
    "  blockers:\n"
    "    - Little time to read filings\n"
    "\n"
    "needs:\n"
    "  information: What is known about each employer, from which evidence, and since when\n"
    "  tools: A comparison of employers on what matters to me\n"
    "  services: Somebody who works there to talk to\n";

/// The first question that the model has for a criterion, or one that fits any.
std::string question(const Model& model, std::size_t criterion) {
  for (const Signal& signal : model.signals) {
    if (signal.criterion == criterion && !signal.question.empty()) return signal.question;
  }
  return fmt::format("{}: what is known, who says so, and when?", model.criteria[criterion].label);
}

std::string checklist_text(const Model& model) {
  std::string text =
      "# Questions to ask about every company. A question with a `rule` is answered by the rule, for example\n"
      "# `rule: {coverage: true, at_least: 0.5}`. A question without a rule is for you to answer.\n"
      "checklist:\n";
  for (std::size_t i = 0; i < model.criteria.size(); ++i) {
    text +=
        fmt::format("  - criterion: {}\n    question: {}\n", scalar(model.criteria[i].id), scalar(question(model, i)));
  }
  return text;
}

}  // namespace

std::string to_profile_id(std::string_view name) {
  std::string id;
  for (const char c : name.substr(0, kLongestId)) {
    const char lower = to_lower(c);
    if (is_letter(lower) || is_digit(lower)) {
      id += lower;
    } else if (!id.empty() && id.back() != '-' && id.back() != '_') {
      id += c == '_' ? '_' : '-';
    }
  }
  while (!id.empty() && (id.back() == '-' || id.back() == '_')) id.pop_back();
  return id.empty() ? "mine" : id;
}

std::string profile_template(const Model& model, std::string_view id, std::string_view schema) {
  std::string text;
  if (!schema.empty()) text += fmt::format("# yaml-language-server: $schema={}\n#\n", schema);
  text +=
      "# A profile: what one person wants from an employer. Change any line. `fitrank check` reports mistakes;\n"
      "# `fitrank watch` ranks again after every save.\n";
  text += fmt::format("id: {}\ntitle: {}\n", scalar(id), scalar(title_of(id)));
  for (const std::string& part : {std::string(kCompanies), weights_text(model), policies_text(),
                                  deal_breakers_text(model), std::string(kBackground), checklist_text(model)}) {
    text += '\n' + part;
  }
  return text;
}

std::string weights_block(const Model& model, std::span<const std::string> values, std::string_view comment) {
  std::string text = fmt::format("# {}\nweights:\n", harmless(comment));
  std::size_t width = 0;
  for (const Criterion& criterion : model.criteria) width = std::max(width, scalar(criterion.id).size());
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    text += fmt::format("  {:<{}} {}\n", scalar(model.criteria[c].id) + ':', width + 1, values[c]);
  }
  return text;
}

}  // namespace fitrank
