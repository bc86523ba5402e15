#include "input/jobs/board_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include "input/jobs/greenhouse_pay.hpp"
#include "input/parse_json.hpp"
#include "input/records/json_fields.hpp"
#include "input/records/rejects.hpp"

namespace fitrank {
namespace {

using std::string_view;

/// The part of an address behind `host`: "gitlab" of "https://job-boards.greenhouse.io/gitlab/jobs/8503792002".
std::string token_behind(string_view address, string_view host) {
  const std::size_t at = address.find(host);
  if (at == address.npos) return {};
  const string_view rest = address.substr(at + host.size());
  const std::string token(rest.substr(0, rest.find_first_of("/?#")));
  return is_plain_id(token) && token != "embed" ? token : std::string();
}

JobPost greenhouse_post(const Json& json) {
  JobPost post;
  post.board = "greenhouse";
  post.title = text_at(json, "title");
  post.token = token_behind(text_at(json, "absolute_url"), "greenhouse.io/");
  post.company = text_at(json, "company_name");
  post.id = id_at(json, "id");
  post.opening = id_at(json, "internal_job_id");
  post.place = text_at(member(json, "location"), "name");
  post.published = day_of(text_at(json, "first_published"));
  post.changed = day_of(text_at(json, "updated_at"));
  post.pay = greenhouse_pay(json);
  return post;
}

std::string lever_place(const Json& categories) {
  const Json& all = member(categories, "allLocations");
  if (!all.is_array() || all.empty()) return text_at(categories, "location");
  std::string places;
  for (const Json& place : all) places += (places.empty() ? "" : "; ") + text_of(place);
  return places;
}

JobPost lever_post(const Json& json) {
  JobPost post;
  post.board = "lever";
  post.title = text_at(json, "text");
  post.token = token_behind(text_at(json, "hostedUrl"), "lever.co/");
  post.id = id_at(json, "id");
  post.place = lever_place(member(json, "categories"));
  post.commitment = text_at(member(json, "categories"), "commitment");
  if (const auto created = number_at(json, "createdAt")) post.published = day_of_milliseconds(*created);
  const Json& range = member(json, "salaryRange");
  if (range.is_object()) {
    post.pay.push_back(
        {number_at(range, "min"), number_at(range, "max"), text_at(range, "currency"), text_at(range, "interval")});
  }
  return post;
}

StatedPay ashby_band(const Json& component) {
  return {number_at(component, "minValue"), number_at(component, "maxValue"), text_at(component, "currencyCode"),
          text_at(component, "interval")};
}

/// The salaries of all tiers, or, where there is no tier, of the summary.
std::vector<StatedPay> ashby_pay(const Json& compensation) {
  std::vector<StatedPay> found;
  const auto take = [&found](const Json& components) {
    if (!components.is_array()) return;
    for (const Json& component : components) {
      if (text_at(component, "compensationType") == "Salary") found.push_back(ashby_band(component));
    }
  };
  const Json& tiers = member(compensation, "compensationTiers");
  if (tiers.is_array()) {
    for (const Json& tier : tiers) take(member(tier, "components"));
  }
  if (found.empty()) take(member(compensation, "summaryComponents"));
  return found;
}

JobPost ashby_post(const Json& json) {
  JobPost post;
  post.board = "ashby";
  post.title = text_at(json, "title");
  post.token = token_behind(text_at(json, "jobUrl"), "ashbyhq.com/");
  post.id = id_at(json, "id");
  post.place = text_at(json, "location");
  const Json& others = member(json, "secondaryLocations");
  if (others.is_array()) {
    for (const Json& other : others) post.place += "; " + text_at(other, "location");
  }
  post.commitment = text_at(json, "employmentType");
  post.published = day_of(text_at(json, "publishedAt"));
  post.pay = ashby_pay(member(json, "compensation"));
  return post;
}

/// Which board, where its posts are, and how many it says there are.
struct Board {
  JobPost (*read)(const Json&) = nullptr;
  const Json* posts = nullptr;
  std::string path;
  std::optional<double> total;
};

bool any_has(const Json& posts, string_view name) {
  return std::any_of(posts.begin(), posts.end(), [name](const Json& post) { return !member(post, name).is_null(); });
}

std::optional<Board> board_of(const Json& json) {
  const Json& jobs = member(json, "jobs");
  if (jobs.is_array()) {
    if (!member(json, "apiVersion").is_null() || any_has(jobs, "jobUrl")) return Board{ashby_post, &jobs, "/jobs", {}};
    const auto total = number_at(member(json, "meta"), "total");
    if (total || any_has(jobs, "absolute_url")) return Board{greenhouse_post, &jobs, "/jobs", total};
  }
  if (json.is_array() && (json.empty() || any_has(json, "hostedUrl"))) return Board{lever_post, &json, "", {}};
  return std::nullopt;
}

void read_post(const Board& board, const Json& json, std::string where, const PostSink& sink, ImportedFile& file) {
  JobPost post = board.read(json);
  if (!post.id.empty()) where += fmt::format(" (post {})", post.id);
  post.where = std::move(where);
  if (!post.title.empty()) return sink(std::move(post));
  reject(file, post.where, json.is_object() ? "a post without a title" : "not a post: not an object");
}

Json parsed(const ImportItem& item) {
  Report report(item.name, item.bytes);
  if (auto json = parse_json(report)) return std::move(*json);
  Problems problems;
  report.finish(problems);
  const Problem& first = problems.front();
  throw std::runtime_error(first.place.line == 0 ? first.message
                                                 : fmt::format("line {}, column {}: {}", first.place.line,
                                                               first.place.column, first.message));
}

}  // namespace

bool read_board_json(const ImportItem& item, const PostSink& sink, ImportedFile& file) {
  const Json json = parsed(item);
  const auto board = board_of(json);
  if (!board) throw std::runtime_error("is not a job board of Greenhouse, Lever or Ashby");
  file.records = board->posts->size();
  std::set<std::string> taken;
  for (std::size_t i = 0; i < board->posts->size(); ++i) {
    const Json& post = (*board->posts)[i];
    const std::string where = fmt::format("{}/{}", board->path, i);
    const std::string id = id_at(post, "id");
    if (!id.empty() && !taken.insert(id).second) {
      leave_out(file, where, fmt::format("post {} is listed twice", id));
    } else if (truth_at(post, "isListed", true)) {
      read_post(*board, post, where, sink, file);
    } else {
      leave_out(file, where, "not listed on the board");
    }
  }
  return !board->total || static_cast<double>(board->posts->size()) >= *board->total;
}

}  // namespace fitrank
