// A command's answer, in the format and to the place that its options ask for.
#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>

#include "cli/shared_options.hpp"
#include "fitrank/document.hpp"
#include "fitrank/render.hpp"
#include "fitrank/whole_file.hpp"

namespace fitrank::cli {

/// Thrown where a pipe's reader has gone: it has seen enough, and long work for it ends, as done.
struct ReaderGone {};

/// Writes a piece, or throws ReaderGone.
void write_piece(WholeFile& file, std::string_view text);

/// Whether two names are one file, there already or not.
bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// The format that --format or the output file's name asks for.
Format output_format(const OutputOptions& options);

/// What a command writes where neither --format nor a name says: a page is Markdown but on a terminal.
enum class Usual { table, page };

/// Calls only the maker that the format needs.
void emit(const OutputOptions& options, const std::function<Document()>& document,
          const std::function<nlohmann::ordered_json()>& json, Usual usual = Usual::table);

}  // namespace fitrank::cli
