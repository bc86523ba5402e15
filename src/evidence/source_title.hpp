// What people call the documents that observations come from.
//
// How: files name a source by what finds it again (a file, an accession number, an address); a list beside them says
// what it is in words. A source that names several documents, "a.txt, b.txt", gets the titles of all.
// Cost: linear in the list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fitrank {

struct SourceTitle {
  std::string source;  ///< as observations name it
  std::string title;
};

using SourceTitles = std::vector<SourceTitle>;

/// The title of `source` by `first`, or else by `second`; empty where neither names it or any document in it.
std::string title_of_source(std::string_view source, const SourceTitles& first, const SourceTitles& second);

}  // namespace fitrank
