#include "input/read_columns.hpp"

#include <algorithm>
#include <utility>

#include "input/names.hpp"
#include "input/report.hpp"
#include "input/yaml_fields.hpp"

namespace fitrank {

std::optional<ColumnMap> read_columns(const SourceText& source, std::span<const std::string> known,
                                      Problems& problems) {
  Report report(source);
  ColumnMap columns;
  if (const auto root = read_yaml_tree(report)) {
    FieldReader fields(report);
    const std::vector<KnownName> names = known_names(std::vector<std::string>(known.begin(), known.end()));
    for (const Entry& entry : fields.entries({&*root, ""})) {
      const std::string& what = entry.key->text;
      if (std::ranges::find(known, what) == known.end()) {
        fields.fail_unknown(*entry.key, entry.value.path, names, "column");
      } else if (auto column = fields.text(entry.value)) {
        columns.emplace(what, std::move(*column));
      }
    }
  }
  if (!report.finish(problems)) return std::nullopt;
  return columns;
}

}  // namespace fitrank
