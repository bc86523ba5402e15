// Work over numbered chunks on several threads.
//
// How: threads take the next chunk from a shared counter, so that none waits for a slow one; what
// they compute must not depend on who takes which. An exception of any chunk ends the work and is
// thrown on.
// Cost: starting threads, about 20 microseconds each; with one thread or one chunk none is started.
#pragma once

#include <cstddef>
#include <functional>

namespace fitrank {

/// `asked`, or the processor's number of threads for 0; at least 1 and at most `most`.
std::size_t thread_count(std::size_t asked, std::size_t most);

/// Calls work(chunk, thread) for every chunk below `chunks`; thread is below `threads`.
void parallel_for(std::size_t chunks, std::size_t threads, const std::function<void(std::size_t, std::size_t)>& work);

}  // namespace fitrank
