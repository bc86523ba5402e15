#include "input/jobs/lca_codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>

namespace fitrank {
namespace {

using std::string_view;

constexpr std::size_t kDigits = 6;

/// Software developers, testers and programmers; 2018, then 2010.
constexpr std::array<string_view, 8> kSoftware{"151251", "151252", "151253", "151254",
                                               "151131", "151132", "151133", "151134"};
/// Research in computing, data scientists.
constexpr std::array<string_view, 4> kMachineLearning{"151221", "152051", "152098", "151111"};
constexpr std::array<string_view, 2> kResearch{"151221", "151111"};
/// Engineers of computer hardware and of electronics.
constexpr std::array<string_view, 2> kHardware{"172061", "172072"};
/// Electrical and mechanical engineers.
constexpr std::array<string_view, 2> kDataCentre{"172071", "172141"};
/// Computing, mathematics, engineering.
constexpr std::array<string_view, 3> kTechnical{"151", "152", "172"};

std::span<const string_view> codes_of(Role role) {
  switch (role) {
    case Role::software:
      return kSoftware;
    case Role::machine_learning:
      return kMachineLearning;
    case Role::research:
      return kResearch;
    case Role::hardware:
      return kHardware;
    case Role::data_centre:
      return kDataCentre;
  }
  return {};
}

/// The digits of "15-1252.00", without what follows the point.
std::optional<std::string> digits_of(string_view text) {
  text = text.substr(0, text.find('.'));
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-' && i == 2) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    digits += text[i];
  }
  return digits;
}

string_view trimmed(string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<int> soc_code(string_view text) {
  const auto digits = digits_of(text);
  if (!digits || digits->size() < kDigits || digits->size() > kDigits + 2) return std::nullopt;
  int code = 0;
  for (const char c : digits->substr(0, kDigits)) code = code * 10 + (c - '0');
  return code;
}

std::string soc_text(int code) { return fmt::format("{:02}-{:04}", code / 10000, code % 10000); }

SocFilter::SocFilter(const std::vector<Role>& roles) {
  for (const Role role : roles) beginnings_.insert(beginnings_.end(), codes_of(role).begin(), codes_of(role).end());
  if (roles.empty()) beginnings_.assign(kTechnical.begin(), kTechnical.end());
  std::ranges::sort(beginnings_);
  beginnings_.erase(std::unique(beginnings_.begin(), beginnings_.end()), beginnings_.end());
}

SocFilter::SocFilter(string_view codes) {
  while (!codes.empty()) {
    const string_view code = trimmed(codes.substr(0, codes.find(',')));
    codes.remove_prefix(std::min(codes.find(',') == codes.npos ? codes.size() : codes.find(',') + 1, codes.size()));
    const auto digits = digits_of(code);
    if (!digits || digits->size() < 2 || digits->size() > kDigits + 2) {
      throw std::runtime_error(
          fmt::format("\"{}\" is not an occupation code; write one like 15-1252, or a group like 15-12", code));
    }
    beginnings_.push_back(digits->substr(0, kDigits));
  }
}

bool SocFilter::takes(int code) const {
  const std::string digits = fmt::format("{:06}", code);
  return std::ranges::any_of(beginnings_, [&digits](const std::string& begin) { return digits.starts_with(begin); });
}

std::string SocFilter::text() const {
  std::string text;
  for (const std::string& begin : beginnings_) {
    text += fmt::format("{}{}{}{}{}", text.empty() ? "" : ", ", begin.substr(0, 2), begin.size() > 2 ? "-" : "",
                        begin.substr(std::min<std::size_t>(2, begin.size())), begin.size() < kDigits ? "..." : "");
  }
  return text;
}

}  // namespace fitrank
