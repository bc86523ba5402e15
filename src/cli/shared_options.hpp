// The options that many commands share, in groups that are declared once.
//
// How: a command's struct has the groups it needs; what a group has and the command cannot take is refused with a
// reason (Options::cannot), so that an option means the same wherever it is taken.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/choices.hpp"
#include "cli/option.hpp"
#include "evidence/assess.hpp"
#include "evidence/date.hpp"
#include "evidence/profile.hpp"
#include "output/render.hpp"
#include "score/fit_score.hpp"

namespace fitrank::cli {

/// Which companies, by which model, and how they are read.
struct CompanyOptions {
  std::vector<std::string> companies;
  std::optional<std::filesystem::path> model;
  std::optional<std::string> layer;
  bool skip_bad_rows = false;
  std::size_t threads = 0;  ///< 0: all
  std::string command;      ///< whose options they are, as it was called
  bool read = true;         ///< whether companies are read; an index holds its own

  void declare(Options& options);
  /// --companies, --model and --layer alone, of a command that reads companies one by one.
  void declare_one_by_one(Options& options);
  void declare_model(Options& options);
  void declare_threads(Options& options);
};

/// How a ranking is made, in place of what the profile says.
struct PolicyOptions {
  std::optional<MissingPolicy> missing;
  std::optional<PeerEstimate> estimate;
  std::optional<double> interval;  ///< percent
  std::optional<EvidencePolicy> evidence;
  std::optional<Aggregation> method;
  std::optional<Date> as_of;
  std::optional<double> min_coverage;  ///< percent
  std::vector<std::string> weights;    ///< "growth=50"
  std::optional<std::size_t> top;      ///< how many companies to show
  bool sums_alone = false;             ///< the command knows no weighted products

  void declare(Options& options, const std::string& top_help = "show the first N companies",
               std::size_t most = kNoMost);
  static void declare_day(Options& options, std::optional<Date>& day);
  /// All but the weights.
  void apply(Profile& profile) const;
};

/// What nearly every ranking takes. Declare COMPANY words before it.
struct RankingOptions {
  CompanyOptions companies;
  PolicyOptions policies;
  std::optional<std::string> profile;

  void declare(Options& options, const std::string& top_help = "show the first N companies",
               std::size_t most = kNoMost);
};

/// Where an answer goes, and how it is written.
struct OutputOptions {
  std::optional<Format> format;
  std::optional<std::filesystem::path> output;
  std::optional<std::string> columns;  ///< "rank,name,score"
  Color color = Color::automatic;
  Called called;  ///< the command line that the answer is to

  void declare(Options& options);
  /// -o alone, of a command whose output has one format.
  static void declare_path(Options& options, std::optional<std::filesystem::path>& path);
  /// "-" is standard output.
  std::filesystem::path path() const { return output.value_or("-"); }
};

void declare_top(Options& options, std::optional<std::size_t>& top, const std::string& help,
                 std::size_t most = kNoMost);
void declare_seed(Options& options, std::uint64_t& seed);
WordSpec profile_word();
WordSpec company_word();

}  // namespace fitrank::cli
