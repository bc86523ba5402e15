#include "input/jobs/job_board.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "input/jobs/board_signals.hpp"
#include "input/records/rejects.hpp"

namespace fitrank {
namespace {

/// Bytes that are looked at; real ones are shorter, and phrases are sought in them one by one.
constexpr std::size_t kLongestTitle = 500;
constexpr std::size_t kLongestPlace = 5000;

void raise(std::optional<Date>& latest, const std::optional<Date>& day) {
  if (day && (!latest || *latest < *day)) latest = day;
}

/// Why a post of this commitment says nothing of a full-time year; empty: it does.
std::string no_full_job(std::string_view commitment) {
  constexpr std::array<std::string_view, 3> kPart{"part time", "parttime", "hourly"};
  constexpr std::array<std::string_view, 10> kPassing{"contract",      "contractor", "temporary", "fixed term",
                                                      "freelance",     "temp",       "casual",    "fixedterm",
                                                      "subcontractor", "seasonal"};
  constexpr std::array<std::string_view, 4> kIntern{"intern", "internship", "apprentice", "apprenticeship"};
  const JobWords words(commitment);
  if (words.has_any(kIntern)) return "internships";
  if (words.has_any(kPart)) return "part-time jobs";
  return words.has_any(kPassing) ? "temporary jobs" : "";
}

}  // namespace

std::string board_address(const std::string& board, const std::string& token) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  };
  if (token.empty() || !std::ranges::all_of(token, is_plain)) return {};
  if (board == "greenhouse") return fmt::format("https://job-boards.greenhouse.io/{}", token);
  if (board == "lever") return fmt::format("https://jobs.lever.co/{}", token);
  return board == "ashby" ? fmt::format("https://jobs.ashbyhq.com/{}", token) : "";
}

std::string post_address(const std::string& board, const std::string& token, const std::string& id) {
  const std::string page = board_address(board, token);
  return page.empty() ? page : fmt::format("{}/{}{}", page, board == "greenhouse" ? "jobs/" : "", id);
}

bool JobBoards::is_sought(const JobTitle& title) const {
  if (title.manages) return false;
  return sought_.roles.empty() || std::ranges::any_of(sought_.roles, [&title](Role role) {
           return title.roles[static_cast<std::size_t>(role)];
         });
}

void JobBoards::take_pay(const JobPost& post, OpenJob& job, BoardTally& board) {
  for (const StatedPay& pay : post.pay) {
    BandOrReason read = yearly_band(pay);
    if (read.band && post.own_dollar) {
      read = {std::nullopt, {}, "\"USD\" in a country with its own dollar may be a misread \"$\""};
      ++board.left_out["bands in doubtful dollars"];
    } else if (!read.foreign.empty()) {
      ++board.left_out[fmt::format("bands in {}", read.foreign)];
    } else if (!read.band) {
      ++board.left_out["unusable bands"];
    }
    if (read.band) {
      job.middles.push_back(read.band->middle());
    } else {
      leave_out(file_, post.where, std::move(read.reason));
    }
  }
}

void JobBoards::add(JobPost&& post) {
  if (post.token.empty() && post.company.empty()) {
    reject(file_, post.where, "names no company: neither a name nor a board address");
    return;
  }
  BoardTally& board = boards_[{post.board, post.token, post.token.empty() ? post.company : ""}];
  if (board.name.empty()) board.name = post.company.empty() ? post.token : post.company;
  ++board.posts;
  raise(board.latest, post.published);
  raise(board.latest, post.changed);
  raise(board.seen, post.seen);
  post.title.resize(std::min(post.title.size(), kLongestTitle));
  post.place.resize(std::min(post.place.size(), kLongestPlace));
  OpenJob job{{}, std::move(post.id), read_title(post.title, rules_.terms), post.published, {}};
  if (!job.title.technical) return;
  job.title.manages = job.title.manages || post.manages;
  job.title.staff_ladder = job.title.staff_ladder && !post.manages;
  job.key = post.opening.empty() ? title_key(post.title, post.place) : "#" + post.opening;
  const std::string other = job.title.internship ? "internships" : no_full_job(post.commitment);
  if (other == "internships") job.title.internship = true;
  if (is_sought(job.title) && !post.pay.empty()) {
    if (other.empty()) {
      take_pay(post, job, board);
    } else {
      ++board.left_out[other];
    }
  }
  board.jobs.push_back(std::move(job));
}

void JobBoards::finish(bool whole, const std::optional<Date>& name_date) {
  std::size_t silent = 0;
  for (auto& [key, board] : boards_) {
    const BoardScene scene{sought_, rules_, std::get<0>(key), std::get<1>(key), whole, name_date};
    silent += add_board(scene, std::move(board), file_) ? 0 : 1;
  }
  if (silent > 0) {
    leave_out(
        file_, "companies",
        fmt::format("no signal from the open jobs of {} companies: no usable pay at the requested level, no role in "
                    "infrastructure, no Staff or Principal engineer",
                    silent));
  }
}

}  // namespace fitrank
