// The model: criteria and signals.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace fitrank::v1 {

struct ModelBody;

struct Criterion {
  std::string id;
  std::string label;
};

struct Signal {
  std::string id;
  std::string label;
  std::string unit;
  std::string criterion;  ///< id
};

class Model {
 public:
  /// Component `data`. Throws Error with every problem of the file.
  static Model load(const std::filesystem::path& path);

  const std::vector<Criterion>& criteria() const { return criteria_; }
  const std::vector<Signal>& signals() const { return signals_; }

  explicit Model(std::shared_ptr<const ModelBody> body);
  const std::shared_ptr<const ModelBody>& body() const { return body_; }

 private:
  std::shared_ptr<const ModelBody> body_;
  std::vector<Criterion> criteria_;
  std::vector<Signal> signals_;
};

}  // namespace fitrank::v1
