// "Did you mean ...?": the nearest known word to a mistyped one. A thing with a label is found by its id and by
// its label; what is suggested is its id.
//
// How: optimal string alignment distance (insertions, deletions, substitutions and swaps of
// neighbours; Damerau 1964), case ignored; a word counts as near within a third of its length.
// Cost: O(length of word x total length of candidates).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace fitrank {

struct KnownName {
  std::string id;
  std::string label = {};  ///< as people read it; empty: none
};

/// The candidate nearest to `word`, the first of equals; empty where none is near.
std::string suggest(std::string_view word, std::span<const std::string> candidates);
/// The id of the candidate whose id or label is nearest; of equals an id before a label.
std::string suggest(std::string_view word, std::span<const KnownName> candidates);

}  // namespace fitrank
