#include "input/read_defaults.hpp"

#include <algorithm>
#include <utility>

#include "base/suggest.hpp"
#include "input/names.hpp"
#include "input/report.hpp"
#include "input/yaml_fields.hpp"

namespace fitrank {
namespace {

/// A scalar's text, or a list's texts; a list that holds none is a problem.
std::vector<std::string> values_of(FieldReader& fields, const Field& field) {
  if (field.node->kind == YamlNode::Kind::scalar) return {field.node->text};
  std::vector<std::string> values = fields.texts(field);
  if (values.empty() && field.node->kind == YamlNode::Kind::list) fields.fail(field, "must not be empty");
  return values;
}

/// What a problem of this value would look like, without a message.
Problem place_of(const SourceText& source, const Field& field) {
  Report report(source);
  report.add(field.node->offset, field.path, "");
  Problems problems;
  report.finish(problems);
  return problems.front();
}

}  // namespace

std::optional<std::vector<OptionDefault>> read_defaults(const SourceText& source, std::span<const std::string> known,
                                                        Problems& problems) {
  Report report(source);
  std::vector<OptionDefault> defaults;
  if (const auto root = read_yaml_tree(report)) {
    FieldReader fields(report);
    for (const Entry& entry : fields.entries({&*root, ""})) {
      const std::string& name = entry.key->text;
      if (std::ranges::find(known, name) == known.end()) {
        fields.fail(entry, "no such option", suggest(name, known));
        continue;
      }
      defaults.push_back({name, values_of(fields, entry.value), place_of(source, entry.value)});
    }
  }
  if (!report.finish(problems)) return std::nullopt;
  return defaults;
}

}  // namespace fitrank
