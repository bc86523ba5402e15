#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace fitrank {

std::size_t thread_count(std::size_t asked, std::size_t most) {
  static const std::size_t all = std::max(1U, std::thread::hardware_concurrency());  // asks the system each time
  const std::size_t wanted = asked != 0 ? asked : all;
  return std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(most, 1));
}

void parallel_for(std::size_t chunks, std::size_t threads, const std::function<void(std::size_t, std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto run = [&](std::size_t thread) {
    try {
      for (std::size_t chunk = next++; chunk < chunks; chunk = next++) work(chunk, thread);
    } catch (...) {
      next = chunks;
      const std::lock_guard lock(failure_mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  std::vector<std::jthread> helpers;
  for (std::size_t thread = 1; thread < std::min(threads, chunks); ++thread) helpers.emplace_back(run, thread);
  run(0);
  helpers.clear();  // joins
  if (failure) std::rethrow_exception(failure);
}

}  // namespace fitrank
