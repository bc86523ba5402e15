#include "analysis/persona_batch.hpp"

#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>
#include <tuple>
#include <utility>

#include "analysis/persona_batch_agreement.hpp"
#include "analysis/screen.hpp"
#include "base/parallel.hpp"

namespace fitrank {
namespace {

/// From so many companies on, one persona keeps all threads busy, and several at a time would only
/// hold several whole rankings in memory.
constexpr std::size_t kManyCompanies = std::size_t{1} << 20;

/// The personas who see the evidence alike.
struct ViewGroup {
  EvidenceView view;
  std::vector<std::size_t> personas;
};

std::vector<ViewGroup> group_by_view(const std::vector<Profile>& profiles) {
  std::vector<ViewGroup> groups;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const EvidenceView view = profiles[i].view();
    auto group = std::ranges::find_if(groups, [&](const ViewGroup& known) { return known.view == view; });
    if (group == groups.end()) group = groups.insert(groups.end(), {view, {}});
    group->personas.push_back(i);
  }
  return groups;
}

class Batch {
 public:
  Batch(const Model& model, const CompanyPool& pool, const std::vector<Profile>& profiles,
        const PersonaBatchOptions& options)
      : model_(model),
        pool_(pool),
        profiles_(profiles),
        options_(options),
        groups_(group_by_view(profiles)),
        compared_(compared_personas(profiles.size(), pool.size())),
        orders_(compared_.size()),
        screenings_(profiles.size()) {
    result_.top = options.top;
    result_.companies = pool.size();
    result_.personas.resize(profiles.size());
  }

  PersonaBatch run() && {
    for_each_persona([this](const CompanyPool& pool, std::size_t persona) { rank(pool, persona); });
    collect_shown();
    for_each_persona([this](const CompanyPool& pool, std::size_t persona) { place(pool, persona); });
    describe_shown();
    order_shown();
    result_.agreement = measure_agreement(std::move(compared_), orders_, pool_.size(), options_.threads);
    return std::move(result_);
  }

 private:
  using Work = std::function<void(const CompanyPool&, std::size_t)>;

  bool many() const { return pool_.size() >= kManyCompanies; }
  /// Threads within one persona's work.
  std::size_t inner_threads() const { return many() ? options_.threads : 1; }

  /// Calls work(pool under the persona's view, persona) for all, several at a time. One view's pool is
  /// in memory at a time besides the one given.
  void for_each_persona(const Work& work) {
    for (const ViewGroup& group : groups_) {
      std::optional<CompanyPool> viewed;
      if (group.view != pool_.view()) viewed.emplace(pool_.viewed(group.view));
      const CompanyPool& pool = viewed ? *viewed : pool_;
      const std::size_t threads = many() ? 1 : thread_count(options_.threads, group.personas.size());
      parallel_for(group.personas.size(), threads, [&](std::size_t i, std::size_t) {
        work(pool, group.personas[i]);
        count_done();
      });
    }
  }

  void count_done() {
    if (!options_.progress) return;
    const std::lock_guard lock(progress_);
    options_.progress(++done_, 2 * profiles_.size());
  }

  /// First pass: who is first, and the whole order where it will be compared.
  void rank(const CompanyPool& pool, std::size_t persona) {
    const Profile& profile = profiles_[persona];
    const Weights weights(profile.weights);
    PersonaRanking& ranking = result_.personas[persona];
    Screening& screening = screenings_[persona];
    screening = screen(model_, pool, profile, weights, inner_threads());
    const auto compared = std::ranges::find(compared_, persona);
    const std::size_t wanted = compared == compared_.end() ? options_.top : std::max(options_.top, pool.size());
    ranking.top = top_companies(pool.scores(), pool, weights, profile.scoring(),
                                {.top = wanted, .threads = inner_threads(), .allowed = screening.allowed});
    ranking.excluded = screening.excluded;
    ranking.unranked =
        unranked_companies(pool.scores(), pool, weights, {.top = 0, .allowed = screening.allowed}).in_all;
    ranking.ranked = pool.size() - ranking.excluded - ranking.unranked;
    if (compared == compared_.end()) return;
    WholeOrder& order = orders_[static_cast<std::size_t>(compared - compared_.begin())];
    for (const RankedCompany& company : ranking.top) {
      order.rows.push_back(company.company);
      order.ranks.push_back(company.rank);
    }
    if (options_.top < ranking.top.size()) ranking.top.resize(options_.top);
    ranking.top.shrink_to_fit();
  }

