#include "support/config_files.hpp"

#include <filesystem>
#include <string>

#include "input/read_companies.hpp"
#include "input/read_yaml.hpp"
#include "support/source_file.hpp"

namespace fitrank::test {
namespace {

const std::filesystem::path kRoot = source_file("");

SourceText read_text(const std::filesystem::path& path) {
  Problems problems;
  auto text = read_source(path, kYamlSizeLimit, problems);
  if (!text) throw InputError(problems);
  return *text;
}

template <typename Result>
Result usable(std::optional<Result> result, const Problems& problems) {
  if (!result || !problems.empty()) throw InputError(problems);
  return *std::move(result);
}

}  // namespace

Model config_model() {
  Problems problems;
  auto model = read_model(read_text(kRoot / "config/model.yaml"), problems);
  return usable(std::move(model), problems);
}

std::vector<Company> config_companies(const Model& model) {
  std::vector<std::filesystem::path> files;
  for (const char* id : {"anthropic", "astera-labs", "nvidia", "spacex", "xai"}) {
    files.push_back(kRoot / "config/seed" / (std::string(id) + ".yaml"));
  }
  Problems problems;
  auto companies = read_companies(files, model, problems);
  if (!problems.empty()) throw InputError(problems);
  return companies;
}

Profile config_profile(const Model& model) {
  Problems problems;
  auto profile = read_profile(read_text(kRoot / "profiles/spacex-aiinfra-curious-swe-01.yaml"), model, problems);
  return usable(std::move(profile), problems);
}

}  // namespace fitrank::test
