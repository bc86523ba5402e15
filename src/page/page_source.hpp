// The page of `fitrank report` as text, put together at build time (cmake/embed_page.cmake).
#pragma once

#include <string_view>

namespace fitrank {

/// Markup with style and script, up to where the data goes, and what follows it.
extern const std::string_view kPageBeforeData;
extern const std::string_view kPageBehindData;

}  // namespace fitrank
