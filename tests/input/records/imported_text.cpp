#include "input/records/imported_text.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/source_file.hpp"

namespace fitrank::test {
namespace {

constexpr std::size_t kPadding = 64;

std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

ImportedFile import_text(const Importer& importer, const std::string& name, std::string text) {
  const std::size_t size = text.size();
  text.append(kPadding, '\0');
  return importer.read({name, std::string_view(text).substr(0, size)});
}

ImportedFile import_fixture(const Importer& importer, const std::string& path) {
  return import_text(importer, path, file_text(source_file("tests/data/imports/" + path)));
}

std::optional<std::string> real_file(const std::string& path) {
  const char* const folder = std::getenv("FITRANK_DATA");
  const std::string full = (folder != nullptr ? folder : source_file("../shared/data")) + "/" + path;
  return std::filesystem::exists(full) ? std::optional(full) : std::nullopt;
}

ImportedObservation the_observation(const ImportedFile& file, const std::string& company, const std::string& signal) {
  std::optional<ImportedObservation> found;
  for (const ImportedObservation& observation : file.observations) {
    if (file.companies[observation.company].name != company || observation.signal != signal) continue;
    EXPECT_FALSE(found) << "two observations of " << signal;
    found = observation;
  }
  EXPECT_TRUE(found) << "no " << signal << " of " << company << " in\n" << all_text(file);
  return found.value_or(ImportedObservation{});
}

double number_of(const ImportedObservation& observation) {
  const double* const number = std::get_if<double>(&observation.value);
  EXPECT_NE(number, nullptr);
  return number == nullptr ? 0 : *number;
}

std::string all_text(const ImportedFile& file) {
  std::string text;
  for (const ImportedCompany& company : file.companies) {
    text += company.name + "\n";
    for (const Identifier& id : company.identifiers) text += fmt::format("{} {}\n", id.kind, id.value);
  }
  for (const ImportedObservation& o : file.observations) {
    const std::string value =
        o.value.index() == 0 ? fmt::format("{}", std::get<double>(o.value)) : std::get<std::string>(o.value);
    text += fmt::format("{} {} {} {} {} {} {} {}\n", o.company, o.signal, value, o.tier,
                        o.as_of ? o.as_of->text() : "no day", o.source, o.note, o.rule);
  }
  return text + rejects_text(file);
}

std::string rejects_text(const ImportedFile& file) {
  std::string text;
  for (const Reject& reject : file.rejects) {
    text += fmt::format("{}{}: {}\n", reject.left_out ? "left out: " : "", reject.place, reject.reason);
  }
  return text;
}

}  // namespace fitrank::test
