// Files of YAML and CSV through the door.
#include <optional>
#include <utility>

#include "door/bodies.hpp"
#include "door/guarded.hpp"
#include "fitrank/companies.hpp"
#include "fitrank/profile.hpp"
#include "input/read_companies.hpp"
#include "input/read_yaml.hpp"
#include "input/source_text.hpp"

namespace fitrank::v1 {

namespace {

template <typename T>
T or_error(std::optional<T> read, Problems& problems) {
  if (!problems.empty()) throw InputError(std::move(problems));
  return std::move(*read);
}

}  // namespace

Model Model::load(const std::filesystem::path& path) {
  return guarded([&] {
    Problems problems;
    const auto source = read_source(path, kYamlSizeLimit, problems);
    auto model = source ? read_model(*source, problems) : std::nullopt;
    return Model(std::make_shared<const ModelBody>(ModelBody{or_error(std::move(model), problems)}));
  });
}

Profile Profile::load(const std::filesystem::path& path, const Model& model) {
  return guarded([&] {
    Problems problems;
    const auto source = read_source(path, kYamlSizeLimit, problems);
    auto profile = source ? read_profile(*source, model.body()->model, problems) : std::nullopt;
    return Profile(std::make_shared<const ProfileBody>(ProfileBody{or_error(std::move(profile), problems), model}));
  });
}

Companies Companies::load(const std::vector<std::filesystem::path>& paths, const Model& model) {
  return guarded([&] {
    Problems problems;
    std::vector<Company> companies = read_companies(paths, model.body()->model, problems);
    if (!problems.empty()) throw InputError(std::move(problems));
    return Companies(
        std::make_shared<CompaniesBody>(model, std::move(companies), std::vector<std::unique_ptr<CompanyTable>>()));
  });
}

}  // namespace fitrank::v1
