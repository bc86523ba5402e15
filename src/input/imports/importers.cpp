#include "input/imports/importers.hpp"

#include <algorithm>
#include <array>

#include "input/filings/filings_importers.hpp"
#include "input/imports/observations_importer.hpp"
#include "input/jobs/jobs_importers.hpp"
#include "input/notes/concentration.hpp"

namespace fitrank {
namespace {

constexpr std::array kKinds = {
    ImporterKind{"companyfacts", "SEC XBRL company facts: JSON files, folders of them or the bulk archive",
                 make_companyfacts_importer},
    ImporterKind{"financial-statements", "SEC Financial Statement Data Sets: one zip archive a quarter",
                 make_financial_statements_importer},
    ImporterKind{"concentration",
                 "customers' shares of revenue: inline XBRL pages, or SEC Financial Statement and Notes data sets",
                 make_concentration_importer},
    ImporterKind{"postings", "open jobs: boards of Greenhouse, Lever and Ashby as JSON, tables of posts as CSV",
                 make_postings_importer},
    ImporterKind{"lca", "wages of labor condition applications, US Department of Labor: CSV", make_lca_importer},
    ImporterKind{"observations",
                 "notes written by hand, CSV or YAML: company, signal, value, tier, as_of, source, note",
                 make_observations_importer, false},
};

}  // namespace

std::span<const ImporterKind> importer_kinds() { return kKinds; }

std::unique_ptr<Importer> make_importer(std::string_view kind, const ImportOptions& options) {
  const auto* found = std::ranges::find(kKinds, kind, &ImporterKind::name);
  return found == kKinds.end() ? nullptr : found->make(options);
}

}  // namespace fitrank
