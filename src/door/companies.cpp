#include "fitrank/companies.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.hpp"
#include "door/bodies.hpp"
#include "door/guarded.hpp"

namespace fitrank::v1 {

namespace {

/// Views that are kept: both evidence policies, with and without expectations.
constexpr std::size_t kViewsKept = 4;

}  // namespace

std::shared_ptr<const CompanyPool> CompaniesBody::seen(const EvidenceView& view) {
  const std::lock_guard lock(making_);
  const auto found = std::ranges::find_if(latest_, [&](const auto& pool) { return pool->view() == view; });
  if (found != latest_.end()) {
    std::rotate(found, found + 1, latest_.end());
    return latest_.back();
  }
  if (latest_.size() == kViewsKept) latest_.erase(latest_.begin());
  latest_.push_back(std::make_shared<const CompanyPool>(base.viewed(view)));
  return latest_.back();
}

std::size_t Companies::size() const { return body_->base.size(); }

std::string Companies::id(std::size_t company) const {
  if (company >= size()) throw Error(fmt::format("no company {} of {}", company, size()));
  return body_->base.at(company);
}

std::size_t Companies::find(const std::string& name) const {
  return guarded([&] {
    if (const auto row = body_->base.find(name)) return *row;
    std::vector<std::string> known;
    for (const Company& company : body_->base.dossiers().companies) {
      known.push_back(company.id);
      known.push_back(company.name);
    }
    const std::string nearest = suggest(name, known);
    throw Error(fmt::format("no such company: {}{}", name,
                            nearest.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", nearest)));
  });
}

}  // namespace fitrank::v1
