#include "input/records/standard_rules.hpp"

#include <stdexcept>

#include "input/read_yaml.hpp"
#include "input/records/read_source_rules.hpp"
#include "support/source_file.hpp"

namespace fitrank::test {

std::shared_ptr<const SourceRules> standard_rules() {
  static const auto rules = [] {
    Problems problems;
    const auto model_text = read_source(source_file("config/model.yaml"), kYamlSizeLimit, problems);
    const auto rules_text = read_source(source_file("config/sources.yaml"), kYamlSizeLimit, problems);
    const auto model = read_model(model_text.value(), problems);
    auto read = read_source_rules(rules_text.value(), problems);
    if (!problems.empty()) throw std::runtime_error(to_text(problems[0]));
    keep_known_signals(*read, *model);
    return std::make_shared<const SourceRules>(std::move(*read));
  }();
  return rules;
}

}  // namespace fitrank::test
