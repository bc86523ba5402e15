#include "cli/other_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/numbers.hpp"
#include "cli/shell_words.hpp"
#include "cli/usage_error.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kStart = 4096;
constexpr double kNearOne = 1e-6;

std::string start_of(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return {};
  std::ifstream file(path, std::ios::binary);
  std::string text(kStart, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return text;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    std::string_view cell = line.substr(0, line.find(','));
    line.remove_prefix(std::min(line.size(), cell.size() + 1));
    if (cell.ends_with('\r')) cell.remove_suffix(1);
    cells.push_back(cell);
    if (line.empty()) return cells;
  }
}

/// The lines that `text` holds whole.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

bool has(const std::vector<std::string_view>& cells, std::string_view name) {
  return std::ranges::count(cells, name) > 0;
}

bool is_observations(const std::filesystem::path& path, std::string_view text) {
  if (path.extension() == ".csv") {
    const auto lines = lines_of(text);
    if (lines.empty()) return false;
    const auto header = cells_of(lines.front());
    return has(header, "company") && has(header, "signal") && has(header, "value");
  }
  // A list of maps; a dossier is a map.
  return text.starts_with("- ") && text.find("signal:") != text.npos && text.find("company:") != text.npos;
}

/// Shares that sum to 1 in every row: nobody scores so little, and so evenly.
bool is_weights(const std::filesystem::path& path, std::string_view text) {
  const auto lines = lines_of(text);
  if (path.extension() != ".csv" || lines.size() < 3) return false;
  const auto header = cells_of(lines.front());
  if (header.size() < 3 || header.front() != "id" || has(header, "name")) return false;
  return std::all_of(lines.begin() + 1, lines.end(), [](std::string_view line) {
    const auto cells = cells_of(line);
    double sum = 0;
    for (std::size_t i = 1; i < cells.size(); ++i) sum += whole_text_as<double>(cells[i]).value_or(0);
    return std::abs(sum - 1) < kNearOne;
  });
}

}  // namespace

void refuse_other_kinds(const std::filesystem::path& path) {
  const std::string text = start_of(path);
  const std::string word = shell_word(path.string());
  if (is_index_start(text)) {
    throw UsageError(
        fmt::format("--companies: {} is an index; `fitrank index query {}` ranks through it", path.string(), word));
  }
  if (is_observations(path, text)) {
    throw UsageError(
        fmt::format("--companies: {} is a table of observations; `fitrank import observations {} -o evidence.sqlite` "
                    "makes a database of it, which --companies takes",
                    path.string(), word));
  }
  if (is_weights(path, text)) {
    throw UsageError(fmt::format("--companies: {} is a table of weights; `fitrank batch --weights {}` takes it",
                                 path.string(), word));
  }
}

}  // namespace fitrank::cli
