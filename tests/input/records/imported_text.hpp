// What tests of importers share: fixtures, real files where they are, and imported files as text.
#pragma once

#include <optional>
#include <string>

#include "input/records/imported.hpp"

namespace fitrank::test {

/// What an importer makes of a text.
ImportedFile import_text(const Importer& importer, const std::string& name, std::string text);

/// What it makes of a fixture in tests/data/imports.
ImportedFile import_fixture(const Importer& importer, const std::string& path);

/// The path of a real data set, "jobs/postings.csv", in the folder that FITRANK_DATA names, or ../shared/data beside
/// the source tree; none where it is not there.
std::optional<std::string> real_file(const std::string& path);

/// The only observation of that signal for the company of that name; fails where there is none or another.
ImportedObservation the_observation(const ImportedFile& file, const std::string& company, const std::string& signal);

/// Its value as a number.
double number_of(const ImportedObservation& observation);

/// Every text that the import holds, one a line.
std::string all_text(const ImportedFile& file);

/// The rejects as "place: reason", one a line.
std::string rejects_text(const ImportedFile& file);

}  // namespace fitrank::test
