#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "cli/numbers.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kLeastColumns = 20;
constexpr std::size_t kMostColumns = 10'000;
constexpr std::size_t kLeastTerminal = 40;

/// Empty where it is not set.
std::string_view variable(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? std::string_view() : text;
}

bool forces(std::string_view value) { return !value.empty() && value != "0" && value != "false"; }

bool has_color(Color color, bool on_terminal) {
  if (color != Color::automatic) return color == Color::always;
  if (!variable("NO_COLOR").empty()) return false;
  if (forces(variable("FORCE_COLOR")) || forces(variable("CLICOLOR_FORCE"))) return true;
  return on_terminal && variable("TERM") != "dumb";
}

/// A width that is no number is nobody's wish.
std::optional<std::size_t> columns_variable() {
  const auto columns = whole_text_as<std::size_t>(variable("COLUMNS"));
  if (!columns || *columns == 0) return std::nullopt;
  return std::clamp(*columns, kLeastColumns, kMostColumns);
}

}  // namespace

TerminalOptions terminal_options(const std::filesystem::path& output, Color color) {
  const bool on_terminal = output == "-" && isatty(STDOUT_FILENO) != 0;
  TerminalOptions options;
  options.color = has_color(color, on_terminal);
  if (const auto columns = columns_variable()) {
    options.width = *columns;
  } else if (winsize size{}; on_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    options.width = std::max<std::size_t>(size.ws_col, kLeastTerminal);
  }
  return options;
}

}  // namespace fitrank::cli
