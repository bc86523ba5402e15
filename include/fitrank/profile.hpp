// A profile: one persona's weights, policies and deal-breakers.
//
// How: a value; each with_... gives a changed copy, so that what-if is one line.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fitrank/model.hpp"
#include "fitrank/weights.hpp"

namespace fitrank::v1 {

struct ProfileBody;

class Profile {
 public:
  /// Component `data`. Throws Error with every problem of the file.
  static Profile load(const std::filesystem::path& path, const Model& model);

  const std::string& id() const;
  const std::string& title() const;
  /// Shares by criterion, in the model's order.
  std::vector<double> shares() const;
  Missing missing() const;
  Method method() const;
  Evidence evidence() const;
  /// The day that rankings are made for, as YYYY-MM-DD; none: the newest day of the evidence.
  std::optional<std::string> as_of() const;

  /// Gives these criteria so many percent each; the others keep their proportions in the rest, as --weight does.
  Profile with_weights(const std::map<std::string, double>& percent) const;
  /// Other weights altogether: one per criterion, in the model's order, scaled.
  Profile with_all_weights(const std::vector<double>& weights) const;
  Profile with_missing(Missing missing) const;
  Profile with_method(Method method) const;
  Profile with_evidence(Evidence evidence) const;
  /// "2026-05-13", "2026-05" or "2026".
  Profile with_as_of(const std::string& day) const;

  explicit Profile(std::shared_ptr<const ProfileBody> body) : body_(std::move(body)) {}
  const ProfileBody& body() const { return *body_; }

 private:
  std::shared_ptr<const ProfileBody> body_;
};

}  // namespace fitrank::v1
