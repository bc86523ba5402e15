// What a command answers: an envelope that is the same for every command, facts, rows, and the same in words.
//
// How: the envelope says of which profile, policies, weights, day and files the answer holds, so that a saved answer
// can be made again. Facts and rows are objects whose fields an AnswerSpec declares; every machine format is written
// from them. The blocks are what a person reads. Cost: rows are made one at a time while they are written.
#pragma once

#include <cstddef>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/answer_format.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "output/document.hpp"
#include "output/field.hpp"

namespace fitrank {

/// How many companies of each standing; none: the command does not count them.
struct Counts {
  std::optional<std::size_t> companies = {};
  std::optional<std::size_t> ranked = {};
  std::optional<std::size_t> unranked = {};          ///< no data for any weighted criterion
  std::optional<std::size_t> excluded = {};          ///< by a deal-breaker
  std::optional<std::size_t> too_little_known = {};  ///< coverage below the profile's min_coverage
};

/// How unknowns and evidence count, and on which day.
struct Policies {
  MissingPolicy missing = MissingPolicy::expected;
  PeerEstimate estimate = PeerEstimate::none;
  double interval = 0.8;
  EvidencePolicy evidence = EvidencePolicy::face_value;
  Aggregation method = Aggregation::weighted_sum;
  double min_coverage = 0;
  std::optional<Date> as_of = {};
  DaySource day_source = DaySource::profile;
};

struct Envelope {
  std::string version = {};                 ///< of fitrank
  std::string command = {};                 ///< "robustness bounds"
  std::vector<std::string> arguments = {};  ///< the words behind it, without those that say where and how to write
  std::string profile = {};                 ///< its id; empty: none
  std::string profile_hash = {};            ///< of the files read; empty: none
  std::string model_hash = {};
  std::string companies_hash = {};
  std::vector<std::pair<std::string, double>> weights = {};  ///< by criterion, scaled to sum 1; empty: none
  std::optional<Policies> policies = {};
  std::string sentence = {};
  Counts counts = {};
};

/// Rows, made when asked for.
class Rows {
 public:
  Rows() = default;
  explicit Rows(nlohmann::ordered_json list)
      : size_(list.size()), at_([list = std::move(list)](std::size_t i) { return list[i]; }) {}
  /// What `at` refers to must outlive the rows.
  Rows(std::size_t size, std::function<nlohmann::ordered_json(std::size_t)> at) : size_(size), at_(std::move(at)) {}

  std::size_t size() const { return size_; }
  nlohmann::ordered_json at(std::size_t row) const { return at_(row); }

 private:
  std::size_t size_ = 0;
  std::function<nlohmann::ordered_json(std::size_t)> at_;
};

struct Answer {
  const AnswerSpec* spec = nullptr;
  Envelope envelope = {};
  nlohmann::ordered_json facts = nlohmann::ordered_json::object();
  Rows rows = {};
  Rows not_ranked = {};                  ///< only where the spec has them
  std::vector<Criterion> criteria = {};  ///< the columns of by_criterion
  std::vector<Block> blocks = {};        ///< the answer in words; opens with a heading and the sentence
};

/// The spec of a command that gives one answer or the other: the fields of both.
AnswerSpec either_spec(const AnswerSpec& one, const AnswerSpec& other);

/// The policies that `profile` ranks by.
Policies policies_of(const Profile& profile);

/// The envelope of an answer about `profile` under `weights`, which are scaled; the caller fills in command and hashes.
Envelope envelope_of(const Model& model, const Profile& profile, std::span<const double> weights, std::string sentence,
                     const Counts& counts = {});

}  // namespace fitrank
