// What there is to name on a command line, as an answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/answer.hpp"

namespace fitrank {

/// One thing of a list; what a kind of thing does not have is none, and left out.
struct ListedThing {
  std::optional<std::string> id = {};
  std::optional<std::string> name = {};
  std::optional<std::string> title = {};  ///< of a profile, layer, criterion or signal what people call it
  std::optional<std::string> layer = {};
  std::optional<std::string> criterion = {};
  std::optional<std::string> unit = {};
  std::optional<std::string> text = {};  ///< what a signal can be
  std::optional<std::string> file = {};
  std::optional<std::string> source = {};
  std::optional<std::string> source_title = {};
  std::optional<std::size_t> companies = {};
  std::optional<std::size_t> signals = {};
  std::optional<std::size_t> observations = {};
};

const AnswerSpec& list_spec();

/// `what`: "companies". All things have the same members.
Answer present_list(std::string_view what, const std::vector<ListedThing>& things);

const AnswerSpec& version_spec();
Answer present_version(std::string_view version, std::string_view instruction_set);

}  // namespace fitrank
