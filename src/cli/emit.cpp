#include "cli/emit.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <map>

#include "base/suggest.hpp"
#include "cli/terminal.hpp"
#include "cli/version.hpp"
#include "input/hash_companies.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kPiece = 1 << 16;

/// What to do for a file that other programs are better at writing.
std::string_view other_way(std::string_view ending) {
  if (ending == ".parquet") return "write -o answer.csv, then `duckdb -c \"COPY 'answer.csv' TO 'answer.parquet'\"`";
  if (ending == ".xlsx") return "write -o answer.csv, which spreadsheets open";
  return {};
}

Format format_of_ending(const std::filesystem::path& output) {
  static const std::map<std::string, Format, std::less<>> kEndings{{".json", Format::json}, {".jsonl", Format::jsonl},
                                                                   {".csv", Format::csv},   {".md", Format::markdown},
                                                                   {".html", Format::html}, {".txt", Format::table}};
  const std::string ending = output.extension().string();
  if (const auto found = kEndings.find(ending); found != kEndings.end()) return found->second;
  if (const std::string_view way = other_way(ending); !way.empty()) {
    throw UsageError(fmt::format("-o {}: {} files are not written; {}", output.string(), ending, way));
  }
  std::vector<std::string> endings;
  for (const auto& [known, format] : kEndings) endings.push_back(known);
  throw UsageError(
      fmt::format("-o {}: the ending does not say the format; use .json, .jsonl, .csv, .md, .html or .txt, "
                  "or --format",
                  output.string()),
      suggest(ending, endings));
}

void write_as(Format format, const OutputOptions& options, const Answer& answer, const Sink& sink) {
  switch (format) {
    case Format::table:
      return sink(render_terminal(shown_blocks(options, answer), terminal_options(options.path(), options.color)));
    case Format::markdown:
      return sink(render_markdown(shown_blocks(options, answer)));
    case Format::html:
      return sink(render_html(shown_blocks(options, answer)));
    case Format::csv:
      return render_csv(answer, chosen_names(options), sink);
    case Format::json:
      return render_json(answer, sink);
    case Format::jsonl:
      return render_jsonl(answer, sink);
  }
}

}  // namespace

void write_piece(WholeFile& file, std::string_view text) {
  if (!file.write(text)) throw ReaderGone();
}

bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
  std::error_code ignored;
  if (std::filesystem::exists(a, ignored) && std::filesystem::exists(b, ignored)) {
    return std::filesystem::equivalent(a, b, ignored);
  }
  return std::filesystem::absolute(a).lexically_normal() == std::filesystem::absolute(b).lexically_normal();
}

Format output_format(const OutputOptions& options, Usual usual) {
  if (options.format) return *options.format;
  const std::filesystem::path output = options.path();
  if (output == "-") return usual == Usual::page && isatty(STDOUT_FILENO) == 0 ? Format::markdown : Format::table;
  std::error_code ignored;
  const bool special = std::filesystem::exists(output, ignored) && !std::filesystem::is_regular_file(output, ignored);
  return special ? Format::table : format_of_ending(output);  // a device or pipe has no ending to go by
}

bool is_shown(const OutputOptions& options) { return output_format(options) == Format::table; }

std::vector<std::string> chosen_names(const OutputOptions& options) {
  if (!options.columns) return {};
  std::vector<std::string> names(1);
  for (const char c : *options.columns) {
    if (c == ',') {
      names.emplace_back();
    } else {
      names.back() += c;
    }
  }
  return names;
}

std::vector<Block> shown_blocks(const OutputOptions& options, const Answer& answer) {
  if (!options.columns) return answer.blocks;
  try {
    return chosen_columns(answer, chosen_names(options));
  } catch (const std::invalid_argument& problem) {
    throw UsageError(problem.what());
  }
}

void complete(Envelope& envelope, const OutputOptions& options, const MadeFrom& from) {
  envelope.version = kVersion;
  envelope.command = options.called.command;
  envelope.arguments = options.called.arguments;
  if (from.model) envelope.model_hash = hash_text_file(*from.model);
  if (from.profile) envelope.profile_hash = hash_text_file(*from.profile);
  if (from.companies_hash) envelope.companies_hash = from.companies_hash();
}

void emit(const OutputOptions& options, Answer answer, const MadeFrom& from, Usual usual) {
  const Format format = output_format(options, usual);
  if (format == Format::json) complete(answer.envelope, options, from);
  try {
    WholeFile file(options.path());
    std::string waiting;  // rows come one at a time, and are written in larger pieces
    write_as(format, options, answer, [&](std::string_view text) {
      waiting += text;
      if (waiting.size() < kPiece) return;
      write_piece(file, waiting);
      waiting.clear();
    });
    write_piece(file, waiting);
    file.finish();
  } catch (const std::invalid_argument& problem) {
    throw UsageError(problem.what());  // a column that there is not
  }
}

}  // namespace fitrank::cli
