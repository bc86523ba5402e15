#include "support/zip_of.hpp"

#include <zip.h>

#include <stdexcept>

namespace fitrank::test {
namespace {

void require(bool done) {
  if (!done) throw std::logic_error("a test's archive cannot be written");
}

}  // namespace

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* const archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  require(archive != nullptr);
  for (const auto& [name, text] : members) {
    zip_source_t* const source = zip_source_buffer(archive, text.data(), text.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    require(index >= 0);
    require(zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) == 0);
  }
  require(zip_close(archive) == 0);
  require(zip_source_open(memory) == 0 && zip_source_seek(memory, 0, SEEK_END) == 0);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
  require(zip_source_seek(memory, 0, SEEK_SET) == 0);
  require(zip_source_read(memory, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

}  // namespace fitrank::test
