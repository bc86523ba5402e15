// Counts what an importer cannot use, by place and reason.
//
// How: the same reason at the same place is one reject with a count, so that a file of thousands of
// like facts is a line to read and not thousands; ImportedFile keeps the first kMostRejects of them.
// Cost: a look-up per rejected record.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "fitrank/imported.hpp"

namespace fitrank {

class Rejects {
 public:
  void add(std::string place, std::string reason, std::size_t times = 1);
  /// Puts them into `file`, in the order in which they first came.
  void give_to(ImportedFile& file) const;

 private:
  using Key = std::pair<std::string, std::string>;
  std::map<Key, std::size_t> counts_;
  std::vector<std::map<Key, std::size_t>::const_iterator> order_;
};

}  // namespace fitrank
