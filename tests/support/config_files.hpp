// The model, companies and profile that fitrank comes with, as its readers give them.
//
// A problem in these files is thrown as an InputError, whose text a failing test shows.
#pragma once

#include <vector>

#include "evidence/company.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"

namespace fitrank::test {

Model config_model();
/// The dossiers of config/seed: the five companies of the published tables.
std::vector<Company> config_companies(const Model& model);
/// profiles/spacex-aiinfra-curious-swe-01.yaml
Profile config_profile(const Model& model);

}  // namespace fitrank::test
