#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <set>
#include <system_error>
#include <utility>

#include "evidence/names.hpp"
#include "input/kind_of.hpp"
#include "input/names.hpp"
#include "input/read_rule.hpp"
#include "input/read_yaml.hpp"
#include "input/yaml_fields.hpp"

namespace fitrank {
namespace {

constexpr Bounds kAtLeastNone{0, std::numeric_limits<double>::infinity()};
constexpr Bounds kPrintedScore{0, 100};
constexpr Bounds kTop{1, 1e9};
constexpr Bounds kPercent{0, 100};
constexpr Bounds kInterval{1, 99.9};

/// Ways to rank that compare companies with each other.
const std::set<std::string> kRelative{"topsis", "vikor", "promethee"};

class ProfileReader {
 public:
  ProfileReader(Report& report, const Model& model)
      : fields_(report), model_(model), criteria_(known_names(model.criteria)), rules_(fields_, model) {}

  Profile read(const Field& root) {
    if (!fields_.is_map(
            root, {"id", "title", "companies", "weights", "missing", "estimate", "interval", "evidence", "method",
                   "min_coverage", "top", "as_of", "deal_breakers", "audience", "needs", "checklist", "published"})) {
      return {};
    }
    Profile profile;
    if (const auto id = fields_.need(root, "id")) profile.id = fields_.id(*id).value_or("");
    if (const auto title = fields_.need(root, "title")) profile.title = fields_.filled_text(*title).value_or("");
    if (const auto field = fields_.find(root, "companies")) profile.companies = read_companies(*field);
    if (const auto weights = fields_.need(root, "weights")) read_weights(*weights, profile);
    profile.missing = read_missing(root);
    profile.estimate = read_estimate(root);
    if (const auto share = fields_.find(root, "interval")) {
      profile.interval = fields_.number_within(*share, kInterval).value_or(0) / 100;
    }
    profile.evidence = read_evidence(root);
    profile.method = read_method(root);
    if (const auto top = fields_.find(root, "top")) profile.top = fields_.whole_number(*top, kTop);
    if (const auto as_of = fields_.find(root, "as_of")) profile.as_of = fields_.date(*as_of);
    if (const auto rules = fields_.find(root, "deal_breakers")) profile.deal_breakers = read_deal_breakers(*rules);
    if (const auto least = fields_.find(root, "min_coverage")) {
      set_min_coverage(profile, fields_.number_within(*least, kPercent).value_or(0) / 100);
    }
    if (const auto audience = fields_.find(root, "audience")) profile.audience = read_audience(*audience);
    if (const auto needs = fields_.find(root, "needs")) profile.needs = read_needs(*needs);
    if (const auto checklist = fields_.find(root, "checklist")) profile.checklist = read_checklist(*checklist);
    if (const auto published = fields_.find(root, "published")) profile.published = read_published(*published);
    return profile;
  }

  /// A problem for each of the profile's companies that is not there.
  void check_companies(const Field& root) {
    const auto field = fields_.find(root, "companies");
    if (!field) return;
    if (field->node->kind == YamlNode::Kind::scalar) return check_companies_path(*field);
    for (const Field& item : fields_.items(*field)) check_companies_path(item);
  }

 private:
  /// Where `path`, as the profile has it, leads from the profile's own folder.
  std::filesystem::path from_here(const std::string& path) {
    return (std::filesystem::path(fields_.report().file()).parent_path() / path).lexically_normal();
  }

  std::vector<std::filesystem::path> read_companies(const Field& field) {
    std::vector<std::filesystem::path> paths;
    for (const std::string& path : fields_.one_or_more(field)) paths.push_back(from_here(path));
    if (paths.empty() && field.node->kind == YamlNode::Kind::list) fields_.fail(field, "must not be empty");
    return paths;
  }

  void check_companies_path(const Field& field) {
    const std::filesystem::path path = from_here(fields_.text(field).value_or(""));
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
      fields_.fail(field, fmt::format("no such file or folder: {}", path.string()));
    }
  }

  void read_weights(const Field& map, Profile& profile) {
    profile.weights.assign(criteria_.size(), 0);
    std::vector<bool> named(criteria_.size(), false);
    bool all_good = map.node->kind == YamlNode::Kind::map;
    for (const Entry& entry : fields_.entries(map)) {
      const auto criterion = find_criterion(entry);
      const auto weight = fields_.number_within(entry.value, kAtLeastNone);
      all_good = all_good && criterion && weight;
      if (!criterion) continue;
      named[*criterion] = true;
      profile.weights[*criterion] = weight.value_or(0);
    }
    for (std::size_t i = 0; i < named.size(); ++i) {
      if (!named[i]) profile.left_out.push_back(i);
    }
    if (all_good) check_sum(map, profile.weights);
  }

  std::optional<std::size_t> find_criterion(const Entry& entry) {
    const auto place = find_name(entry.key->text, criteria_);
    if (!place) fields_.fail_unknown(*entry.key, entry.value.path, criteria_, "criterion");
    return place;
  }

  void check_sum(const Field& map, const std::vector<double>& weights) {
    double sum = 0;
    for (const double weight : weights) sum += weight;
    if (!(sum > 0)) fields_.fail(map, "at least one weight must be above 0");
    if (!std::isfinite(sum)) fields_.fail(map, "the weights are too large to add up");
  }

  /// What the field's text names; `otherwise` where there is no field, or a problem with it.
  template <typename T>
  T read_named(const std::optional<Field>& field, std::string_view what, T otherwise) {
    const auto at = field ? fields_.choice(*field, named_ids<T>(), what) : std::nullopt;
    return at ? kNamesOf<T>[*at].value : otherwise;
  }

