// docs/formats.md: every key of every answer, from the fields that the answers declare.
#include <fmt/format.h>

#include <string>

#include "output/envelope.hpp"
#include "output/formats_page.hpp"
#include "output/keys.hpp"

namespace fitrank {

namespace {

constexpr std::string_view kIntroduction = R"(# Formats

This page is what `fitrank schema --format markdown` prints; a test keeps the two in step. `fitrank schema COMMAND` prints
the JSON Schema (draft 2020-12) of a command's JSON.

Every command answers with the same envelope, then facts of its own, then rows. A key has the same kind and the same
meaning in every command. A value that is unknown is null; a key that does not apply to a row is null or absent; lists are never null. Shares are from 0 to 1
and scores from 0 to 100. Numbers have all their digits, and a decimal point or an exponent; counts have none.

- `--format json` (or `-o answer.json`) writes everything. Such a file is a receipt: `fitrank rerun answer.json` runs the
  same command again and says whether the bytes are the same.
- `--format jsonl` writes a row a line.
- `--format csv` writes the rows. An object by criteria becomes a column for each criterion, a record a column for each of
  its fields, a list one cell.
- `--columns a,b` chooses columns of the rows, for tables, Markdown and CSV.
)";

std::string_view kind_words(const FieldSpec& spec) {
  switch (spec.kind) {
    case FieldKind::text:
      return "text";
    case FieldKind::count:
      return "count";
    case FieldKind::number:
      return spec.unit == Unit::share ? "number, 0 to 1" : spec.unit == Unit::points ? "number, points" : "number";
    case FieldKind::flag:
      return "true or false";
    case FieldKind::date:
      return "date";
    case FieldKind::texts:
      return "list of texts";
    case FieldKind::numbers:
      return "list of numbers";
    case FieldKind::by_criterion:
      return "object, criterion → number";
    case FieldKind::by_company:
      return "object, company id → number";
    case FieldKind::record:
      return "object or null";
    case FieldKind::records:
      return "list of objects";
    case FieldKind::answers:
      return "list of answers";
  }
  return {};
}

std::string upper_first(std::string_view text) {
  std::string upper(text);
  if (!upper.empty() && upper[0] >= 'a' && upper[0] <= 'z') upper[0] = static_cast<char>(upper[0] - 'a' + 'A');
  return upper;
}

void add_lines(const std::vector<FieldTree>& fields, const std::string& before, std::string& page) {
  for (const FieldTree& tree : fields) {
    page += fmt::format("| `{}{}` | {} | {} |\n", before, tree.spec.id, kind_words(tree.spec),
                        upper_first(tree.spec.about));
    const std::string_view dots = tree.spec.kind == FieldKind::records ? "[]." : ".";
    add_lines(tree.fields, fmt::format("{}{}{}", before, tree.spec.id, dots), page);
  }
}

void add_fields(const std::vector<FieldTree>& fields, std::string& page) {
  page += "\n| Key | FieldKind | Meaning |\n| --- | --- | --- |\n";
  add_lines(fields, "", page);
}

}  // namespace

std::string formats_page(std::span<const CommandAnswer> answers) {
  std::string page(kIntroduction);
  page += "\n## The envelope\n";
  add_fields(envelope_fields().specs(), page);
  for (const CommandAnswer& one : answers) {
    page += fmt::format("\n## {}\n", one.command);
    if (!one.spec->facts.empty()) {
      page += "\nFacts:\n";
      add_fields(one.spec->facts, page);
    }
    page += fmt::format("\n`{}`: {}", key::rows.id, one.spec->about_rows);
    if (one.spec->not_ranked) page += fmt::format("; `{}`: {}", key::not_ranked.id, key::not_ranked.about);
    page += ".\n";
    add_fields(one.spec->rows, page);
  }
  return page;
}

}  // namespace fitrank
