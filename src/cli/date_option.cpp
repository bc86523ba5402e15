#include "cli/date_option.hpp"

#include <fmt/format.h>

#include <chrono>

#include "cli/usage_error.hpp"

namespace fitrank::cli {

Date date_from(const std::string& name, const std::string& text) {
  // In UTC, as the dates of filings and snapshots do not say where they are from.
  if (text == "today") return Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  if (const auto date = Date::parse(text)) return *date;
  if (const std::string impossible = impossible_date(text); !impossible.empty()) {
    throw UsageError(fmt::format("--{}: {}", name, impossible));
  }
  throw UsageError(fmt::format("--{}: \"{}\" is not a date like 2026-05-13", name, text));
}

}  // namespace fitrank::cli
