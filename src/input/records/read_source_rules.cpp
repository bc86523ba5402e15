#include "input/records/read_source_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "input/kind_of.hpp"
#include "input/yaml_fields.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kMostLines = 100;
constexpr std::size_t kDigestDigits = 16;

/// The names of TagChoice.
std::vector<std::string> tag_choices() { return {"largest", "first"}; }
/// The names of TagStanding.
std::vector<std::string> tag_standings() { return {"total", "contract", "part"}; }

bool is_taxonomy(std::string_view name) { return name == "us-gaap" || name == "ifrs-full"; }

class SourceRulesReader {
 public:
  explicit SourceRulesReader(Report& report) : fields_(report) {}

  SourceRules read(const Field& root) {
    SourceRules rules;
    if (!fields_.is_map(root, {"filings", "notes", "jobs"})) return rules;
    if (const auto filings = fields_.need(root, "filings")) read_filings(*filings, rules.filings);
    const auto notes = fields_.need(root, "notes");
    if (notes && fields_.is_map(*notes, {"customers"})) read_signal(*notes, "customers", rules.concentration);
    const auto jobs = fields_.need(root, "jobs");
    if (jobs && fields_.is_map(*jobs, {"pay", "ladder", "hiring", "wages", "words"})) {
      read_signal(*jobs, "pay", rules.jobs.pay);
      read_signal(*jobs, "ladder", rules.jobs.ladder, true);
      read_signal(*jobs, "hiring", rules.jobs.hiring, true);
      read_signal(*jobs, "wages", rules.wages);
      if (const auto words = fields_.need(*jobs, "words")) read_terms(*words, rules.jobs.terms);
    }
    return rules;
  }

 private:
  std::string needed_text(const Field& map, std::string_view key) {
    const auto field = fields_.need(map, key);
    return field ? fields_.filled_text(*field).value_or("") : "";
  }

  void read_signal(const Field& map, std::string_view key, SignalRule& rule, bool has_levels = false) {
    const auto field = fields_.need(map, key);
    if (!field) return;
    if (!(has_levels ? fields_.is_map(*field, {"signal", "tier", "there", "not_there"})
                     : fields_.is_map(*field, {"signal", "tier"})))
      return;
    rule.signal = needed_text(*field, "signal");
    rule.tier = needed_text(*field, "tier");
    if (has_levels) rule.levels = {needed_text(*field, "there"), needed_text(*field, "not_there")};
  }

  void read_terms(const Field& map, JobTerms& terms) {
    if (!fields_.is_map(map, {"roles", "levels", "not_senior", "not_staff", "crafts", "other_crafts",
                              "other_disciplines", "managers", "infrastructure", "evergreen", "internships"}))
      return;
    const auto roles = fields_.need(map, "roles");
    if (roles && fields_.is_map(*roles, {"software", "machine_learning", "research", "hardware", "data_centre"})) {
      constexpr std::array kRoles{"software", "machine_learning", "research", "hardware", "data_centre"};
      for (std::size_t role = 0; role < kRoles.size(); ++role) terms.roles[role] = phrases(*roles, kRoles[role]);
    }
    const auto levels = fields_.need(map, "levels");
    if (levels && fields_.is_map(*levels, {"entry", "mid", "senior", "staff"})) {
      constexpr std::array kLevels{"entry", "mid", "senior", "staff"};
      for (std::size_t level = 0; level < kLevels.size(); ++level)
        terms.levels[level] = phrases(*levels, kLevels[level]);
    }
    for (const auto& [key, list] : {std::pair{"not_senior", &terms.not_senior},
                                    {"not_staff", &terms.not_staff},
                                    {"crafts", &terms.crafts},
                                    {"other_crafts", &terms.other_crafts},
                                    {"other_disciplines", &terms.other_disciplines},
                                    {"managers", &terms.managers},
                                    {"infrastructure", &terms.infrastructure},
                                    {"evergreen", &terms.evergreen},
                                    {"internships", &terms.internships}}) {
      *list = phrases(map, key);
    }
  }

  /// In lower case, as the words of a title are compared.
  JobTerms::Phrases phrases(const Field& map, std::string_view key) {
    const auto field = fields_.need(map, key);
    if (!field) return {};
    for (const Field& item : fields_.items(*field)) {
      const auto text = fields_.filled_text(item);
      const bool upper = text && std::ranges::any_of(*text, [](char c) { return c >= 'A' && c <= 'Z'; });
      if (upper) fields_.fail(item, fmt::format("{} must be in lower case", in_quotes(*text)));
    }
    return fields_.texts(*field);
  }

