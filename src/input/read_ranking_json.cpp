#include "input/read_ranking_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "base/answer_format.hpp"
#include "base/utf8.hpp"
#include "evidence/names.hpp"
#include "input/parse_json.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostRankingProblems = 20;
constexpr double kMostRank = 1e15;
constexpr double kScoreNoise = 1e-6;  // far above what summing loses, far below what is shown

/// A value with its path in the document.
struct At {
  const Json& value;
  std::string path;
};

std::string kind_text(const Json& value) {
  if (value.is_string()) return in_quotes(value.get_ref<const std::string&>());
  if (value.is_number()) return fmt::format("{}", value.get<double>());
  if (value.is_null()) return "null";
  return value.is_structured() ? fmt::format("an {}", value.type_name()) : fmt::format("a {}", value.type_name());
}

class RankingReader {
 public:
  RankingReader(const SourceText& source, Problems& problems) : source_(source), problems_(problems) {}

  std::optional<SavedRanking> read(const Json& root) {
    SavedRanking ranking;
    ranking.source = source_.name;
    if (is_ranking(root)) {
      read_head(root, ranking);
      read_rows(root, ranking);
    }
    if (count_ > kMostRankingProblems)
      problems_.push_back(about_file(source_.name, fmt::format("and {} more", count_ - kMostRankingProblems)));
    return count_ == 0 ? std::optional(std::move(ranking)) : std::nullopt;
  }

 private:
  void fail(std::string path, std::string message) {
    if (++count_ > kMostRankingProblems) return;
    problems_.push_back(about_file(source_.name, std::move(message)));
    problems_.back().path = std::move(path);
  }

  /// Says what the file is where it is none of this format.
  bool is_ranking(const Json& root) {
    if (!root.is_object() || !(root.contains("format") || root.contains("ranking"))) {
      fail("", "is not a ranking; expected the output of `fitrank rank --format json`");
    } else if (!root.contains("format")) {
      fail("", "is from an older fitrank: run `fitrank rank` again");
    } else if (const auto format = static_cast<std::size_t>(whole(root, "", "format", 0));
               count_ == 0 && format != kAnswerFormat) {
      fail("format", format < kAnswerFormat
                         ? fmt::format("is {}, from an older fitrank: run `fitrank rank` again", format)
                         : fmt::format("is {}, from a newer fitrank; this one reads format {}", format, kAnswerFormat));
    } else if (const std::string command = text(root, "", "command"); count_ == 0 && !is_ranking_command(command)) {
      fail("command", fmt::format("is {}, where rank is expected: save a ranking by `fitrank rank -o ranking.json`",
                                  in_quotes(command)));
    }
    return count_ == 0;
  }

  static bool is_ranking_command(std::string_view command) { return command == "rank" || command == "watch"; }

  void read_head(const Json& root, SavedRanking& ranking) {
    ranking.profile = text(root, "", "profile");
    if (const Json* weights = need(root, "", "weights")) read_weights(*weights, ranking);
    ranking.missing = named<MissingPolicy>(root, "missing");
    ranking.evidence = named<EvidencePolicy>(root, "evidence");
    ranking.method = named<Aggregation>(root, "method");
    read_as_of(root, ranking);
    const Json* counts = need(root, "", "counts");
    if (counts && !counts->is_object()) fail("counts", "is not an object");
    if (counts && counts->is_object()) {
      ranking.ranked = static_cast<std::size_t>(whole(*counts, "counts", "ranked", 0));
    }
  }

  const Json* need(const Json& object, const std::string& path, const std::string& key) {
    const auto found = object.find(key);
    if (found != object.end()) return &*found;
    fail(below(path, key), "is missing");
    return nullptr;
  }

  static std::string below(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + '.' + shorten(key, 40);
  }

  std::string text(const Json& object, const std::string& path, const std::string& key) {
    const Json* value = need(object, path, key);
    if (value && value->is_string()) return value->get<std::string>();
    if (value) fail(below(path, key), fmt::format("expected text, found {}", kind_text(*value)));
    return {};
  }

  double number(const Json& value, const std::string& path, double least, double most) {
    if (value.is_number()) {
      const double number = value.get<double>();
      if (number >= least && number <= most) return number;
      fail(path, fmt::format("must be from {} to {}, found {}", least, most, number));
    } else {
      fail(path, fmt::format("expected a number, found {}", kind_text(value)));
    }
    return least;
  }

  double whole(const Json& object, const std::string& path, const std::string& key, double least) {
    const Json* value = need(object, path, key);
    if (!value) return least;
    if (value->is_number() && !value->is_number_integer()) {
      fail(below(path, key), fmt::format("expected a whole number, found {}", kind_text(*value)));
      return least;
    }
    return number(*value, below(path, key), least, kMostRank);
  }

  template <typename T>
  T named(const Json& root, const std::string& key) {
    const std::size_t before = count_;
    const std::string name = text(root, "", key);
    if (const auto found = find_named<T>(name)) return *found;
    if (count_ == before)
      fail(key, fmt::format("no such {}: {}", key == "method" ? "method" : "policy", in_quotes(name)));
    return T();
  }

