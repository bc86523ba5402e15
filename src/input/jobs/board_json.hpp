// The public job boards of Greenhouse, Lever and Ashby, as their interfaces answer in JSON.
//
// How: the shape tells which board it is. Of each post the fields of JobPost are looked up by name; no other field
// is read, free fields and descriptions least of all. Of a Greenhouse description alone the block of pay is read,
// which Greenhouse itself marks, where the pay is not given as numbers.
// Cost: parsing, with the tree in memory.
#pragma once

#include <cstddef>
#include <optional>

#include "input/jobs/job_post.hpp"
#include "input/records/imported.hpp"

namespace fitrank {

/// Gives `sink` every listed post of the board that `item` is, and `file` rejects for those that are none. True
/// where the board is seen whole. Throws std::runtime_error where the bytes are no such board.
bool read_board_json(const ImportItem& item, const PostSink& sink, ImportedFile& file);

}  // namespace fitrank
