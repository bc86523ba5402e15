#include "output/present_rerun.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "output/blocks.hpp"
#include "output/fields.hpp"
#include "output/json_text.hpp"
#include "output/keys.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

/// More differences are of no use to a reader; JSON has them all.
constexpr std::size_t kDifferencesShown = 10;

struct Difference {
  std::string path;
  Json before;
  Json now;
};

/// A key of the envelope whose change explains a different answer.
struct Cause {
  FieldSpec key;
  std::string_view id;
  std::string_view words;
};
constexpr std::array kCauses{
    Cause{key::fitrank, "version", "the version of fitrank"}, Cause{key::model_hash, "model", "the model"},
    Cause{key::profile_hash, "profile", "the profile"}, Cause{key::companies_hash, "companies", "the companies"},
    Cause{key::as_of, "day", "the day"}};

const Json& at_key(const Json& json, std::string_view id) {
  static const Json none;
  const auto found = json.find(std::string(id));
  return found == json.end() ? none : *found;
}

void find_differences(const std::string& path, const Json& before, const Json& now, std::vector<Difference>& found) {
  if (before == now) return;
  if (before.is_object() && now.is_object()) {
    for (const auto& [id, value] : before.items()) {
      find_differences(path.empty() ? id : path + "." + id, value, at_key(now, id), found);
    }
    for (const auto& [id, value] : now.items()) {
      if (!before.contains(id)) find_differences(path.empty() ? id : path + "." + id, {}, value, found);
    }
  } else if (before.is_array() && now.is_array()) {
    for (std::size_t i = 0; i < std::max(before.size(), now.size()); ++i) {
      find_differences(fmt::format("{}[{}]", path, i), i < before.size() ? before[i] : Json(),
                       i < now.size() ? now[i] : Json(), found);
    }
  } else {
    found.push_back({path, before, now});
  }
}

std::vector<Cause> causes_of(const Json& before, const Json& now) {
  std::vector<Cause> causes;
  for (const Cause& cause : kCauses) {
    if (at_key(before, cause.key.id) != at_key(now, cause.key.id)) causes.push_back(cause);
  }
  return causes;
}

std::string rerun_sentence(const Rerun& rerun, const std::vector<Cause>& causes) {
  if (rerun.same()) return fmt::format("{}: the command gives the same bytes again.", rerun.file);
  std::vector<std::string_view> words;
  for (const Cause& cause : causes) words.push_back(cause.words);
  if (words.empty()) {
    return fmt::format("{}: the answer is different, although version, model, profile, companies and day are the same.",
                       rerun.file);
  }
  return fmt::format("{}: the answer is different. What changed: {}.", rerun.file, fmt::join(words, ", "));
}

struct RerunFacts {
  const Rerun& rerun;
  const std::vector<Cause>& causes;
};

const Fields<RerunFacts>& rerun_facts() {
  static const Fields<RerunFacts> fields = Fields<RerunFacts>()
                                               .add(key::file, [](auto& all) { return all.rerun.file; })
                                               .add(key::same, [](auto& all) { return all.rerun.same(); })
                                               .add(key::changed, [](auto& all) {
                                                 std::vector<std::string> ids;
                                                 for (const Cause& cause : all.causes) ids.emplace_back(cause.id);
                                                 return ids;
                                               });
  return fields;
}

const Fields<Difference>& rerun_rows() {
  static const Fields<Difference> fields = Fields<Difference>()
                                               .add(key::path, [](auto& one) { return one.path; })
                                               .add(key::old_text, [](auto& one) { return json_line(one.before); })
                                               .add(key::new_text, [](auto& one) { return json_line(one.now); });
  return fields;
}

}  // namespace

const AnswerSpec& rerun_spec() {
  static const AnswerSpec spec{
      .facts = rerun_facts().specs(), .rows = rerun_rows().specs(), .about_rows = "a difference of the two answers"};
  return spec;
}

Answer present_rerun(const Rerun& rerun) {
  const Json before = Json::parse(rerun.old_text, nullptr, false);
  const Json now = Json::parse(rerun.new_text, nullptr, false);
  if (!before.is_object() || !now.is_object()) throw std::invalid_argument(rerun.file + ": is not a saved answer");
  std::vector<Difference> differences;
  find_differences("", before, now, differences);
  const std::vector<Cause> causes = causes_of(before, now);
  Answer answer{.spec = &rerun_spec()};
  answer.envelope.sentence = rerun_sentence(rerun, causes);
  answer.facts = rerun_facts().record({rerun, causes});
  answer.rows = Rows(records(rerun_rows(), differences));
  Writer page;
  page.head("Run again", 1);
  page.say(answer.envelope.sentence, rerun.same() ? Style::good : Style::bad);
  const std::size_t shown = std::min(differences.size(), kDifferencesShown);
  page.table(TableOf<Difference>()
                 .left("Where", [](auto& one) { return strong(one.path); })
                 .left("Saved", [](auto& one) { return json_line(one.before); })
                 .left("Now", [](auto& one) { return json_line(one.now); })
                 .of(std::span(differences).first(shown)));
  if (differences.size() > shown) page.say(fmt::format("And {} more differences.", differences.size() - shown));
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
