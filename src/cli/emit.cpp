#include "cli/emit.hpp"

#include <unistd.h>

#include <filesystem>

#include "cli/terminal.hpp"
#include "fitrank/render.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace {

Format usual_format(Usual usual, const std::filesystem::path& output) {
  const bool on_terminal = output == "-" && isatty(STDOUT_FILENO) != 0;
  return usual == Usual::page && !on_terminal ? Format::markdown : Format::table;
}

Format format_of(const OutputOptions& options, Usual usual = Usual::table) {
  if (options.format) return *options.format;
  const std::filesystem::path output = options.path();
  if (output.extension() == ".md") return Format::markdown;
  if (output.extension() == ".csv") return Format::csv;
  if (output.extension() == ".json") return Format::json;
  return usual_format(usual, output);
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

Format output_format(const OutputOptions& options) { return format_of(options); }

void emit(const OutputOptions& options, const std::function<Document()>& document,
          const std::function<nlohmann::ordered_json()>& json, Usual usual) {
  const std::filesystem::path output = options.path();
  switch (format_of(options, usual)) {
    case Format::table:
      return write_output(output, render_terminal(document(), terminal_options(output, options.color)));
    case Format::markdown:
      return write_output(output, render_markdown(document()));
    case Format::csv:
      return write_output(output, render_csv(document().records));
    case Format::json:
      return write_output(output, json().dump(2, ' ', true) + "\n");
  }
}

}  // namespace fitrank::cli
