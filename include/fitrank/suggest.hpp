// "Did you mean ...?": the nearest known word to a mistyped one.
//
// How: optimal string alignment distance (insertions, deletions, substitutions and swaps of
// neighbours; Damerau 1964), case ignored; a word counts as near within a third of its length.
// Cost: O(length of word x total length of candidates).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace fitrank {

/// The candidate nearest to `word`, the first of equals; empty where none is near.
std::string suggest(std::string_view word, std::span<const std::string> candidates);

}  // namespace fitrank