  void read_as_of(const Json& root, SavedRanking& ranking) {
    const auto found = root.find("as_of");
    if (found == root.end() || found->is_null()) return;
    if (found->is_string()) ranking.as_of = Date::parse(found->get_ref<const std::string&>());
    if (!ranking.as_of) fail("as_of", fmt::format("expected a date such as 2026-05-13, found {}", kind_text(*found)));
  }

  void read_weights(const Json& weights, SavedRanking& ranking) {
    if (!weights.is_object()) return fail("weights", "must be an object of shares by criterion");
    double sum = 0;
    for (const auto& [criterion, share] : weights.items()) {
      ranking.criteria.push_back(criterion);
      ranking.weights.push_back(number(share, below("weights", criterion), 0, 1));
      sum += ranking.weights.back();
    }
    if (std::abs(sum - 1) > kScoreNoise) fail("weights", fmt::format("must add up to 1, found {}", sum));
  }

  /// Hands each object of a list to `each`, with its path.
  template <typename Each>
  void read_list(const Json& root, const std::string& key, Each each) {
    const Json* list = need(root, "", key);
    if (list && !list->is_array()) fail(key, "must be a list");
    for (std::size_t i = 0; list && list->is_array() && i < list->size(); ++i) {
      const std::string path = fmt::format("{}[{}]", key, i);
      (*list)[i].is_object() ? each((*list)[i], path) : fail(path, "must be an object");
    }
  }

  void read_rows(const Json& root, SavedRanking& ranking) {
    read_list(root, "rows",
              [&](const Json& row, const std::string& path) { ranking.rows.push_back(read_row(row, path, ranking)); });
    read_list(root, "not_ranked",
              [&](const Json& row, const std::string& path) { read_not_ranked(row, path, ranking); });
    if (count_ == 0 && ranking.ranked < ranking.rows.size()) {
      fail("counts.ranked", fmt::format("is {}, but there are {} rows", ranking.ranked, ranking.rows.size()));
    }
    if (count_ == 0) check_scores(ranking);
  }

  void read_not_ranked(const Json& row, const std::string& path, SavedRanking& ranking) {
    const std::size_t before = count_;
    const std::string standing = text(row, path, "standing");
    const std::string id = text(row, path, "id");
    if (count_ > before) return;
    if (standing == "excluded") return ranking.excluded.push_back(id);
    if (standing == "too_little_known") return ranking.too_little_known.push_back(id);
    if (standing == "unranked") return ranking.unranked.push_back(id);
    fail(below(path, "standing"), fmt::format("no such standing: {}", in_quotes(standing)));
  }

  SavedCompany read_row(const Json& row, const std::string& path, const SavedRanking& ranking) {
    SavedCompany company;
    company.id = text(row, path, "id");
    company.name = text(row, path, "name");
    company.rank = static_cast<std::size_t>(whole(row, path, "rank", 1));
    if (const Json* score = need(row, path, "score"))
      company.score = number(*score, below(path, "score"), 0, 100 + kScoreNoise);
    if (const Json* criteria = need(row, path, "criteria")) {
      company.criteria = read_criteria({*criteria, below(path, "criteria")}, ranking);
    }
    if (!taken_.insert(company.id).second)
      fail(below(path, "id"), fmt::format("{} is ranked twice", in_quotes(company.id)));
    return company;
  }

  std::vector<float> read_criteria(const At& at, const SavedRanking& ranking) {
    std::vector<float> scores;
    if (!at.value.is_object()) {
      fail(at.path, "must be an object of scores by criterion");
      return scores;
    }
    for (const std::string& criterion : ranking.criteria) {
      const Json* score = need(at.value, at.path, criterion);
      const bool known = score && !score->is_null();
      scores.push_back(known ? static_cast<float>(number(*score, below(at.path, criterion), 0, 100)) : kUnknown);
    }
    for (const auto& [criterion, score] : at.value.items()) {
      if (std::ranges::count(ranking.criteria, criterion) == 0) fail(below(at.path, criterion), "has no weight");
    }
    return scores;
  }

  void check_scores(const SavedRanking& ranking) {
    const Weights weights = Weights::from_scaled(ranking.weights);
    ScoreMatrix scores(ranking.rows.size(), ranking.criteria.size());
    for (std::size_t i = 0; i < ranking.rows.size(); ++i) {
      const SavedCompany& company = ranking.rows[i];
      for (std::size_t c = 0; c < company.criteria.size(); ++c) scores.set(i, c, company.criteria[c]);
      const FitScore fit = fit_score(scores, i, weights, ranking.scoring());
      if (std::abs(fit.score - company.score) <= kScoreNoise) continue;
      fail(fmt::format("rows[{}].score", i),
           fmt::format("is {}, but the criteria and weights give {}", company.score, fit.score));
    }
  }

  const SourceText& source_;
  Problems& problems_;
  std::size_t count_ = 0;
  std::set<std::string> taken_;
};

}  // namespace

std::optional<SavedRanking> read_ranking_json(const SourceText& source, Problems& problems) {
  Report report(source);
  const auto root = parse_json(report);
  if (!report.finish(problems)) return std::nullopt;
  return RankingReader(source, problems).read(*root);
}

}  // namespace fitrank
