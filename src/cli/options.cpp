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
    OptionSpec{"layer", "LAYER", "rank only the companies of this layer of the supply chain"},
    OptionSpec{"by", "layer", "show the best company of each layer, with its rank among all"},
    OptionSpec{"ignore-deal-breakers", "", "rank whoever fails a deal-breaker all the same, and say which it fails"},
    OptionSpec{"weights", "FILE", "personas: a CSV table with a column id, then one column of weights per criterion"},
    OptionSpec{"index", "FILE", "rank through an index made by `fitrank index build`"},
    OptionSpec{"k", "N", "how many places the index answers for; by default 10"},
    OptionSpec{"synth:companies", "N", "how many companies to make"},
    OptionSpec{"criteria", "N", "how many criteria; by default 5"},
    OptionSpec{"unknown", "SHARE", "share of unknown scores, 0 to 1; by default 0"},
    OptionSpec{"correlation", "R", "correlation between any two criteria, 0 to 1; by default 0"},
    OptionSpec{"seed", "N", "the same seed gives the same bytes anywhere; by default 1"},
    OptionSpec{"write-model", "FILE", "also write a model file that names these criteria"},
    OptionSpec{"skip-bad-rows", "", "leave out rows of large tables that have problems, and list them"},
    OptionSpec{"threads", "N", "use N threads; by default all. Results do not depend on it"},
    OptionSpec{"force", "", "overwrite a file that is there already"},
    OptionSpec{"format", "FORMAT",
               "table, markdown, csv or json; by default as the output file's name ends, else table"},
    OptionSpec{"output", "FILE", "write to FILE, whole or not at all; - is standard output", 'o'},
    OptionSpec{"help", "", "show this help", 'h'},
};

}  // namespace

std::string_view typed_name(std::string_view name) { return name.substr(name.find(':') + 1); }

std::span<const OptionSpec> all_options() { return kOptions; }

const OptionSpec& option(std::string_view name) {
  const auto found = std::ranges::find(kOptions, name, &OptionSpec::name);
  if (found == kOptions.end()) throw std::logic_error("no option record: " + std::string(name));
  return *found;
}

}  // namespace fitrank::cli
