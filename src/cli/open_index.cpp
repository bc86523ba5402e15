#include "cli/open_index.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "base/text.hpp"
#include "cli/inputs.hpp"
#include "cli/notes.hpp"

namespace fitrank::cli {

namespace {

void check_unchanged(SourceState state, const std::filesystem::path& index, const std::string& source,
                     std::string_view what) {
  if (state != SourceState::changed) return;
  throw std::runtime_error(
      fmt::format("{}: is stale: the {} {} has changed since; build the index again", index.string(), what, source));
}

}  // namespace

SkybandIndex open_index(const std::filesystem::path& path, const std::filesystem::path& model_path,
                        const Model& model) {
  SkybandIndex index = SkybandIndex::load(path);
  const IndexSource& source = index.source();
  if (source.criteria != criterion_ids(model)) {
    throw std::runtime_error(
        fmt::format("{}: scores other criteria than the model {}", path.string(), model_path.string()));
  }
  // A table that is gone says nothing against the index; one that differs does.
  const SourceState table = table_state(source, source.path);
  check_unchanged(table, path, source.path, "table");
  if (table == SourceState::missing) {
    note("fitrank: {} is gone, so that nothing tells whether {} is still true to it\n", harmless(source.path),
         harmless(path.string()));
  }
  check_unchanged(model_state(source, model_path), path, model_path.string(), "model");
  return index;
}

Company member_as_company(const Model& model, const SkybandIndex& index, std::size_t member) {
  Company company;
  company.id = company.name = index.ids().at(member);
  for (std::size_t c = 0; c < model.criteria.size(); ++c) company.stated.push_back(index.scores().at(member, c));
  return company;
}

}  // namespace fitrank::cli
