// Where the checkout's own files are: config, profiles and the tests' data.
#pragma once

#include <string>
#include <string_view>

namespace fitrank::test {

/// The path of a file or folder of the checkout, given relative to its top.
std::string source_file(std::string_view relative);

}  // namespace fitrank::test
