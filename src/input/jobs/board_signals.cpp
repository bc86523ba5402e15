#include "input/jobs/board_signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "input/jobs/spread.hpp"

namespace fitrank {
namespace {

/// Where fewer jobs with a band name the level sought, those that name none are taken too.
constexpr std::size_t kEnoughBands = 3;

/// The day of the snapshot, and how it is known.
struct Snapshot {
  std::optional<Date> day;
  std::string how;
};

Snapshot snapshot_of(const BoardScene& scene, const BoardTally& board) {
  const std::optional<Date> told = scene.name_date ? scene.name_date : board.seen;
  // A day for time zones: a post may be of tomorrow where it was written.
  if (told && (!board.latest || days_between(*told, *board.latest) <= 1)) {
    return {told, scene.name_date ? "dated by the file's name" : "dated by the day the source saw it"};
  }
  if (!board.latest) return {std::nullopt, "not dated: neither the file nor its name gives a day"};
  return {board.latest, told ? "dated by its latest post, which is later than the day in the file"
                             : "dated by its latest post, because the file gives no day"};
}

bool is_evergreen(const OpenJob& job, const Snapshot& snapshot) {
  if (job.title.evergreen) return true;
  return snapshot.day && job.published && days_between(*job.published, *snapshot.day) > kEvergreenDays;
}

/// Puts the posts of one job together: what one says, the job has.
void merge(OpenJob& job, const OpenJob& post) {
  job.middles.insert(job.middles.end(), post.middles.begin(), post.middles.end());
  job.title.staff_ladder = job.title.staff_ladder || post.title.staff_ladder;
  job.title.infrastructure = job.title.infrastructure || post.title.infrastructure;
  job.title.levels |= post.title.levels;
}

/// The jobs, by key; among the posts of one, the least id comes first, so that no order of the file shows.
std::vector<OpenJob> jobs_of(std::vector<OpenJob> posts) {
  std::ranges::sort(posts,
                    [](const OpenJob& a, const OpenJob& b) { return std::tie(a.key, a.id) < std::tie(b.key, b.id); });
  std::vector<OpenJob> jobs;
  for (OpenJob& post : posts) {
    if (!jobs.empty() && jobs.back().key == post.key) {
      merge(jobs.back(), post);
    } else {
      jobs.push_back(std::move(post));
    }
  }
  return jobs;
}

/// What all observations of one company share.
class BoardSignals {
 public:
  BoardSignals(const BoardScene& scene, BoardTally board)
      : scene_(scene), board_(std::move(board)), snapshot_(snapshot_of(scene, board_)) {
    const std::size_t posts = board_.jobs.size();
    std::erase_if(board_.jobs, [this](const OpenJob& job) { return is_evergreen(job, snapshot_); });
    if (board_.jobs.size() < posts) board_.left_out["evergreen posts"] = posts - board_.jobs.size();
    jobs_ = jobs_of(std::move(board_.jobs));
    std::erase_if(jobs_, [](const OpenJob& job) { return job.title.internship; });
  }

  std::vector<ImportedObservation> all() const {
    std::vector<ImportedObservation> found;
    for (auto&& made : {pay(), ladder(), hiring()}) {
      if (made) found.push_back(*made);
    }
    return found;
  }

 private:
  std::optional<ImportedObservation> pay() const;
  std::optional<ImportedObservation> ladder() const;
  std::optional<ImportedObservation> hiring() const;
  std::vector<double> middles(bool unlevelled) const;
  bool shows_absence() const { return scene_.whole && jobs_.size() >= kEnoughJobs; }
  std::string left_out() const;
  std::string example(bool JobTitle::*kind) const;
  std::size_t count(bool JobTitle::*kind) const;
  ImportedObservation observation(const SignalRule& as, std::variant<double, std::string> value, std::string note,
                                  std::string rule) const;

