// SEC company facts: one file on one thread, and a folder of 2,000 files into an evidence database.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/whole_file.hpp"
#include "bench_data.hpp"
#include "facts_data.hpp"
#include "input/imports/importers.hpp"
#include "input/records/read_source_rules.hpp"

namespace fitrank::bench {
namespace {

constexpr std::size_t kPadding = 64;     // readable bytes behind an item
constexpr std::size_t kLargeTags = 135;  // about 3.5 MB, as NVIDIA's or Alphabet's
constexpr std::size_t kMiddleTags = 36;  // about 1 MB, the middle of the bulk archive
constexpr std::size_t kFiles = 2000;

std::shared_ptr<const SourceRules> source_rules() {
  Problems problems;
  const auto source = read_source(FITRANK_SOURCE_DIR "/config/sources.yaml", kYamlSizeLimit, problems);
  return std::make_shared<const SourceRules>(read_source_rules(source.value(), problems).value());
}

/// Whether the file gave the growth that was written into it, for its last fiscal year.
bool gives_growth(const ImportedFile& file, std::size_t cik) {
  for (const ImportedObservation& observation : file.observations) {
    if (observation.signal != "revenue_growth" || observation.period_end->text() != kLastFactsYear) continue;
    return std::fabs(std::get<double>(observation.value) - facts_growth(cik)) < 0.01;
  }
  return false;
}

void one_file(benchmark::State& state) {
  constexpr std::size_t kCik = 25;
  std::string text = company_facts(kCik, static_cast<std::size_t>(state.range(0)));
  const std::size_t size = text.size();
  text.append(kPadding, '\0');
  const ImportItem item{"CIK.json", std::string_view(text).substr(0, size)};
  const auto importer = make_importer("companyfacts", {.rules = source_rules()});
  if (!gives_growth(importer->read(item), kCik)) return state.SkipWithError("the growth is not the one written");
  for (auto _ : state) benchmark::DoNotOptimize(importer->read(item));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
}

/// Files of a folder that goes away again.
class Folder {
 public:
  explicit Folder(std::size_t files)
      : path_(std::filesystem::temp_directory_path() / fmt::format("fitrank-facts-{}", getpid())) {
    std::filesystem::create_directories(path_ / "facts");
    for (std::size_t cik = 1; cik <= files; ++cik) {
      const std::string text = company_facts(cik, kMiddleTags);
      bytes_ += text.size();
      std::ofstream(path_ / "facts" / fmt::format("CIK{:010}.json", cik), std::ios::binary) << text;
    }
    ::sync();  // else the import waits for the disk to take in what was written here
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::size_t bytes() const { return bytes_; }

 private:
  std::filesystem::path path_;
  std::size_t bytes_ = 0;
};

struct ImportCost {
  double peak_megabytes = -1;  ///< negative where it failed
  double processor_seconds = 0;
};

/// What `fitrank import companyfacts FOLDER` takes, hashing, parsing and the database.
ImportCost import_folder(const Folder& folder) {
  const std::string database = folder.path() / "evidence.sqlite";
  const std::string facts = folder.path() / "facts";
  std::filesystem::remove(database);
  std::array<const char*, 7> arguments = {"fitrank", "import",         "companyfacts", facts.c_str(),
                                          "--into",  database.c_str(), nullptr};
  std::array<char*, 2> environment = {const_cast<char*>("FITRANK_HOME=" FITRANK_SOURCE_DIR), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t process = 0;
  const int spawned = posix_spawn(&process, FITRANK_BINARY, &actions, nullptr, const_cast<char**>(arguments.data()),
                                  environment.data());
  posix_spawn_file_actions_destroy(&actions);
  int status = -1;
  rusage usage{};
  if (spawned != 0 || wait4(process, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return {};
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return {static_cast<double>(usage.ru_maxrss) / 1024, seconds(usage.ru_utime) + seconds(usage.ru_stime)};
}

void folder_into_database(benchmark::State& state) {
  const auto files = std::max<std::size_t>(scaled(kFiles * 1000) / 1000, 1);
  const Folder folder(files);
  ImportCost cost;
  for (auto _ : state) {
    cost = import_folder(folder);
    if (cost.peak_megabytes < 0) return state.SkipWithError("the import failed");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(folder.bytes()));
  state.counters["files"] = static_cast<double>(files);
  state.counters["peak_MB"] = cost.peak_megabytes;
  state.counters["MB_per_core_second"] = static_cast<double>(folder.bytes()) / 1e6 / cost.processor_seconds;
}

BENCHMARK(one_file)->Arg(kLargeTags)->Arg(kMiddleTags)->Unit(benchmark::kMillisecond);
BENCHMARK(folder_into_database)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();

}  // namespace
}  // namespace fitrank::bench

BENCHMARK_MAIN();
