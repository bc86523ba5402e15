// The answers of a batch, persona by persona, as they come: text, Markdown, CSV or JSON.
//
// How: each persona's part is made and handed on at once, so that a million personas need no memory.
// Text formats show one row a persona and stop after a number of personas, saying so.
// Cost: linear in the output.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fitrank/batch.hpp"
#include "fitrank/render.hpp"

namespace fitrank {

class BatchWriter {
 public:
  using Write = std::function<void(std::string_view)>;
  /// `id_of`: the id of a company number as the batch gives them.
  using IdOf = std::function<std::string(std::size_t)>;

  BatchWriter(Format format, std::size_t top, Scoring scoring, std::size_t companies, IdOf id_of, Write write);

  /// `ranked`: how many companies the persona ranks in all; none: not counted.
  void add(const std::string& persona, const std::vector<RankedCompany>& top, std::optional<std::size_t> ranked);
  /// Must be called once, after the last persona.
  void finish();

 private:
  void add_records(const std::string& persona, const std::vector<RankedCompany>& top);
  void add_json(const std::string& persona, const std::vector<RankedCompany>& top, std::optional<std::size_t> ranked);
  void add_row(const std::string& persona, const std::vector<RankedCompany>& top);
  Document document() const;

  Format format_;
  std::size_t top_;
  Scoring scoring_;
  std::size_t companies_;
  IdOf id_of_;
  Write write_;
  std::size_t personas_ = 0;
  std::size_t most_unranked_ = 0;  ///< of any persona
  Table table_;
};

}  // namespace fitrank
