// The ranking that a command line asks for, with --layer and --by; shared by the commands that show one.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "cli/inputs.hpp"
#include "fitrank/document.hpp"
#include "fitrank/rank_report.hpp"

namespace fitrank::cli {

struct RankOptions {
  RankingOptions ranking;
  OutputOptions output;
  By by = By::company;
  bool ignore_deal_breakers = false;

  void declare(Options& options);
};

/// The first `top` companies (none: all), whatever --by says.
RankReport report_companies(const RankOptions& options, const Inputs& inputs, std::optional<std::size_t> top);

/// The rows that are to be shown. Throws UsageError where --by does not fit.
RankReport ranked_report(const RankOptions& options, const Inputs& inputs);

Document ranked_document(const RankOptions& options, const Inputs& inputs, const RankReport& report);
nlohmann::ordered_json ranked_json(const RankOptions& options, const Inputs& inputs, const RankReport& report);

}  // namespace fitrank::cli