  /// The rows that are in the first N of a persona; the tops then refer to these.
  void collect_shown() {
    for (const PersonaRanking& ranking : result_.personas) {
      for (const RankedCompany& company : ranking.top) rows_.push_back(company.company);
    }
    std::ranges::sort(rows_);
    rows_.erase(std::unique(rows_.begin(), rows_.end()), rows_.end());
    for (PersonaRanking& ranking : result_.personas) {
      for (RankedCompany& company : ranking.top) {
        const auto found = std::ranges::lower_bound(rows_, company.company);
        company.company = static_cast<std::size_t>(found - rows_.begin());
      }
    }
  }

  /// Second pass: where the shown companies stand.
  void place(const CompanyPool& pool, std::size_t persona) {
    const Profile& profile = profiles_[persona];
    const Weights weights(profile.weights);
    const Screening& screening = screenings_[persona];
    std::vector<PersonaPlace>& places = result_.personas[persona].places;
    places.resize(rows_.size());
    std::vector<std::size_t> ranked;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const FitScore fit = fit_score(pool.scores(), rows_[i], weights, profile.scoring());
      places[i] = {fit.score, fit.coverage, 0, !screening.allows(rows_[i])};
      if (fit.ranked() && !places[i].excluded) ranked.push_back(rows_[i]);
    }
    const auto ranks = ranks_of(ranked, pool.scores(), weights, profile.scoring(),
                                {.threads = inner_threads(), .allowed = screening.allowed});
    auto next = ranks.begin();
    for (PersonaPlace& place : places) {
      if (place.coverage > 0 && !place.excluded) place.rank = static_cast<std::uint32_t>(*next++);
    }
  }

  /// Names, and who ranks each company best and worst.
  void describe_shown() {
    const CompanySet set = pool_.select(rows_);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      ShownCompany company;
      company.id = set.companies[i].id;
      company.name = set.companies[i].name;
      for (std::size_t persona = 0; persona < result_.personas.size(); ++persona) {
        const PersonaPlace& place = result_.personas[persona].places[i];
        if (place.excluded) ++company.excluded_by;
        if (place.rank == 0) {
          company.unranked_by += place.excluded ? 0 : 1;
          continue;
        }
        note_extreme(company.best, persona, place.rank, std::less<>());
        note_extreme(company.worst, persona, place.rank, std::greater<>());
      }
      result_.shown.push_back(std::move(company));
    }
  }

  template <typename Beyond>
  static void note_extreme(std::optional<ExtremePersona>& extreme, std::size_t persona, std::size_t rank,
                           const Beyond& beyond) {
    if (!extreme || beyond(rank, extreme->rank)) {
      extreme = {persona, rank, 0};
    } else if (rank == extreme->rank) {
      ++extreme->equals;
    }
  }

  /// A persona that does not rank a company counts as ranking it last.
  double sum_of_ranks(std::size_t shown) const {
    double sum = 0;
    for (const PersonaRanking& ranking : result_.personas) {
      const std::size_t rank = ranking.places[shown].rank;
      sum += static_cast<double>(rank == 0 ? pool_.size() + 1 : rank);
    }
    return sum;
  }

  void order_shown() {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < rows_.size(); ++i) order.emplace_back(sum_of_ranks(i), i);
    std::ranges::sort(order, [&](const auto& a, const auto& b) {
      return std::tie(a.first, result_.shown[a.second].id) < std::tie(b.first, result_.shown[b.second].id);
    });
    std::vector<std::size_t> now(order.size());
    std::vector<ShownCompany> shown;
    for (std::size_t i = 0; i < order.size(); ++i) {
      now[order[i].second] = i;
      shown.push_back(std::move(result_.shown[order[i].second]));
    }
    result_.shown = std::move(shown);
    for (PersonaRanking& ranking : result_.personas) {
      for (RankedCompany& company : ranking.top) company.company = now[company.company];
      std::vector<PersonaPlace> places(now.size());
      for (std::size_t i = 0; i < now.size(); ++i) places[now[i]] = ranking.places[i];
      ranking.places = std::move(places);
    }
  }

  const Model& model_;
  const CompanyPool& pool_;
  const std::vector<Profile>& profiles_;
  const PersonaBatchOptions& options_;
  std::vector<ViewGroup> groups_;
  std::vector<std::size_t> compared_;
  std::vector<WholeOrder> orders_;  ///< of the compared
  std::vector<Screening> screenings_;
  std::vector<std::size_t> rows_;  ///< of the shown companies, rising
  std::mutex progress_;
  std::size_t done_ = 0;
  PersonaBatch result_;
};

}  // namespace

PersonaBatch rank_personas(const Model& model, const CompanyPool& pool, const std::vector<Profile>& profiles,
                           const PersonaBatchOptions& options) {
  return Batch(model, pool, profiles, options).run();
}

}  // namespace fitrank
