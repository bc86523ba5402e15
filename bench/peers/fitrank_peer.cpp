// fitrank's side of the comparison with peers: writes the data that all share, and times its own work.
//
//   fitrank_peer write FOLDER   columns (raw float32), tables (CSV) and weights (JSON), for the peers
//   fitrank_peer time           prints each work's times in seconds and its result, as JSON
//
// How: both make the same synthetic sets, so that no peer can be given other data unseen: results are
// compared (compare.py). Every work runs once unmeasured and then several times.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>

#include "base/whole_file.hpp"
#include "bench_data.hpp"
#include "score/instruction_set.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::bench {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kCriteria = 8;
constexpr std::size_t kFewCriteria = 5;  ///< of the same sets: a cell does not depend on how many there are
constexpr std::size_t kPersonas = 100;
constexpr std::size_t kTop = 10;
constexpr MissingPolicy kMissing = MissingPolicy::renormalize;

std::size_t many() { return scaled(10'000'000); }
std::size_t fewer() { return scaled(1'000'000); }

// ---- write

void write_columns(const std::filesystem::path& path, const ScoreMatrix& scores) {
  WholeFile file(path);
  for (std::size_t c = 0; c < scores.criteria(); ++c) {
    const auto column = scores.column(c);
    file.write({reinterpret_cast<const char*>(column.data()), column.size_bytes()});
  }
  file.finish();
}

void write_table(const std::filesystem::path& path, const SyntheticSpec& spec, const std::vector<std::string>& names) {
  WholeFile file(path);
  synthetic_csv(spec, names, 0, [&](std::string_view text) { file.write(text); });
  file.finish();
}

ordered_json scaled_weights(const WeightTable& personas) {
  ordered_json all = ordered_json::array();
  for (std::size_t persona = 0; persona < personas.personas(); ++persona) {
    const Weights weights = personas.weights(persona);
    all.push_back(std::vector<double>(weights.scaled().begin(), weights.scaled().end()));
  }
  return all;
}

void write(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const std::vector<std::string> names = {"c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"};
  for (const double unknown : {0.0, 0.2}) {
    const std::string name = unknown > 0 ? "unknown" : "known";
    write_columns(folder / (name + ".f32"), synthetic_scores(spec_of(many(), kCriteria, unknown)));
    write_table(folder / (name + ".csv"), spec_of(many(), kCriteria, unknown), names);
  }
  write_table(folder / "companies.csv", spec_of(fewer(), kFewCriteria, 0),
              {"growth", "comp", "learning", "stability", "culture"});
  const Weights weights = sample_weights(kCriteria);
  const Weights few = sample_weights(kFewCriteria);
  const ordered_json work = {{"many", many()},
                             {"fewer", fewer()},
                             {"weights", std::vector<double>(weights.scaled().begin(), weights.scaled().end())},
                             {"few_weights", std::vector<double>(few.scaled().begin(), few.scaled().end())},
                             {"personas", scaled_weights(sample_personas(kPersonas, kFewCriteria))}};
  WholeFile file(folder / "work.json");
  file.write(work.dump());
  file.finish();
}

// ---- time

ordered_json places(const std::vector<RankedCompany>& top, const SkybandIndex* index = nullptr) {
  ordered_json list = ordered_json::array();
  for (const RankedCompany& company : top) {
    list.push_back({index == nullptr ? company.company : index->row_of(company.company), company.fit.score});
  }
  return list;
}

/// Runs `work` once unmeasured, then `runs` times; its times in seconds.
std::vector<double> time(std::size_t runs, const std::function<void()>& work) {
  std::vector<double> seconds;
  for (std::size_t run = 0; run <= runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    if (run > 0) seconds.push_back(taken.count());
  }
  return seconds;
}

ordered_json time_floor(const ScoreMatrix& scores) {
  float sum = 0;
  const auto seconds = time(31, [&] { sum += read_all(scores); });
  return {{"seconds", seconds}, {"sum", sum}};
}

ordered_json time_scan(const SyntheticSet& set) {
  const Weights weights = sample_weights(set.scores.criteria());
  std::vector<RankedCompany> top;
  const auto seconds = time(31, [&] { top = top_companies(set.scores, set.ids, weights, kMissing, {.top = kTop}); });
  return {{"seconds", seconds}, {"top", places(top)}};
}

SkybandIndex build_index(const SyntheticSet& set) {
  IndexSource source;
  source.criteria.resize(set.scores.criteria());
  return SkybandIndex::build(set.scores, set.ids, kTop, source);
}

ordered_json time_build(const SyntheticSet& set) {
  std::size_t members = 0;
  const auto seconds = time(3, [&] { members = build_index(set).members(); });
  return {{"seconds", seconds}, {"members", members}};
}

