// The answer of a batch, persona by persona, as it comes.
//
// How: each persona's rows are made and handed on at once, so that a million personas need no memory. Formats for
// people show one row a persona, and stop after a number of personas, saying so.
// Cost: linear in the output.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "output/answer.hpp"
#include "output/render.hpp"
#include "score/batch.hpp"

namespace fitrank {

class AnswerStream;

struct BatchSubject {
  std::size_t personas = 0;
  std::size_t companies = 0;
  std::size_t top = 0;
  Policies policies = {};
};

const AnswerSpec& batch_spec();

/// All but the rows and the words; the caller fills in command and hashes.
Answer batch_head(const BatchSubject& subject);

class BatchWriter {
 public:
  /// The id of a company number as the batch gives them.
  using IdOf = std::function<std::string(std::size_t)>;

  /// Writes the head at once. `columns`: as of render_csv.
  BatchWriter(const BatchSubject& subject, Answer head, Format format, const std::vector<std::string>& columns,
              IdOf id_of, Sink sink);
  ~BatchWriter();

  /// `ranked`: how many companies the persona ranks; none: not counted. A persona that ranks no company has one
  /// row, without a rank.
  void add(const std::string& persona, const std::vector<RankedCompany>& top, std::optional<std::size_t> ranked);
  /// Must be called once, after the last persona.
  void finish();

  /// The answer in words, of the personas added so far.
  std::vector<Block> blocks() const;

 private:
  void add_line(const std::string& persona, const std::vector<RankedCompany>& top);

  BatchSubject subject_;
  Answer head_;
  Format format_;
  IdOf id_of_;
  Sink sink_;
  std::unique_ptr<AnswerStream> stream_;  ///< of a format for machines
  std::size_t personas_ = 0;
  std::size_t most_unranked_ = 0;  ///< of any persona
  Table table_;
};

}  // namespace fitrank
