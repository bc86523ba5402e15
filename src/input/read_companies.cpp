#include "input/read_companies.hpp"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

#include "input/company_files.hpp"
#include "input/is_csv.hpp"

namespace fitrank {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCsvSizeLimit = std::size_t{1} << 30;

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

std::vector<Company> read_companies(std::span<const fs::path> paths, const Model& model, Problems& problems) {
  CompanyCollector collector(model, problems);
  for (const fs::path& path : paths) collector.add(path);
  return collector.take();
}

}  // namespace fitrank
