// Tells what an importer does not use, without letting a hostile file exhaust memory.
//
// How: ImportedFile keeps the first kMostRejects; a faulty record takes the place of a sound one that was
// left out, so that faults are seen. `Rejects` makes one line with a count of the same reason at the same
// place, for files of thousands of like facts.
// Cost: constant a reject, or a look-up where they are counted.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "input/records/imported.hpp"

namespace fitrank {

/// Adds one line for `times` records.
void add_reject(ImportedFile& file, Reject reject, std::size_t times = 1);

/// A record that is faulty.
void reject(ImportedFile& file, std::string place, std::string reason);
/// A record that is sound, but not what is asked for.
void leave_out(ImportedFile& file, std::string place, std::string reason);

/// A record within what has no more of a place than the records' order: "USD/3", "num.txt:17".
struct RecordPlace {
  std::string_view within;
  char separator = '/';
  std::size_t index = 0;
};

class Rejects {
 public:
  /// Of like records the place of the first is told, and how many they are.
  void add(const RecordPlace& place, std::string reason);
  void leave_out(const RecordPlace& place, std::string reason);
  void add(std::string place, std::string reason, std::size_t times = 1);
  void leave_out(std::string place, std::string reason, std::size_t times = 1);
  /// Puts them into `file`, in the order in which they first came.
  void give_to(ImportedFile& file) const;

 private:
  using Key = std::tuple<std::string, std::string, bool>;  ///< place, reason, left out
  struct Count {
    std::size_t times = 0;
    std::string first = {};  ///< place of the first, within the key's; empty: not known
  };
  Count* count(Key key, std::size_t times);
  void count_at(const RecordPlace& place, std::string reason, bool left_out);

  std::map<Key, Count> counts_;
  std::vector<std::map<Key, Count>::const_iterator> order_;
};

}  // namespace fitrank
