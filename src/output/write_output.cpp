#include "output/write_output.hpp"

#include "base/whole_file.hpp"

namespace fitrank {

void write_output(const std::filesystem::path& path, std::string_view text) {
  WholeFile file(path);
  file.write(text);
  file.finish();
}

}  // namespace fitrank