  MissingPolicy read_missing(const Field& map) {
    return read_named(fields_.find(map, "missing"), "policy", Profile().missing);
  }

  PeerEstimate read_estimate(const Field& map) {
    return read_named(fields_.find(map, "estimate"), "estimate", Profile().estimate);
  }

  EvidencePolicy read_evidence(const Field& map) {
    return read_named(fields_.find(map, "evidence"), "policy", EvidencePolicy::face_value);
  }

  Aggregation read_method(const Field& map) {
    const auto field = fields_.find(map, "method");
    if (!field) return Aggregation::weighted_sum;
    if (field->node->kind == YamlNode::Kind::scalar && kRelative.contains(field->node->text)) {
      fields_.fail(*field, fmt::format("{} scores companies relative to each other, so a new company can swap two "
                                       "others; use weighted_sum or weighted_product; `fitrank methods` shows all "
                                       "methods side by side",
                                       field->node->text));
      return Aggregation::weighted_sum;
    }
    return read_named(field, "method", Aggregation::weighted_sum);
  }

  std::vector<DealBreaker> read_deal_breakers(const Field& list) {
    std::vector<DealBreaker> breakers;
    for (const Field& item : fields_.items(list)) {
      DealBreaker& breaker = breakers.emplace_back();
      breaker.rule = rules_.read(item, RuleReader::Beside::text);
      if (item.node->kind != YamlNode::Kind::map) continue;
      if (const auto text = fields_.find(item, "text")) breaker.text = fields_.filled_text(*text).value_or("");
    }
    return breakers;
  }

  Audience read_audience(const Field& map) {
    Audience audience;
    if (!fields_.is_map(map, {"experience", "role", "pains", "blockers"})) return audience;
    if (const auto text = fields_.find(map, "experience")) audience.experience = fields_.text(*text).value_or("");
    if (const auto text = fields_.find(map, "role")) audience.role = fields_.text(*text).value_or("");
    if (const auto list = fields_.find(map, "pains")) audience.pains = fields_.texts(*list);
    if (const auto list = fields_.find(map, "blockers")) audience.blockers = fields_.texts(*list);
    return audience;
  }

  Needs read_needs(const Field& map) {
    Needs needs;
    if (!fields_.is_map(map, {"information", "tools", "services"})) return needs;
    if (const auto field = fields_.find(map, "information")) needs.information = fields_.one_or_more(*field);
    if (const auto field = fields_.find(map, "tools")) needs.tools = fields_.one_or_more(*field);
    if (const auto field = fields_.find(map, "services")) needs.services = fields_.one_or_more(*field);
    return needs;
  }

  std::vector<ChecklistItem> read_checklist(const Field& list) {
    std::vector<ChecklistItem> checklist;
    for (const Field& item : fields_.items(list)) {
      if (!fields_.is_map(item, {"question", "criterion", "rule"})) continue;
      ChecklistItem& read = checklist.emplace_back();
      if (const auto text = fields_.need(item, "question")) read.question = fields_.filled_text(*text).value_or("");
      if (const auto name = fields_.find(item, "criterion"))
        read.criterion = fields_.choice(*name, criteria_, "criterion");
      if (const auto rule = fields_.find(item, "rule")) read.rule = rules_.read(*rule);
    }
    return checklist;
  }

  std::vector<PublishedTable> read_published(const Field& list) {
    std::vector<PublishedTable> tables;
    for (const Field& item : fields_.items(list)) {
      if (!fields_.is_map(item, {"title", "source", "missing", "evidence", "method", "scores"})) continue;
      PublishedTable& table = tables.emplace_back();
      if (const auto title = fields_.need(item, "title")) table.title = fields_.filled_text(*title).value_or("");
      if (const auto source = fields_.need(item, "source")) table.source = fields_.filled_text(*source).value_or("");
      table.source_title = title_of_source(table.source, {}, model_.sources);
      if (fields_.need(item, "missing")) table.missing = read_missing(item);
      table.evidence = read_evidence(item);
      table.method = read_method(item);
      if (const auto scores = fields_.need(item, "scores")) table.scores = read_scores(*scores);
    }
    return tables;
  }

  std::vector<PublishedScore> read_scores(const Field& list) {
    std::vector<PublishedScore> scores;
    std::set<std::string> companies;
    for (const Field& item : fields_.items(list)) {
      if (!fields_.is_map(item, {"company", "score"})) continue;
      PublishedScore& read = scores.emplace_back();
      if (const auto company = fields_.need(item, "company")) {
        read.company = fields_.filled_text(*company).value_or("");
        const bool fresh = companies.insert(read.company).second;
        if (!fresh && !read.company.empty()) fields_.fail(*company, "is listed in this table twice");
      }
      if (const auto score = fields_.need(item, "score")) {
        read.score = static_cast<long>(fields_.whole_number(*score, kPrintedScore).value_or(0));
      }
    }
    return scores;
  }

  FieldReader fields_;
  const Model& model_;
  std::vector<KnownName> criteria_;
  RuleReader rules_;
};

}  // namespace

std::optional<Profile> read_profile(const SourceText& source, const Model& model, Problems& problems) {
  Report report(source);
  Profile profile;
  const auto root = read_yaml_tree(report);
  if (root && !is_other_kind(*root, FileKind::profile, report)) {
    profile = ProfileReader(report, model).read({&*root, ""});
  }
  if (!report.finish(problems)) return std::nullopt;
  return profile;
}

void check_companies(const SourceText& source, const Model& model, Problems& problems) {
  Report report(source);
  if (const auto root = read_yaml_tree(report)) ProfileReader(report, model).check_companies({&*root, ""});
  report.finish(problems);
}

}  // namespace fitrank
