// `fitrank rank` on the published persona as a whole process: start, read, rank, print, end.
// The floor beside it is /bin/true, started the same way: what any process costs here.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

/// Runs `arguments` with output discarded and the data of the source folder; its exit status.
int run(const char* program, std::array<const char*, 4> arguments) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  std::array<char*, 2> environment = {const_cast<char*>("FITRANK_HOME=" FITRANK_SOURCE_DIR), nullptr};
  std::array<char*, 5> argv{};
  for (std::size_t i = 0; i < arguments.size(); ++i) argv[i] = const_cast<char*>(arguments[i]);
  pid_t process = 0;
  const int spawned = posix_spawn(&process, program, &actions, nullptr, argv.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  int status = -1;
  if (spawned != 0 || waitpid(process, &status, 0) < 0 || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

void whole_process(benchmark::State& state, const char* program, std::array<const char*, 4> arguments) {
  if (run(program, arguments) != 0) return state.SkipWithError("the process failed");
  for (auto _ : state) benchmark::DoNotOptimize(run(program, arguments));
}

BENCHMARK_CAPTURE(whole_process, floor, "/bin/true", {"true"})->Unit(benchmark::kMillisecond)->UseRealTime();
// Reproducing exits with 0 only when all ten published numbers and both orders hold: the result's check.
BENCHMARK_CAPTURE(whole_process, reproduce, FITRANK_BINARY, {"fitrank", "reproduce"})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(whole_process, rank, FITRANK_BINARY, {"fitrank", "rank", "spacex-aiinfra-curious-swe-01"})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
