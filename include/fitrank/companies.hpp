// Companies with their evidence: dossiers, tables and evidence databases.
//
// How: read once; each way of looking at the evidence (policy, day, what is expected) is made when first asked for and
// kept. Cost: that of reading; a view costs a pass over observations, and a copy of the scores where it fills them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fitrank/model.hpp"

namespace fitrank::v1 {

struct CompaniesBody;

class Companies {
 public:
  /// YAML dossiers, folders of them and CSV tables; component `data`. Throws Error with every problem of all files.
  static Companies load(const std::vector<std::filesystem::path>& paths, const Model& model);
  /// Evidence databases that `fitrank import` made, with the dossiers of `paths` (may be empty), as known on `day`
  /// (none: all that there is); component `import`.
  static Companies load_evidence(const std::vector<std::filesystem::path>& databases,
                                 const std::vector<std::filesystem::path>& paths, const Model& model,
                                 const std::optional<std::string>& day = std::nullopt);

  std::size_t size() const;
  std::string id(std::size_t company) const;
  /// The row of the company with this id or name, ASCII case ignored. Throws Error, with the nearest, where there is
  /// none.
  std::size_t find(const std::string& name) const;

  explicit Companies(std::shared_ptr<CompaniesBody> body) : body_(std::move(body)) {}
  CompaniesBody& body() const { return *body_; }

 private:
  std::shared_ptr<CompaniesBody> body_;
};

}  // namespace fitrank::v1
