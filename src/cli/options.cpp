// The record of every option.
#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "cli/arguments.hpp"

namespace fitrank::cli {

namespace {

constexpr std::array kOptions = {
    OptionSpec{"companies", "PATH...",
               "companies to rank: YAML files, folders of them, CSV tables, - for standard input", 0, true},
    OptionSpec{"model", "FILE", "the model: criteria, signals, value functions, evidence tiers"},
    OptionSpec{"missing", "POLICY", "what an unknown criterion counts as: zero, renormalize (left out), neutral (50)"},
    OptionSpec{"evidence", "POLICY", "face_value, or discounted by the trust in each evidence tier"},
    OptionSpec{"as-of", "DATE",
               "rank as of this day (YYYY-MM-DD): evidence ages until then, later evidence is left out"},
    OptionSpec{"weight", "CRITERION=PERCENT", "set a criterion's share; the others keep their proportions (repeatable)",
               'w'},
    OptionSpec{"top", "N", "show the first N companies", 'n'},
    OptionSpec{"format", "FORMAT",
               "table, markdown, csv or json; by default as the output file's name ends, else table"},
    OptionSpec{"output", "FILE", "write to FILE, whole or not at all; - is standard output", 'o'},
    OptionSpec{"help", "", "show this help", 'h'},
};

}  // namespace

std::span<const OptionSpec> all_options() { return kOptions; }

const OptionSpec& option(std::string_view name) {
  const auto found = std::ranges::find(kOptions, name, &OptionSpec::name);
  if (found == kOptions.end()) throw std::logic_error("no option record: " + std::string(name));
  return *found;
}

}  // namespace fitrank::cli
