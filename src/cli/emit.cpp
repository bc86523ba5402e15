#include "cli/emit.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "cli/choice.hpp"
#include "fitrank/render.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace {

std::filesystem::path output_path(const Arguments& arguments) {
  const std::string path = arguments.value("output").value_or("-");
  if (path.empty()) throw UsageError("--output: \"\" names no file");
  return path;
}

Format usual_format(Usual usual, const std::filesystem::path& output) {
  const bool on_terminal = output == "-" && isatty(STDOUT_FILENO) != 0;
  return usual == Usual::page && !on_terminal ? Format::markdown : Format::table;
}

Format format_of(const Arguments& arguments, const std::filesystem::path& output, Usual usual = Usual::table) {
  if (const auto given = chosen<Format>(arguments, "format")) return *given;
  if (output.extension() == ".md") return Format::markdown;
  if (output.extension() == ".csv") return Format::csv;
  if (output.extension() == ".json") return Format::json;
  return usual_format(usual, output);
}

bool says(const char* variable, std::string_view value) {
  const char* text = std::getenv(variable);
  return text != nullptr && text == value;
}

TerminalOptions terminal_options(const std::filesystem::path& output) {
  TerminalOptions options;
  if (output != "-" || isatty(STDOUT_FILENO) == 0) return options;
  const char* no_color = std::getenv("NO_COLOR");
  options.color = (no_color == nullptr || *no_color == '\0') && !says("TERM", "dumb");
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    options.width = std::max<std::size_t>(size.ws_col, 40);
  }
  return options;
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

Format output_format(const Arguments& arguments) { return format_of(arguments, output_path(arguments)); }

void emit(const Arguments& arguments, const std::function<Document()>& document,
          const std::function<nlohmann::ordered_json()>& json, Usual usual) {
  const std::filesystem::path output = output_path(arguments);
  switch (format_of(arguments, output, usual)) {
    case Format::table:
      return write_output(output, render_terminal(document(), terminal_options(output)));
    case Format::markdown:
      return write_output(output, render_markdown(document()));
    case Format::csv:
      return write_output(output, render_csv(document().records));
    case Format::json:
      return write_output(output, json().dump(2, ' ', true) + "\n");
  }
}

}  // namespace fitrank::cli
