// Evidence databases through the door.
#include <array>
#include <utility>

#include "door/bodies.hpp"
#include "door/guarded.hpp"
#include "fitrank/companies.hpp"
#include "input/read_companies.hpp"
#include "input/store/evidence_files.hpp"

namespace fitrank::v1 {

Companies Companies::load_evidence(const std::vector<std::filesystem::path>& databases,
                                   const std::vector<std::filesystem::path>& paths, const Model& model,
                                   const std::optional<std::string>& day) {
  return guarded([&] {
    std::array<std::optional<Date>, 1> days{day ? Date::parse(*day) : std::nullopt};
    if (day && !days[0]) throw Error("\"" + *day + "\" is no date like 2026-05-13, 2026-05 or 2026");
    Problems problems;
    std::vector<Company> dossiers = read_companies(paths, model.body()->model, problems);
    if (!problems.empty()) throw InputError(std::move(problems));
    const Entities known_as;
    EvidenceFiles evidence(databases, std::move(dossiers), known_as, model.body()->model);
    return Companies(
        std::make_shared<CompaniesBody>(model, evidence.companies(days), std::vector<std::unique_ptr<CompanyTable>>()));
  });
}

}  // namespace fitrank::v1
