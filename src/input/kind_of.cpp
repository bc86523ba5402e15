#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "fitrank/read_yaml.hpp"
#include "input/yaml_tree.hpp"

namespace fitrank {
namespace {

struct Marks {
  FileKind kind;
  std::vector<std::string_view> keys;  ///< that no other kind has
};

const std::array kMarks{
    Marks{FileKind::model, {"criteria", "signals"}},
    Marks{FileKind::company, {"name", "ticker", "cik", "layer", "observations"}},
    Marks{FileKind::profile,
          {"title", "weights", "missing", "top", "as_of", "deal_breakers", "audience", "needs", "checklist",
           "published"}},
};

std::ptrdiff_t count_marks(const YamlNode& root, const Marks& marks) {
  return std::count_if(root.keys.begin(), root.keys.end(), [&](const YamlNode::Key& key) {
    return std::find(marks.keys.begin(), marks.keys.end(), key.text) != marks.keys.end();
  });
}

/// The one kind whose keys are there, or that has more of them than any other.
std::optional<FileKind> likeliest(const YamlNode& root) {
  std::optional<FileKind> kind;
  std::ptrdiff_t most = 0;
  for (const Marks& marks : kMarks) {
    const std::ptrdiff_t count = count_marks(root, marks);
    if (count == most) kind = std::nullopt;
    if (count <= most) continue;
    most = count;
    kind = marks.kind;
  }
  return kind;
}

}  // namespace

std::optional<FileKind> kind_of(const SourceText& source, Problems& problems) {
  Report report(source);
  const std::optional<YamlNode> root = read_yaml_tree(report);
  if (root) {
    // Other problems are the reader's to report.
    if (const auto kind = likeliest(*root)) return kind;
    report.add(root->offset, "",
               "neither a model (criteria, evidence, signals), nor a company (id, name, observations), "
               "nor a profile (id, title, weights)");
  }
  report.finish(problems);
  return std::nullopt;
}

}  // namespace fitrank
