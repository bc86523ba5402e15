#include <fmt/format.h>

#include <map>
#include <utility>

#include "base/utf8.hpp"
#include "input/kind_of.hpp"
#include "input/names.hpp"
#include "input/records/company_key.hpp"
#include "input/store/entities.hpp"
#include "input/yaml_fields.hpp"

namespace fitrank {
namespace {

constexpr std::string_view kTextKinds[] = {"cik", "ein", "ticker", "greenhouse", "lever", "ashby"};

std::string expected(std::string_view kind) {
  if (kind == "cik") return "1 to 10 digits";
  if (kind == "ein") return "nine digits";
  return "a text";
}

class EntitiesReader {
 public:
  explicit EntitiesReader(Report& report) : fields_(report) {}

  Entities read(const Field& root) {
    Entities entities;
    if (!fields_.is_map(root, {"companies"})) return entities;
    const auto companies = fields_.need(root, "companies");
    if (!companies) return entities;
    for (const Entry& entry : fields_.entries(*companies)) {
      if (!is_id(entry.key->text)) fields_.fail(entry, no_id(entry.key->text));
      entities.push_back(read_entity(entry));
    }
    return entities;
  }

 private:
  Entity read_entity(const Entry& entry) {
    Entity entity{entry.key->text, entry.key->text, {}};
    const Field& map = entry.value;
    if (!fields_.is_map(map, {"name", "cik", "ein", "ticker", "greenhouse", "lever", "ashby", "aliases"}))
      return entity;
    if (const auto name = fields_.need(map, "name")) entity.name = fields_.filled_text(*name).value_or("");
    for (const std::string_view kind : kTextKinds) read_identifiers(map, kind, entity);
    entity.identifiers.push_back({"name", entity.name});
    if (const auto aliases = fields_.find(map, "aliases")) {
      for (const std::string& alias : fields_.texts(*aliases)) entity.identifiers.push_back({"name", alias});
    }
    return entity;
  }

  void read_identifiers(const Field& map, std::string_view kind, Entity& entity) {
    const auto field = fields_.find(map, kind);
    if (!field) return;
    if (field->node->kind != YamlNode::Kind::list) return read_identifier(*field, kind, entity);
    for (const Field& item : fields_.items(*field)) read_identifier(item, kind, entity);
  }

  void read_identifier(const Field& field, std::string_view kind, Entity& entity) {
    const auto text = fields_.filled_text(field);
    if (!text) return;
    auto identifier = tidy({std::string(kind), *text});
    if (!identifier) return fields_.fail(field, fmt::format("expected {}, found {}", expected(kind), in_quotes(*text)));
    const auto [owner, fresh] = owners_.emplace(*identifier, entity.id);
    if (!fresh) return fields_.fail(field, fmt::format("{} already belongs to {}", in_quotes(*text), owner->second));
    entity.identifiers.push_back(std::move(*identifier));
  }

  FieldReader fields_;
  std::map<Identifier, std::string> owners_;
};

}  // namespace

std::optional<Entities> read_entities(const SourceText& source, Problems& problems) {
  Report report(source);
  Entities entities;
  const auto root = read_yaml_tree(report);
  if (root && !is_other_kind(*root, FileKind::entities, report)) entities = EntitiesReader(report).read({&*root, ""});
  if (!report.finish(problems)) return std::nullopt;
  return entities;
}

}  // namespace fitrank
