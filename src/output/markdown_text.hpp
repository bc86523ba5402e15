// Untrusted text inside GitHub Flavored Markdown (spec 0.29): shown as it is, never as markup.
//
// How: through harmless(), then only what would be markup in its place is escaped, so that plain
// text stays readable; a web address becomes an autolink, in which nothing is markup.
// Cost: linear in the text.
#pragma once

#include <string>
#include <string_view>

namespace fitrank {

/// `text` within a line (a table cell, a heading).
std::string markdown_inline(std::string_view text);

/// `text` at the start of a block, where "- ", "1. " and their like would open a list.
std::string markdown_block(std::string_view text);

/// Lines unchanged, fenced.
std::string markdown_fenced(std::string_view text);

}  // namespace fitrank
