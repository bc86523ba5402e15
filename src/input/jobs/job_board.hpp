// Open jobs, company by company, and what they say of each: pay at the level sought, a ladder for senior
// engineers, roles in infrastructure.
//
// How: every post is reduced at once to what counts (class JobBoards); when all are in, the posts of one job
// are put together and the observations made. Nothing is concluded from what is not open unless the whole
// board was seen and it lists at least kEnoughJobs technical jobs.
// Cost: linear in the posts; some 200 bytes for each technical one.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "input/jobs/job_post.hpp"
#include "input/jobs/job_sought.hpp"
#include "input/jobs/job_title.hpp"
#include "input/records/imported.hpp"
#include "input/records/source_rules.hpp"

namespace fitrank {

/// From so many technical jobs on, that none is of a kind says something.
inline constexpr std::size_t kEnoughJobs = 10;
/// A post that has been up for longer is taken for evergreen.
inline constexpr long kEvergreenDays = 365;

/// A technical post.
struct OpenJob {
  std::string key;  ///< the same for one job in several places
  std::string id;
  JobTitle title;
  std::optional<Date> published;
  std::vector<double> middles;  ///< of its usable bands, USD a year
};

/// What was left out of a company's pay, and why.
using LeftOut = std::map<std::string, std::size_t>;

struct BoardTally {
  std::string name;
  std::size_t posts = 0;  ///< of any kind
  std::vector<OpenJob> jobs;
  LeftOut left_out;
  std::optional<Date> latest;  ///< of any post's days
  std::optional<Date> seen;
};

/// Board, token and, where there is no token, the company's name.
using BoardKey = std::tuple<std::string, std::string, std::string>;

class JobBoards {
 public:
  /// `file` gets rejects and, by finish(), companies and observations; it and the rules must outlive this.
  JobBoards(JobSought sought, const JobRules& rules, ImportedFile& file)
      : sought_(std::move(sought)), rules_(rules), file_(file) {}

  void add(JobPost&& post);

  /// `whole`: each board is seen whole. `name_date`: the day that the file's name tells.
  void finish(bool whole, const std::optional<Date>& name_date);

 private:
  bool is_sought(const JobTitle& title) const;
  void take_pay(const JobPost& post, OpenJob& job, BoardTally& board);

  JobSought sought_;
  const JobRules& rules_;
  ImportedFile& file_;
  std::map<BoardKey, BoardTally> boards_;
};

/// The board's page, made of its kind and token alone; empty where the token is none such.
std::string board_address(const std::string& board, const std::string& token);
/// A post's page, likewise.
std::string post_address(const std::string& board, const std::string& token, const std::string& id);

}  // namespace fitrank
