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
               "companies to rank: YAML files, folders of them, CSV tables, evidence databases, - for standard input",
               0, true},
    OptionSpec{"model", "FILE", "the model: criteria, signals, value functions, evidence tiers"},
    OptionSpec{"missing", "POLICY", "what an unknown criterion counts as: zero, renormalize (left out), neutral (50)"},
    OptionSpec{"evidence", "POLICY", "face_value, or discounted by the trust in each evidence tier"},
    OptionSpec{
        "method", "METHOD",
        "how criterion scores become one: weighted_sum, or weighted_product (a weakness costs more the deeper it "
        "is)"},
    OptionSpec{"as-of", "DATE",
               "rank as of this day (YYYY-MM-DD, the last day of YYYY-MM or YYYY, or today): evidence ages until then, "
               "later evidence is left out; by default the profile's day, or the newest date of the evidence"},
    OptionSpec{"weight", "CRITERION=PERCENT", "set a criterion's share; the others keep their proportions (repeatable)",
               'w'},
    OptionSpec{"within", "POINTS", "how many points of weight each share may move; by default 5"},
    OptionSpec{"reach:top", "N", "be among the first N; by default first", 'n'},
    OptionSpec{"top", "N", "show the first N companies", 'n'},
    OptionSpec{"report:top", "N",
               "show the first N companies; of a large set so many are exact under any weights, by default up to 20",
               'n'},
    OptionSpec{"sources:top", "N", "show the latest N observations of each signal; by default 5", 'n'},
    OptionSpec{"digest:top", "N", "show the N observations that moved the ranking most; by default 5", 'n'},
    OptionSpec{"since", "DATE", "what became known after this day (YYYY-MM-DD)"},
    OptionSpec{"full-preference", "POINTS",
               "PROMETHEE prefers a lead of so many points in full and a lesser one in proportion; by default any lead "
               "in full"},
    OptionSpec{"layer", "LAYER", "rank only the companies of this layer of the supply chain"},
    OptionSpec{"by", "layer", "show the best company of each layer, with its rank among all"},
    OptionSpec{"ignore-deal-breakers", "", "rank whoever fails a deal-breaker all the same, and say which it fails"},
    OptionSpec{"dialect", "NAME", "the SQL of duckdb, postgres or clickhouse"},
    OptionSpec{"from", "TABLE",
               "the table, as TABLE or SCHEMA.TABLE; a part that holds a dot stands in double quotes of its own"},
    OptionSpec{"shape", "SHAPE",
               "what a row is: a company with criteria (the default) or raw signals, or one observation of an evidence "
               "database (long)"},
    OptionSpec{"columns", "NAME=COLUMN...",
               "what the table calls a criterion or signal, id or name; \"NAME=\" where it has none; or YAML files of "
               "such pairs",
               0, true},
    OptionSpec{"batch", "TABLE",
               "rank for every persona of this table of weights: a column id, then one per criterion"},
    OptionSpec{"excluded", "", "list instead who fails a deal-breaker, and which"},
    OptionSpec{"unranked", "", "list instead of whom nothing weighed is known"},
    OptionSpec{"refused", "", "list instead what a ranking cannot use, and why"},
    OptionSpec{"weights", "FILE", "personas: a CSV table with a column id, then one column of weights per criterion"},
    OptionSpec{"index", "FILE", "rank through an index made by `fitrank index build`"},
    OptionSpec{"k", "N", "how many places the index answers for; by default 10"},
    OptionSpec{"synth:companies", "N", "how many companies to make"},
    OptionSpec{"criteria", "N", "how many criteria; by default 5"},
    OptionSpec{"unknown", "SHARE", "share of unknown scores, 0 to 1; by default 0"},
    OptionSpec{"correlation", "R", "correlation between any two criteria, 0 to 1; by default 0"},
    OptionSpec{"seed", "N", "the same seed gives the same bytes anywhere; by default 1"},
    OptionSpec{"write-model", "FILE", "also write a model file that names these criteria"},
    OptionSpec{"acceptability:top", "N", "how many places count as the top; by default 3", 'n'},
    OptionSpec{"samples", "N", "how many times to draw; by default 10000"},
    OptionSpec{"drivers:samples", "N", "how many samples, of six rankings each; by default 4096"},
    OptionSpec{"weights-from", "SOURCE", "draw weights near the profile's (profile, the default) or any (uniform)"},
    OptionSpec{"concentration", "N", "how near the profile's weights stay, 1 to 10000; by default 100"},
    OptionSpec{"order", "A>=B", "draw any weights in which A weighs at least as much as B, and so on (repeatable)"},
    OptionSpec{"evidence-noise", "SWITCH",
               "on, or off: draw known scores too, as far as trust in their evidence is lacking; on for dossiers"},
    OptionSpec{"into", "FILE", "the evidence database; by default evidence.sqlite, made where it is not there"},
    OptionSpec{"dry-run", "", "read everything and say what it would give, but keep nothing"},
    OptionSpec{"profile", "PROFILE", "the role and experience that postings are read for, as this profile states them"},
    OptionSpec{"role", "ROLE",
               "the role that pay is read for, rather than the profile's: software, machine_learning, "
               "research, hardware or data_centre"},
    OptionSpec{"seniority", "LEVEL",
               "the level that pay is read for, rather than the profile's: entry, mid, senior or "
               "staff"},
    OptionSpec{"soc", "CODES",
               "occupations whose wages are read, rather than the role's: 15-1252, or a group 15-12; "
               "several with commas"},
    OptionSpec{"all-rejects", "", "list up to 1000 records that are faulty or left out, not 20"},
    OptionSpec{"skip-bad-rows", "", "leave out rows of large tables that have problems, and list them"},
    OptionSpec{"threads", "N", "use N threads; by default all. Results do not depend on it"},
    OptionSpec{"force", "", "overwrite a file that is there already"},
    OptionSpec{"format", "FORMAT",
               "table, markdown, csv or json; by default as the output file's name ends, else table"},
    OptionSpec{"open", "",
               "show the page in the browser that BROWSER names, else by xdg-open; without -o it is written into the "
               "temporary folder"},
    OptionSpec{"report:format", "FORMAT",
               "html, or json: what the page is made from; by default as the output file's name ends, else html"},
    OptionSpec{"export:format", "FORMAT",
               "yaml (a dossier a company), csv (one table) or observations (a table of them all); by default as -o "
               "ends, else "
               "yaml"},
    OptionSpec{"export:output", "PATH",
               "write to PATH: one company's file, the table, or the folder of several companies' files", 'o'},
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
