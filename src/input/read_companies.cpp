#include "fitrank/read_companies.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include "input/company_files.hpp"

namespace fitrank {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCsvSizeLimit = std::size_t{1} << 30;

bool is_yaml(const fs::path& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

/// By the first line with anything in it: a header of a table has commas and no colon, or is `id` alone.
bool looks_like_csv(std::string_view text) {
  constexpr std::string_view kSkipped = "\xef\xbb\xbf \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(kSkipped), text.size()));
  std::string_view line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line == "id" || line.starts_with("id,") || line.starts_with("\"id\",")) return true;
  const bool starts_yaml = line.find_first_of("#[{%-&!|>'") == 0;
  return !starts_yaml && line.find(',') != line.npos && line.find(':') == line.npos;
}

/// The company files of a folder by name; hidden ones (editors' backups and locks) are left out.
std::vector<fs::path> files_in(const fs::path& folder, Problems& problems) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const fs::path& path = at->path();
    if (is_yaml(path) && !path.filename().native().starts_with('.')) files.push_back(path);
  }
  std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
  if (error) {
    problems.push_back(about_file(folder.string(), "cannot be read: " + error.message()));
  } else if (files.empty()) {
    problems.push_back(about_file(folder.string(), "a folder without company files (*.yaml, *.yml)"));
  }
  return files;
}

class CompanyCollector {
 public:
  CompanyCollector(const Model& model, Problems& problems) : model_(model), problems_(problems) {}

  void add(const fs::path& path) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) {
      for (const fs::path& file : files_in(path, problems_)) add_file(file);
    } else {
      add_file(path);
    }
  }

  std::vector<Company> take() { return std::move(companies_); }

 private:
  void add_file(const fs::path& path) {
    const auto source = read_source(path, is_yaml(path) ? kYamlSizeLimit : kCsvSizeLimit, problems_);
    if (!source) return;
    if (is_csv(path, source->text)) {
      auto rows = read_companies_csv(*source, model_, ids_, problems_);
      std::move(rows.begin(), rows.end(), std::back_inserter(companies_));
    } else if (auto company = read_company(*source, model_, ids_, problems_)) {
      companies_.push_back(std::move(*company));
    }
  }

  const Model& model_;
  Problems& problems_;
  TakenIds ids_;
  std::vector<Company> companies_;
};

}  // namespace

bool is_csv(const fs::path& path, std::string_view text) {
  return path.extension() == ".csv" || (!is_yaml(path) && looks_like_csv(text));
}

std::vector<Company> read_companies(std::span<const fs::path> paths, const Model& model, Problems& problems) {
  CompanyCollector collector(model, problems);
  for (const fs::path& path : paths) collector.add(path);
  return collector.take();
}

}  // namespace fitrank
