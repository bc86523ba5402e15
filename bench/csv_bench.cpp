// A companies.csv of one million companies and five criteria, from the file to the top 5.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <stdexcept>

#include "base/whole_file.hpp"
#include "bench_data.hpp"
#include "input/read_company_table.hpp"
#include "input/read_yaml.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::bench {
namespace {

constexpr std::size_t kCompanies = 1'000'000;
constexpr std::size_t kTop = 5;
constexpr MissingPolicy kMissing = MissingPolicy::renormalize;

Model shipped_model() {
  Problems problems;
  const auto text = read_source(FITRANK_SOURCE_DIR "/config/model.yaml", kYamlSizeLimit, problems);
  const auto model = text ? read_model(*text, problems) : std::nullopt;
  if (!model) throw std::runtime_error("the model cannot be read");
  return *model;
}

/// The table's file, gone when the process ends.
class TableFile {
 public:
  explicit TableFile(const Model& model) : spec_(spec_of(scaled(kCompanies), model.criteria.size(), 0)) {
    WholeFile file(path());
    std::vector<std::string> names;
    for (const Criterion& criterion : model.criteria) names.push_back(criterion.id);
    synthetic_csv(spec_, names, 0, [&](std::string_view text) { file.write(text); });
    file.finish();
  }
  ~TableFile() { std::filesystem::remove(path()); }
  const SyntheticSpec& spec() const { return spec_; }
  std::filesystem::path path() const {
    return std::filesystem::temp_directory_path() / ("fitrank-bench-" + std::to_string(getpid()) + ".csv");
  }

 private:
  SyntheticSpec spec_;
};

const TableFile& table_file(const Model& model) {
  static const TableFile file(model);
  return file;
}

std::vector<RankedCompany> read_and_rank(const std::filesystem::path& path, const Model& model) {
  Problems problems;
  const auto table = read_company_table(path, model, {}, problems);
  if (table == nullptr) return {};
  return top_companies(table->scores(), *table, sample_weights(model.criteria.size()), kMissing, {.top = kTop});
}

void set_rate(benchmark::State& state, const std::filesystem::path& path) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(std::filesystem::file_size(path)));
}

/// The floor: every byte of the file is read, on one thread, and nothing is made of it.
void hash_floor(benchmark::State& state) {
  const std::filesystem::path path = table_file(shipped_model()).path();
  for (auto _ : state) benchmark::DoNotOptimize(hash_file(path));
  set_rate(state, path);
}

void file_to_top(benchmark::State& state) {
  const Model model = shipped_model();
  const TableFile& file = table_file(model);
  const auto expected = plain_top(synthetic_scores(file.spec()), sample_weights(model.criteria.size()), kMissing, kTop);
  if (!same_places(expected, read_and_rank(file.path(), model))) {
    return state.SkipWithError("the file's top differs from the plain loop");
  }
  for (auto _ : state) benchmark::DoNotOptimize(read_and_rank(file.path(), model));
  set_rate(state, file.path());
}

BENCHMARK(hash_floor)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(file_to_top)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace fitrank::bench

BENCHMARK_MAIN();
