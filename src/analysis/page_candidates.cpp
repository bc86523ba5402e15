#include "analysis/page_candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "score/skyband.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kRowsPerWord = 64;
/// What skyband.hpp can take.
constexpr std::size_t kMostCriteria = 64;
constexpr std::size_t kMostRows = std::numeric_limits<std::uint32_t>::max();

using Mask = std::vector<std::uint64_t>;

/// The profile with only the deal-breakers that mean the same under any weights. One that looks at coverage or range
/// may stay with the page: both are the same for all companies of one pattern of unknowns, and each pattern
/// has a skyband of its own, so that it excludes whole skybands and never part of one.
Profile with_fixed_rules(const Profile& profile) {
  Profile fixed = profile;
  std::erase_if(fixed.deal_breakers, [](const DealBreaker& breaker) { return depends_on_weights(breaker.rule); });
  return fixed;
}

bool has(const Mask& mask, std::size_t row) { return ((mask[row / kRowsPerWord] >> (row % kRowsPerWord)) & 1U) != 0; }
void add(Mask& mask, std::size_t row) { mask[row / kRowsPerWord] |= std::uint64_t{1} << (row % kRowsPerWord); }

class CandidateFinder {
 public:
  CandidateFinder(const Model& model, const CompanyPool& pool, const std::vector<PagePersona>& personas,
                  const PageOptions& options)
      : model_(model),
        pool_(pool),
        personas_(personas),
        options_(options),
        dossiers_(pool.dossiers().companies.size()),
        keeps_dossiers_(dossiers_ <= kMostEmbeddedWhole),
        chosen_(words(), 0),
        allowed_by_(personas.size()) {}

  PageCandidates find() && {
    for (std::size_t row = 0; keeps_dossiers_ && row < dossiers_; ++row) add(chosen_, row);
    for (const EvidenceView& view : views()) {
      if (view == pool_.view()) {
        choose_from(pool_);
      } else {
        choose_from(pool_.viewed(view));
      }
    }
    return result();
  }

 private:
  std::size_t words() const { return (pool_.size() + kRowsPerWord - 1) / kRowsPerWord; }

  /// Few dossiers are embedded all: what is left is a table's rows, which no view of the evidence changes.
  std::vector<EvidenceView> views() const {
    const PeerEstimate form = page_estimate(pool_, personas_);
    std::vector<EvidenceView> views;
    const auto add = [&](const EvidenceView& view) {
      if (std::ranges::count(views, view) == 0) views.push_back(view);
    };
    if (keeps_dossiers_) add(pool_.view());
    for (const PagePersona& persona : personas_) {
      for (const auto policy : {EvidencePolicy::face_value, EvidencePolicy::discounted}) {
        if (!keeps_dossiers_) add({policy, persona.profile.as_of});
        // What is expected of a table's rows depends on the dossiers beside it.
        if (form != PeerEstimate::none && pool_.has_tables()) add({policy, persona.profile.as_of, form});
      }
    }
    return views;
  }

  void choose_from(const CompanyPool& pool) {
    std::vector<Mask> done;
    for (std::size_t i = 0; i < personas_.size(); ++i) {
      const Profile& profile = personas_[i].profile;
      Mask allowed = allowed_rows(pool, profile);
      if (keeps_dossiers_ || pool.view() == EvidenceView{profile.evidence, profile.as_of}) allowed_by_[i] = allowed;
      if (std::ranges::find(done, allowed) != done.end()) continue;
      for (const std::size_t row : members(pool, allowed)) add(chosen_, row);
      done.push_back(std::move(allowed));
    }
  }

  /// The rows among which candidates are searched.
  Mask allowed_rows(const CompanyPool& pool, const Profile& profile) const {
    const Profile fixed = with_fixed_rules(profile);
    Mask allowed = screen(model_, pool, fixed, Weights(profile.weights), options_.threads).allowed;
    if (allowed.empty()) allowed.assign(words(), ~std::uint64_t{0});
    for (std::size_t row = 0; keeps_dossiers_ && row < dossiers_; ++row) {
      allowed[row / kRowsPerWord] &= ~(std::uint64_t{1} << (row % kRowsPerWord));
    }
    return allowed;
  }

  std::vector<std::size_t> members(const CompanyPool& pool, const Mask& allowed) const {
    try {
      return skyband(pool.scores(), pool, options_.places,
                     {.threads = options_.threads,
                      .allowed = allowed,
                      .progress = options_.progress,
                      .most_members = kMostCandidates});
    } catch (const std::length_error&) {
      if (model_.criteria.size() > kMostCriteria || pool.size() > kMostRows) throw;
      throw_too_many();
    }
  }

  [[noreturn]] void throw_too_many() const {
    throw std::length_error(
        fmt::format("more than {} of the {} companies could be in the top {} under some weights, which is more "
                    "than a page can hold; use a smaller --top",
                    kMostCandidates, pool_.size(), options_.places));
  }

  PageCandidates result() const {
    PageCandidates candidates;
    for (std::size_t row = 0; row < pool_.size(); ++row) {
      if (has(chosen_, row)) candidates.rows.push_back(row);
    }
    candidates.excluded_beyond.assign(personas_.size(), 0);
    if (candidates.rows.size() > kMostCandidates) throw_too_many();
    if (candidates.rows.size() == pool_.size()) return candidates;
    candidates.exact_top = options_.places;
    for (std::size_t i = 0; i < personas_.size(); ++i) {
      const Profile fixed = with_fixed_rules(personas_[i].profile);
      candidates.fixed_deal_breakers = candidates.fixed_deal_breakers || !fixed.deal_breakers.empty();
      for (std::size_t row = 0; row < pool_.size(); ++row) {
        candidates.excluded_beyond[i] += !has(chosen_, row) && !has(allowed_by_[i], row) ? 1 : 0;
      }
    }
    return candidates;
  }

  const Model& model_;
  const CompanyPool& pool_;
  const std::vector<PagePersona>& personas_;
  const PageOptions& options_;
  std::size_t dossiers_;
  bool keeps_dossiers_;
  Mask chosen_;
  std::vector<Mask> allowed_by_;  ///< each persona, under its own view of the evidence
};

PageCandidates all_rows(const CompanyPool& pool, std::size_t personas) {
  PageCandidates all;
  all.rows.resize(pool.size());
  std::iota(all.rows.begin(), all.rows.end(), std::size_t{0});
  all.excluded_beyond.assign(personas, 0);
  return all;
}

}  // namespace

PeerEstimate page_estimate(const CompanyPool& pool, const std::vector<PagePersona>& personas) {
  const auto expects = [](const PagePersona& persona) { return persona.profile.missing == MissingPolicy::expected; };
  const auto found = std::ranges::find_if(personas, expects);
  if (found != personas.end()) return found->profile.estimate;
  return pool.has_tables() ? PeerEstimate::none : Profile().estimate;
}

PageCandidates page_candidates(const Model& model, const CompanyPool& pool, const std::vector<PagePersona>& personas,
                               const PageOptions& options) {
  if (pool.size() <= kMostEmbeddedWhole) return all_rows(pool, personas.size());
  return CandidateFinder(model, pool, personas, options).find();
}

}  // namespace fitrank
