// Tables of companies drawn from a seed: every spelling that a sound table may use, and every kind of damage.
#pragma once

#include <cstdint>
#include <string>

namespace fitrank::test {

struct RandomTable {
  std::string text;
  bool is_text = true;  ///< UTF-8 without zero bytes
};

/// Of the small model of reading.hpp, with a sound header. `damaged`: about one row in eight is bad.
RandomTable random_table(std::uint64_t seed, bool damaged);

}  // namespace fitrank::test
