// What can be typed next on a command line.
//
// How: the words are read by the records of commands and options, as far as they go; names out of files (criteria,
// signals, layers, companies, profiles) come from the files that the line itself names, so that a user's own complete.
// Cost: a model and small dossiers are read where a name out of them is wanted, else nothing.
#pragma once

#include <string>
#include <vector>

namespace fitrank::cli {

struct Candidate {
  std::string word;  ///< the whole word; one that ends with = goes on
  std::string note;  ///< what it is
};

struct Completion {
  std::vector<Candidate> candidates;
  bool files = false;  ///< a file may be typed here too
};

/// `words`: all behind "fitrank", the last being the one that is typed, as far as it goes. Never throws for what the
/// words or files hold: what cannot be read completes nothing. Words that a shell would have to quote are left out.
Completion complete(const std::vector<std::string>& words);

}  // namespace fitrank::cli