  const BoardScene& scene_;
  BoardTally board_;
  Snapshot snapshot_;
  std::vector<OpenJob> jobs_;
};

ImportedObservation BoardSignals::observation(const SignalRule& as, std::variant<double, std::string> value,
                                              std::string note, std::string rule) const {
  ImportedObservation made;
  made.signal = as.signal;
  made.value = std::move(value);
  made.tier = as.tier;
  made.as_of = snapshot_.day;
  made.filed = snapshot_.day;
  made.source = board_address(scene_.board, scene_.token);
  if (made.source.empty()) made.source = fmt::format("{} job board of {}", scene_.board, board_.name);
  made.note = std::move(note);
  made.rule = fmt::format("{}; {}", std::move(rule), snapshot_.how);
  return made;
}

std::string BoardSignals::left_out() const {
  std::string text;
  for (const auto& [what, many] : board_.left_out) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", what, many);
  return text.empty() ? "" : "; left out: " + text;
}

/// The middles of the jobs that name the level sought; `unlevelled`: and of those that name none.
std::vector<double> BoardSignals::middles(bool unlevelled) const {
  std::vector<double> found;
  for (const OpenJob& job : jobs_) {
    const SenioritySet levels = job.title.levels;
    const bool fits = !scene_.sought.seniority || levels[static_cast<std::size_t>(*scene_.sought.seniority)] ||
                      (unlevelled && levels.none());
    if (fits && !job.middles.empty()) found.push_back(spread_of(job.middles).median / kThousand);
  }
  return found;
}

std::optional<ImportedObservation> BoardSignals::pay() const {
  std::vector<double> found = middles(false);
  const bool unlevelled = found.size() < kEnoughBands && middles(true).size() > found.size();
  if (unlevelled) found = middles(true);
  if (found.empty()) return std::nullopt;
  const Spread spread = spread_of(std::move(found));
  return observation(
      scene_.rules.pay, spread.median,
      fmt::format("{}; salary as stated, bonus and equity not counted{}", spread_text(spread), left_out()),
      fmt::format(
          "median of the middles of the yearly salary bands in USD stated for open {}{}; a job "
          "in several places counts once",
          job_text(scene_.sought),
          unlevelled ? " (few titles with a salary band name that level; titles without a level are included)" : ""));
}

std::size_t BoardSignals::count(bool JobTitle::*kind) const {
  return static_cast<std::size_t>(std::ranges::count_if(jobs_, [kind](const OpenJob& job) { return job.title.*kind; }));
}

/// ", for example" and the address of one of them, or nothing.
std::string BoardSignals::example(bool JobTitle::*kind) const {
  const OpenJob* least = nullptr;
  for (const OpenJob& job : jobs_) {
    if (job.title.*kind && !job.id.empty() && (least == nullptr || job.id < least->id)) least = &job;
  }
  if (least == nullptr) return {};
  const std::string page = post_address(scene_.board, scene_.token, least->id);
  return fmt::format(", for example {}", page.empty() ? "post " + least->id : page);
}

std::optional<ImportedObservation> BoardSignals::ladder() const {
  const std::size_t many = count(&JobTitle::staff_ladder);
  if (many == 0 && !shows_absence()) return std::nullopt;
  return observation(
      scene_.rules.ladder, scene_.rules.ladder.levels[many > 0 ? 0 : 1],
      fmt::format("{} of {} technical jobs are non-management Staff or Principal jobs{}", many, jobs_.size(),
                  example(&JobTitle::staff_ladder)),
      scene_.rules.ladder.levels[0] + " where a job for a Staff, Principal or Distinguished engineer is open");
}

std::optional<ImportedObservation> BoardSignals::hiring() const {
  const std::size_t many = count(&JobTitle::infrastructure);
  if (many == 0 && !shows_absence()) return std::nullopt;
  return observation(scene_.rules.hiring, scene_.rules.hiring.levels[many > 0 ? 0 : 1],
                     fmt::format("{} of {} technical jobs build or run infrastructure{}", many, jobs_.size(),
                                 example(&JobTitle::infrastructure)),
                     scene_.rules.hiring.levels[0] +
                         " where a job is open whose title names infrastructure (data centres, clusters, accelerators, "
                         "silicon, networks, storage, reliability)");
}

ImportedCompany company_of(const BoardScene& scene, const std::string& name) {
  ImportedCompany company{name, {}};
  if (!scene.token.empty()) company.identifiers.push_back({scene.board, scene.token});
  if (name != scene.token) company.identifiers.push_back({"name", name});
  return company;
}

}  // namespace

bool add_board(const BoardScene& scene, BoardTally board, ImportedFile& file) {
  const std::string name = board.name;
  const BoardSignals signals(scene, std::move(board));
  std::vector<ImportedObservation> made = signals.all();
  if (made.empty()) return false;
  for (ImportedObservation& observation : made) {
    observation.company = file.companies.size();
    file.observations.push_back(std::move(observation));
  }
  file.companies.push_back(company_of(scene, name));
  return true;
}

}  // namespace fitrank
