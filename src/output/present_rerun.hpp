// A saved answer against the same command run again.
#pragma once

#include <string>

#include "output/answer.hpp"

namespace fitrank {

/// What `fitrank rerun` compares: both are what render_json wrote.
struct Rerun {
  std::string file;  ///< the saved answer's name
  std::string old_text;
  std::string new_text;

  bool same() const { return old_text == new_text; }
};

const AnswerSpec& rerun_spec();

/// Whether the bytes are the same, and if not, which of version, model, profile, companies and day changed, and where
/// the answers differ. Throws std::invalid_argument where one of the texts is no answer.
Answer present_rerun(const Rerun& rerun);

}  // namespace fitrank