  void read_filings(const Field& map, FilingRules& rules) {
    if (!fields_.is_map(map, {"tier", "lines", "signals"})) return;
    rules.tier = needed_text(map, "tier");
    if (const auto lines = fields_.need(map, "lines")) {
      for (const Entry& entry : fields_.entries(*lines)) read_line(entry, rules);
    }
    for (const LineRule& line : rules.lines) line_names_.push_back(line.id);
    if (const auto signals = fields_.need(map, "signals")) {
      for (const Entry& entry : fields_.entries(*signals)) read_recipe(entry, rules);
    }
  }

  void read_line(const Entry& entry, FilingRules& rules) {
    if (rules.lines.size() == kMostLines) return fields_.fail(entry, fmt::format("more than {} lines", kMostLines));
    const auto item = static_cast<LineItem>(rules.lines.size());
    LineRule& line = rules.lines.emplace_back();
    line.id = entry.key->text;
    line.label = line.id;
    if (!fields_.is_map(entry.value, {"label", "choice", "on_a_day", "tags"})) return;
    line.label = needed_text(entry.value, "label");
    if (const auto choice = fields_.find(entry.value, "choice")) {
      line.choice = static_cast<TagChoice>(fields_.choice(*choice, tag_choices(), "choice").value_or(0));
    }
    if (const auto day = fields_.find(entry.value, "on_a_day")) {
      const auto text = fields_.text(*day);
      line.instant = text == "true";
      if (text && *text != "true" && *text != "false") fields_.fail(*day, "must be true or false");
    }
    const auto tags = fields_.need(entry.value, "tags");
    if (!tags) return;
    const std::vector<Field> items = fields_.items(*tags);
    if (items.empty()) fields_.fail(*tags, "a line needs at least one tag");
    for (const Field& tag : items) read_tag(tag, item, rules);
  }

  /// "us-gaap:Revenues", or {tag: us-gaap:Revenues, is: contract}.
  void read_tag(const Field& field, LineItem item, FilingRules& rules) {
    FactTag tag{.taxonomy = {}, .name = {}, .item = item};
    Field name = field;
    if (field.node->kind == YamlNode::Kind::map) {
      if (!fields_.is_map(field, {"tag", "is"})) return;
      const auto needed = fields_.need(field, "tag");
      if (!needed) return;
      name = *needed;
      if (const auto standing = fields_.find(field, "is")) {
        tag.standing = static_cast<TagStanding>(fields_.choice(*standing, tag_standings(), "kind of tag").value_or(0));
      }
    }
    const auto text = fields_.filled_text(name);
    if (!text) return;
    const std::size_t colon = std::min(text->find(':'), text->size());
    tag.taxonomy = text->substr(0, colon);
    tag.name = colon < text->size() ? text->substr(colon + 1) : "";
    if (!is_taxonomy(tag.taxonomy) || tag.name.empty()) {
      return fields_.fail(name, fmt::format("expected a tag such as us-gaap:Revenues or ifrs-full:Revenue, found {}",
                                            in_quotes(*text)));
    }
    if (!tags_.insert(*text).second) return fields_.fail(name, fmt::format("{} is listed twice", in_quotes(*text)));
    rules.tags.push_back(std::move(tag));
  }

  void read_recipe(const Entry& entry, FilingRules& rules) {
    FiledRecipe recipe{.signal = entry.key->text};
    const Field& map = entry.value;
    if (!fields_.is_map(map, {"growth_of", "share_of", "of", "runway", "profit_of", "operations", "levels"})) return;
    const auto growth = fields_.find(map, "growth_of");
    const auto share = fields_.find(map, "share_of");
    const auto runway = fields_.find(map, "runway");
    const auto profit = fields_.find(map, "profit_of");
    if (!growth + !share + !runway + !profit != 3) {
      return fields_.fail(entry, "needs one of growth_of, share_of, runway and profit_of");
    }
    if (growth && fields_.is_map(map, {"growth_of"})) {
      recipe.line = line_in(*growth);
    } else if (share && fields_.is_map(map, {"share_of", "of"})) {
      recipe.kind = RecipeKind::share;
      recipe.line = line_in(*share);
      recipe.of = needed_line(map, "of");
    } else if (runway && fields_.is_map(map, {"runway"})) {
      recipe.kind = RecipeKind::runway;
      read_cash(*runway, recipe.cash);
    } else if (profit && fields_.is_map(map, {"profit_of", "operations", "of", "levels"})) {
      read_profit(map, *profit, rules, recipe);
    }
    rules.recipes.push_back(std::move(recipe));
  }

  void read_cash(const Field& map, CashLines& cash) {
    if (!fields_.is_map(map, {"operations", "spending", "cash", "investments"})) return;
    cash.operations = needed_line(map, "operations");
    cash.spending = needed_line(map, "spending");
    cash.cash = needed_line(map, "cash");
    cash.investments = needed_line(map, "investments");
  }