ordered_json time_query(const SkybandIndex& index) {
  const Weights weights = sample_weights(kFewCriteria);
  std::vector<RankedCompany> top;
  const auto seconds = time(301, [&] { top = index.top(weights, kMissing, kTop); });
  return {{"seconds", seconds}, {"top", places(top, &index)}};
}

ordered_json time_batch(const ScoreMatrix& scores, const CompanyIds& ids, const SkybandIndex* index) {
  const WeightTable personas = sample_personas(kPersonas, kFewCriteria);
  ordered_json tops = ordered_json::array();
  const auto run = [&](const BatchSink& sink) { rank_batch(scores, ids, personas, kMissing, {.top = kTop}, sink); };
  const auto seconds = time(11, [&] { run([](std::size_t, const std::vector<RankedCompany>&) {}); });
  run([&](std::size_t, const std::vector<RankedCompany>& top) { tops.push_back(places(top, index)); });
  return {{"seconds", seconds}, {"tops", tops}};
}

/// Whether a persona's top through the index is the scan's, company by company, to the bit.
bool same_as_scan(const SyntheticSet& set, const Weights& weights, const SkybandIndex& index,
                  const std::vector<RankedCompany>& top) {
  std::vector<Place> expected;
  for (const auto& company : top_companies(set.scores, set.ids, weights, kMissing, {.top = kTop})) {
    expected.push_back({company.company, company.fit.score});
  }
  std::vector<RankedCompany> found = top;
  for (RankedCompany& company : found) company.company = index.row_of(company.company);
  return same_places(expected, found);
}

/// A million personas, from the score matrix to everyone's top 10, the index included; a thousand
/// of them, chosen by the generator, are then compared with the scan.
ordered_json time_million(const SyntheticSet& set) {
  constexpr std::size_t kChecks = 1000;
  const WeightTable personas = sample_personas(scaled(1'000'000), kFewCriteria);
  const SyntheticSpec choice{.companies = kChecks, .criteria = 1, .seed = 3};
  std::vector<std::vector<RankedCompany>> tops(personas.personas());
  const auto start = std::chrono::steady_clock::now();
  const SkybandIndex index = build_index(set);
  const std::chrono::duration<double> build = std::chrono::steady_clock::now() - start;
  rank_batch(index.scores(), index.ids(), personas, kMissing, {.top = kTop},
             [&](std::size_t persona, const std::vector<RankedCompany>& top) { tops[persona] = top; });
  const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - start;
  std::size_t same = 0;
  for (std::size_t check = 0; check < kChecks; ++check) {
    const double share = synthetic_cell(choice, check, 0) / 100001.0;
    const auto persona = static_cast<std::size_t>(share * static_cast<double>(personas.personas()));
    same += same_as_scan(set, personas.weights(persona), index, tops[persona]) ? 1 : 0;
  }
  return {{"seconds", {whole.count()}}, {"build", build.count()}, {"checked", kChecks}, {"same", same}};
}

ordered_json time_all() {
  ordered_json works = {{"instruction_set", instruction_set()}};
  {
    const SyntheticSet known(spec_of(many(), kCriteria, 0));
    works["floor"] = time_floor(known.scores);
    works["scan known"] = time_scan(known);
  }
  works["scan unknown"] = time_scan(SyntheticSet(spec_of(many(), kCriteria, 0.2)));
  {
    const SyntheticSet personas_set(spec_of(fewer(), kFewCriteria, 0.2));
    const SkybandIndex index = build_index(personas_set);
    works["batch scan"] = time_batch(personas_set.scores, personas_set.ids, nullptr);
    works["batch index"] = time_batch(index.scores(), index.ids(), &index);
    works["batch index"]["members"] = index.members();
    works["batch index build"] = time_build(personas_set);
  }
  const SyntheticSet few(spec_of(many(), kFewCriteria, 0));
  works["scan few"] = time_scan(few);
  works["index build"] = time_build(few);
  works["index query"] = time_query(build_index(few));
  works["million"] = time_million(few);
  return works;
}

int run(std::span<const char* const> arguments) {
  const std::string_view what = arguments.size() > 1 ? arguments[1] : "";
  if (what == "write" && arguments.size() == 3) {
    write(arguments[2]);
    return 0;
  }
  if (what == "time" && arguments.size() == 2) {
    fmt::print("{}\n", time_all().dump());
    return 0;
  }
  fmt::print(stderr, "usage: fitrank_peer write FOLDER | fitrank_peer time\n");
  return 2;
}

}  // namespace
}  // namespace fitrank::bench

int main(int count, char** arguments) { return fitrank::bench::run({arguments, static_cast<std::size_t>(count)}); }
