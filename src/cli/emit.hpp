// A command's answer, in the format and to the place that the command line asks for.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>

#include "cli/arguments.hpp"
#include "fitrank/document.hpp"
#include "fitrank/render.hpp"

namespace fitrank::cli {

/// The format that --format or the output file's name asks for.
Format output_format(const Arguments& arguments);

/// Calls only the maker that the format needs.
void emit(const Arguments& arguments, const std::function<Document()>& document,
          const std::function<nlohmann::ordered_json()>& json);

}  // namespace fitrank::cli
