// A command's answer, in the format and to the place that its options ask for.
//
// How: the format is --format, else the ending of the output file's name; an ending that names no format is an error.
// JSON gets what an answer needs to be made again: the command line and the hashes of what was read.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/whole_file.hpp"
#include "cli/made_from.hpp"
#include "cli/shared_options.hpp"
#include "evidence/company_pool.hpp"
#include "output/answer.hpp"
#include "output/render.hpp"

namespace fitrank::cli {

/// Thrown where a pipe's reader has gone: it has seen enough, and long work for it ends, as done.
struct ReaderGone {};

/// Writes a piece, or throws ReaderGone.
void write_piece(WholeFile& file, std::string_view text);

/// Whether two names are one file, there already or not.
bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// What a command writes where neither --format nor a name says: a page is Markdown but on a terminal.
enum class Usual { table, page };

/// Throws UsageError where the output's name ends in a format that fitrank does not write.
Format output_format(const OutputOptions& options, Usual usual = Usual::table);

/// Whether the answer is shown as a table, of which people see a screen or two.
bool is_shown(const OutputOptions& options);

/// The names that --columns gives; none: all.
std::vector<std::string> chosen_names(const OutputOptions& options);

/// The answer in words: its own, or a table of the columns that --columns names. Throws UsageError where there is no
/// such column.
std::vector<Block> shown_blocks(const OutputOptions& options, const Answer& answer);

/// Says in the envelope what was called and what was read.
void complete(Envelope& envelope, const OutputOptions& options, const MadeFrom& from);

void emit(const OutputOptions& options, Answer answer, const MadeFrom& from = {}, Usual usual = Usual::table);

}  // namespace fitrank::cli
