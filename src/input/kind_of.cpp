#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "input/kind_of.hpp"
#include "input/read_yaml.hpp"
#include "input/report_slips.hpp"

namespace fitrank {
namespace {

struct Marks {
  FileKind kind;
  std::string_view name;
  std::vector<std::string_view> keys;  ///< that no other kind has
};

const std::array kMarks{
    Marks{FileKind::model, "a model", {"criteria", "signals", "layers", "risk_flags"}},
    Marks{FileKind::company,
          "a company",
          {"name", "ticker", "cik", "layer", "market", "complete_as_of", "observations", "claims"}},
    Marks{FileKind::entities, "a list of entities", {"companies"}},
    Marks{FileKind::sources, "rules of sources", {"filings", "notes", "jobs"}},
    Marks{FileKind::profile,
          "a profile",
          {"title", "weights", "missing", "min_coverage", "top", "as_of", "deal_breakers", "audience", "needs",
           "checklist", "published"}},
};

/// One key may be a slip; so many are a file of that kind.
constexpr std::ptrdiff_t kPlain = 2;

std::ptrdiff_t count_marks(const YamlNode& root, const Marks& marks) {
  return std::count_if(root.keys.begin(), root.keys.end(), [&](const YamlNode::Key& key) {
    return std::find(marks.keys.begin(), marks.keys.end(), key.text) != marks.keys.end();
  });
}

/// The one kind whose keys are there, or that has more of them than any other.
const Marks* likeliest(const YamlNode& root) {
  const Marks* kind = nullptr;
  std::ptrdiff_t most = 0;
  for (const Marks& marks : kMarks) {
    const std::ptrdiff_t count = count_marks(root, marks);
    if (count == most) kind = nullptr;
    if (count <= most) continue;
    most = count;
    kind = &marks;
  }
  return kind;
}

const Marks& marks_of(FileKind kind) {
  return *std::find_if(kMarks.begin(), kMarks.end(), [kind](const Marks& marks) { return marks.kind == kind; });
}

}  // namespace

bool is_other_kind(const YamlNode& root, FileKind expected, Report& report) {
  const Marks& own = marks_of(expected);
  const Marks* other = likeliest(root);
  if (other == nullptr || count_marks(root, own) > 0 || count_marks(root, *other) < kPlain) return false;
  report.add(fmt::format("is {}, not {}", other->name, own.name));
  return true;
}

std::optional<FileKind> kind_of(const SourceText& source, Problems& problems) {
  Report report(source);
  const std::optional<YamlNode> root = read_yaml_tree(report);
  if (root) {
    // Other problems are the reader's to report.
    if (const Marks* kind = likeliest(*root)) return kind->kind;
    if (report_slips_in(*root, report)) {
      report.finish(problems);
      return std::nullopt;
    }
    report.add(
        root->offset, "",
        "neither a model (criteria, evidence, signals), nor a company (id, name, observations), "
        "nor a profile (id, title, weights), nor a list of entities (companies), nor rules of sources (filings, notes, "
        "jobs)");
  }
  report.finish(problems);
  return std::nullopt;
}

}  // namespace fitrank