  /// Its cash is that of the runway before it.
  void read_profit(const Field& map, const Field& profit, const FilingRules& rules, FiledRecipe& recipe) {
    recipe.kind = RecipeKind::profitability;
    recipe.line = line_in(profit);
    const auto runway = std::ranges::find(rules.recipes, RecipeKind::runway, &FiledRecipe::kind);
    if (runway == rules.recipes.end()) return fields_.fail(profit, "needs a signal with `runway` above it");
    recipe.cash = runway->cash;
    recipe.cash.operations = needed_line(map, "operations");
    recipe.cash.revenue = needed_line(map, "of");
    const auto levels = fields_.need(map, "levels");
    if (!levels || !fields_.is_map(*levels, {"profitable", "unprofitable", "high_burn"})) return;
    recipe.levels = {needed_text(*levels, "profitable"), needed_text(*levels, "unprofitable"),
                     needed_text(*levels, "high_burn")};
  }

  LineItem needed_line(const Field& map, std::string_view key) {
    const auto field = fields_.need(map, key);
    return field ? line_in(*field) : LineItem{0};
  }

  LineItem line_in(const Field& field) {
    return static_cast<LineItem>(fields_.choice(field, line_names_, "line").value_or(0));
  }

  FieldReader fields_;
  std::vector<std::string> line_names_;
  std::set<std::string> tags_;
};

std::string digest_of(const FilingRules& rules) {
  std::string text = rules.tier;
  for (const LineRule& line : rules.lines) {
    text += fmt::format("\n{}|{}|{}|{}", line.id, line.label, line.instant, static_cast<int>(line.choice));
  }
  for (const FactTag& tag : rules.tags) {
    text += fmt::format("\n{}:{}|{}|{}", tag.taxonomy, tag.name, tag.item, static_cast<int>(tag.standing));
  }
  for (const FiledRecipe& recipe : rules.recipes) {
    text +=
        fmt::format("\n{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", recipe.signal, static_cast<int>(recipe.kind), recipe.line,
                    recipe.of, recipe.cash.operations, recipe.cash.spending, recipe.cash.cash, recipe.cash.investments,
                    recipe.cash.revenue, recipe.levels.profitable, recipe.levels.unprofitable, recipe.levels.high_burn);
  }
  return sha256(text).substr(0, kDigestDigits);
}

std::string digest_of(const JobTerms& terms) {
  std::string text;
  const auto add = [&text](const JobTerms::Phrases& phrases) {
    for (const std::string& phrase : phrases) text += phrase + '\n';
    text += '|';
  };
  for (const auto& phrases : terms.roles) add(phrases);
  for (const auto& phrases : terms.levels) add(phrases);
  for (const auto* phrases :
       {&terms.not_senior, &terms.not_staff, &terms.crafts, &terms.other_crafts, &terms.other_disciplines,
        &terms.managers, &terms.infrastructure, &terms.evergreen, &terms.internships}) {
    add(*phrases);
  }
  return sha256(text).substr(0, kDigestDigits);
}

/// The lines that a recipe looks at.
std::set<LineItem> lines_of(const FiledRecipe& recipe) {
  std::set<LineItem> lines;
  if (recipe.kind != RecipeKind::runway) lines.insert(recipe.line);
  if (recipe.kind == RecipeKind::share) lines.insert(recipe.of);
  if (recipe.kind == RecipeKind::runway || recipe.kind == RecipeKind::profitability) {
    const CashLines& cash = recipe.cash;
    lines.insert({cash.operations, cash.spending, cash.cash, cash.investments});
  }
  if (recipe.kind == RecipeKind::profitability) lines.insert(recipe.cash.revenue);
  return lines;
}

}  // namespace

std::optional<SourceRules> read_source_rules(const SourceText& source, Problems& problems) {
  Report report(source);
  SourceRules rules;
  const auto root = read_yaml_tree(report);
  if (root && !is_other_kind(*root, FileKind::sources, report)) rules = SourceRulesReader(report).read({&*root, ""});
  if (!report.finish(problems)) return std::nullopt;
  rules.filings.digest = digest_of(rules.filings);
  rules.jobs.digest = digest_of(rules.jobs.terms);
  return rules;
}

void keep_known_signals(SourceRules& rules, const Model& model) {
  FilingRules& filings = rules.filings;
  std::erase_if(filings.recipes, [&](const FiledRecipe& recipe) { return !model.find_signal(recipe.signal); });
  std::set<LineItem> used;
  for (const FiledRecipe& recipe : filings.recipes) used.merge(lines_of(recipe));
  std::erase_if(filings.tags, [&](const FactTag& tag) { return !used.contains(tag.item); });
  filings.digest = digest_of(filings);
}

}  // namespace fitrank
