// The JSON Schema of an answer, from the fields it declares.
#include <nlohmann/json.hpp>
#include <string>

#include "output/envelope.hpp"
#include "output/keys.hpp"
#include "output/render.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

Json or_null(const char* type) { return {{"type", {type, "null"}}}; }

Json map_of_numbers() { return {{"type", {"object", "null"}}, {"additionalProperties", or_null("number")}}; }

Json object_schema(const std::vector<FieldTree>& fields);

Json kind_schema(const FieldTree& tree) {
  switch (tree.spec.kind) {
    case FieldKind::text:
      return or_null("string");
    case FieldKind::count:
      return or_null("integer");
    case FieldKind::number:
      return or_null("number");
    case FieldKind::flag:
      return or_null("boolean");
    case FieldKind::date:
      return {{"type", {"string", "null"}}, {"pattern", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}};
    case FieldKind::texts:
      return {{"type", "array"}, {"items", {{"type", "string"}}}};
    case FieldKind::numbers:
      return {{"type", {"array", "null"}}, {"items", or_null("number")}};
    case FieldKind::by_criterion:
    case FieldKind::by_company:
      return map_of_numbers();
    case FieldKind::record: {
      Json schema = object_schema(tree.fields);
      schema["type"] = {"object", "null"};
      return schema;
    }
    case FieldKind::records:
      return {{"type", "array"}, {"items", object_schema(tree.fields)}};
    case FieldKind::answers:
      return {{"type", "array"}, {"items", {{"type", "object"}, {"required", {"command", "sentence", "rows"}}}}};
  }
  return {};
}

Json field_schema(const FieldTree& tree) {
  Json schema{{"title", tree.spec.label}, {"description", tree.spec.about}};
  schema.update(kind_schema(tree));
  return schema;
}

Json object_schema(const std::vector<FieldTree>& fields) {
  Json schema{{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
  for (const FieldTree& tree : fields) schema["properties"][std::string(tree.spec.id)] = field_schema(tree);
  return schema;
}

}  // namespace

std::string answer_schema(std::string_view command, const AnswerSpec& spec) {
  std::vector<FieldTree> fields = envelope_fields().specs();
  Json required = Json::array();
  for (const FieldTree& tree : fields) required.push_back(tree.spec.id);
  fields.insert(fields.end(), spec.facts.begin(), spec.facts.end());
  fields.push_back({key::rows, spec.rows});
  if (spec.not_ranked) fields.push_back({key::not_ranked, spec.rows});
  required.push_back(key::rows.id);
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"title", "fitrank " + std::string(command)}};
  schema.update(object_schema(fields));
  schema["properties"]["command"]["const"] = command;
  schema["required"] = std::move(required);
  return schema.dump(2) + "\n";
}

}  // namespace fitrank
