#include "input/jobs/lca_cases.hpp"

#include <algorithm>
#include <tuple>

namespace fitrank {
namespace {

auto case_order(const LcaCase& row) { return std::tuple(row.hash, row.number(), row.day, row.line); }

bool same_case(const LcaCase& a, const LcaCase& b) { return a.number_size > 0 && a.number() == b.number(); }

/// "ACME INC" for "Acme, Inc."
std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c == '.' || c == ',') continue;
    if (c == ' ' && (plain.empty() || plain.back() == ' ')) continue;
    plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  if (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

}  // namespace

void keep_latest(std::vector<LcaCase>& cases) {
  std::ranges::sort(cases, [](const LcaCase& a, const LcaCase& b) { return case_order(a) < case_order(b); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (i + 1 == cases.size() || !same_case(cases[i], cases[i + 1])) cases[kept++] = cases[i];
  }
  cases.resize(kept);
  std::ranges::sort(cases, {}, [](const LcaCase& row) { return std::tuple(row.employer, row.line); });
}

const std::string& LcaEmployers::Employer::name() const {
  return std::ranges::max_element(names, {}, [](const auto& spelled) { return spelled.second; })->first;
}

std::uint32_t LcaEmployers::index_of(std::string_view name, const std::string& ein) {
  const auto [at, is_new] =
      indices_.try_emplace(ein.empty() ? plain_name(name) : "#" + ein, static_cast<std::uint32_t>(all_.size()));
  if (is_new) all_.push_back({ein, {}});
  auto& names = all_[at->second].names;
  const auto spelled = names.find(name);
  if (spelled == names.end()) {
    names.emplace(name, 1);
  } else {
    ++spelled->second;
  }
  return at->second;
}

}  // namespace fitrank
