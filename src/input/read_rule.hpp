// Reads a rule (evidence/rule.hpp) and says what is wrong with one: more or less than one thing to look at,
// nothing or the wrong kind of thing to compare with, names and tiers that the model does not have, limits
// that no number meets.
//
// Cost: linear in the rule and in the model's names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evidence/model.hpp"
#include "evidence/rule.hpp"
#include "input/yaml_fields.hpp"

namespace fitrank {

class RuleReader {
 public:
  /// What a map may hold beside its rule.
  enum class Beside { nothing, text };

  RuleReader(FieldReader& fields, const Model& model);

  /// The rule in `map`; one with problems is not to be used.
  Rule read(const Field& map, Beside beside = Beside::nothing);

 private:
  bool is_rule_map(const Field& map, Beside beside);
  bool read_subject(const Field& map, Rule& rule);
  bool read_index(const Field& field, Rule::Subject subject, const std::vector<KnownName>& ids, const char* what,
                  Rule& rule);
  bool need_true(const Field& field, const char* compared);
  void read_names(const Field& map, Rule& rule);
  void read_names(const Field& field, const Rule& rule, std::vector<std::string>& names);
  std::string read_name(const Field& field, const Rule& rule);
  void read_limits(const Field& map, Rule& rule);
  std::optional<double> read_limit(const Field& map, const char* key, const Rule& rule);
  void check_unit(const Field& field, const Signal& signal, double limit);
  void check_limits(const Field& map, const Rule& rule);
  void read_policies(const Field& map, Rule& rule);

  FieldReader& fields_;
  const Model& model_;
  std::vector<KnownName> signals_;
  std::vector<KnownName> criteria_;
  std::vector<KnownName> tiers_;
  std::vector<KnownName> layers_;
};

}  // namespace fitrank
