// How a command that makes files says what it did.
//
// How: the files go where -o says; the summary is a note on standard error (of `import` the answer itself), or with
// --summary json one answer like any other on standard output.
#pragma once

#include "cli/emit.hpp"
#include "cli/option.hpp"

namespace fitrank::cli {

enum class SummaryFormat { text, json };

struct SummaryOptions {
  SummaryFormat format = SummaryFormat::text;
  Called called;

  /// `aliases`: --format, where the command has no other use for it.
  void declare(Options& options, std::vector<std::string> aliases = {"format"});
  bool json() const { return format == SummaryFormat::json; }
  /// JSON to standard output; the text as a note, or there too.
  void tell(Answer answer, const MadeFrom& from, bool text_to_output = false) const;
};

}  // namespace fitrank::cli

namespace fitrank {

template <>
inline constexpr std::array<NamedValue<cli::SummaryFormat>, 2> kNamesOf<cli::SummaryFormat>{
    {{cli::SummaryFormat::text, "text"}, {cli::SummaryFormat::json, "json", "to standard output"}}};

}  // namespace fitrank
