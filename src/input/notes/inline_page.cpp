#include "input/notes/inline_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <pugixml.hpp>
#include <stdexcept>
#include <unordered_map>

#include "base/text.hpp"

namespace fitrank {
namespace {

constexpr int kLargestScale = 12;
constexpr std::size_t kCikDigits = 10;
constexpr std::size_t kEinDigits = 9;

std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The next node of the tree below `top` in the order of the text; without recursion, since depth is a stranger's.
pugi::xml_node next_node(pugi::xml_node node, pugi::xml_node top, bool into = true) {
  if (into && node.first_child()) return node.first_child();
  while (node && node != top) {
    if (node.next_sibling()) return node.next_sibling();
    node = node.parent();
  }
  return {};
}

/// All text below an element, white space at both ends and what the page excludes left out.
std::string text_below(pugi::xml_node top) {
  std::string text;
  bool into = true;
  for (pugi::xml_node node = next_node(top, top); node; node = next_node(node, top, into)) {
    into = local(node.name()) != "exclude";
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
  }
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// xsi:nil
bool is_nil(pugi::xml_node node) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (local(attribute.name()) == "nil") return attribute.as_bool();
  }
  return false;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

struct Context {
  std::string identifier;
  FactPeriod period;
  bool has_period = false;
  Dimensions dimensions;
};

Context read_context(pugi::xml_node element) {
  Context context;
  bool has_start = false;
  Day end = kNoDay;
  for (pugi::xml_node node = next_node(element, element); node; node = next_node(node, element)) {
    const std::string_view name = local(node.name());
    if (name == "identifier") context.identifier = text_below(node);
    if (name == "startDate") {
      has_start = true;
      context.period.start = parse_day(text_below(node));
    }
    if (name == "endDate" || name == "instant") end = parse_day(text_below(node));
    if (name == "explicitMember") {
      context.dimensions.emplace_back(dimension_name(node.attribute("dimension").value()),
                                      dimension_name(text_below(node)));
    }
    if (name == "typedMember") context.dimensions.emplace_back(dimension_name(node.attribute("dimension").value()), "");
  }
  context.period.end = end;
  context.has_period = end != kNoDay && (!has_start || (context.period.start != kNoDay && context.period.start <= end));
  return context;
}

class PageReader {
 public:
  explicit PageReader(Rejects& rejects) : rejects_(rejects) {}

  InlinePage read(const pugi::xml_document& document) {
    for (pugi::xml_node node = next_node(document, document); node; node = next_node(node, document)) {
      const std::string_view name = local(node.name());
      if (name == "context") contexts_.try_emplace(node.attribute("id").value(), read_context(node));
      if (name == "nonNumeric") cover_.push_back(node);
      if (name == "nonFraction" && local(node.attribute("name").value()) == kConcentrationTag) facts_.push_back(node);
    }
    for (const pugi::xml_node node : cover_) read_cover(node);
    if (page_.form.empty()) throw std::runtime_error("not an inline XBRL report: no dei:DocumentType in it");
    page_.facts = facts_.size();
    for (const pugi::xml_node node : facts_) read_fact(node);
    return page_;
  }

 private:
  const Context* context_of(pugi::xml_node node) const {
    const auto found = contexts_.find(node.attribute("contextRef").value());
    return found == contexts_.end() || !found->second.has_period ? nullptr : &found->second;
  }

  /// Of the registrant itself, and not of a subsidiary or a class of shares.
  void read_cover(pugi::xml_node node) {
    const std::string_view name = node.attribute("name").value();
    if (!name.starts_with("dei:")) return;
    const Context* const context = context_of(node);
    if (context == nullptr || !context->dimensions.empty()) return;
    const std::string_view tag = local(name);
    if (tag == "DocumentType") {
      page_.form = text_below(node);
      page_.period = context->period;
      if (page_.cik.empty()) set_cik(context->identifier);
    }
    if (tag == "EntityCentralIndexKey") set_cik(text_below(node));
    if (tag == "EntityRegistrantName") page_.name = text_below(node);
    if (tag == "TradingSymbol") page_.ticker = text_below(node);
    if (tag == "EntityTaxIdentificationNumber") {
      const std::string digits = digits_of(text_below(node));
      if (digits.size() == kEinDigits) page_.ein = digits;
    }
  }

  void set_cik(std::string_view text) {
    const std::string digits = digits_of(text);
    if (!digits.empty() && digits.size() <= kCikDigits)
      page_.cik = std::string(kCikDigits - digits.size(), '0') + digits;
  }

  void read_fact(pugi::xml_node node) {
    const std::string place = fmt::format("{} {}", kConcentrationTag, harmless(node.attribute("id").value()));
    if (is_nil(node)) return rejects_.leave_out(place, "states that there is no value");
    const Context* const context = context_of(node);
    if (context == nullptr) return rejects_.add(place, "its context is missing or has no period");
    const std::string scale_text = node.attribute("scale").as_string("0");
    int scale = 0;
    const auto [end, error] = std::from_chars(scale_text.data(), scale_text.data() + scale_text.size(), scale);
    if (error != std::errc() || end != scale_text.data() + scale_text.size() || std::abs(scale) > kLargestScale) {
      return rejects_.add(place, "its scale is not a usable power of ten");
    }
    auto number = transformed_number(text_below(node), local(node.attribute("format").value()));
    if (!number) return rejects_.add(place, "its text is not a number in its format");
    if (std::string_view(node.attribute("sign").value()) == "-") number = -*number;
    page_.concentrations.push_back({place, context->period, scaled_number(*number, scale + 2), context->dimensions});
  }

  Rejects& rejects_;
  InlinePage page_;
  std::unordered_map<std::string, Context> contexts_;
  std::vector<pugi::xml_node> cover_;
  std::vector<pugi::xml_node> facts_;
};

/// "twelve", "twenty-five", "no": as percentages below a hundred are written out.
std::optional<double> number_in_words(std::string_view text) {
  constexpr std::array<std::string_view, 20> kSmall = {
      "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
      "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  constexpr std::array<std::string_view, 8> kTens = {"twenty", "thirty",  "forty",  "fifty",
                                                     "sixty",  "seventy", "eighty", "ninety"};
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (lower == "no" || lower == "none" || lower == "nil") return 0.0;
  const auto small = [&](std::string_view word) -> std::optional<double> {
    const auto found = std::find(kSmall.begin(), kSmall.end(), word);
    return found == kSmall.end() ? std::nullopt : std::optional(static_cast<double>(found - kSmall.begin()));
  };
  if (const auto number = small(lower)) return number;
  const std::size_t cut = std::min(lower.find_first_of("- "), lower.size());
  const auto ten = std::find(kTens.begin(), kTens.end(), std::string_view(lower).substr(0, cut));
  if (ten == kTens.end()) return std::nullopt;
  const double tens = 20 + 10 * static_cast<double>(ten - kTens.begin());
  if (cut == lower.size()) return tens;
  const auto rest = small(std::string_view(lower).substr(cut + 1));
  return rest && *rest < 10 ? std::optional(tens + *rest) : std::nullopt;
}

/// Digits with `point` for the decimals; what groups thousands is left out.
std::optional<double> number_in_digits(std::string_view text, char point) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      plain += c;
    } else if (c == point) {
      plain += '.';
    } else if (c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {
      ++i;  // a space that does not break
    } else if (c == '%' && i + 1 == text.size()) {
      break;  // some put the sign into the element
    } else if (c != ' ' && c != ',' && c != '.' && c != '\'') {
      return std::nullopt;
    }
  }
  double number = 0;
  const char* const end = plain.data() + plain.size();
  const auto [rest, error] = std::from_chars(plain.data(), end, number, std::chars_format::fixed);
  if (plain.empty() || error != std::errc() || rest != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace

std::optional<double> transformed_number(std::string_view text, std::string_view transformation) {
  constexpr std::array<std::string_view, 4> kZero = {"fixed-zero", "zerodash", "numdash", "fixedzero"};
  if (std::find(kZero.begin(), kZero.end(), transformation) != kZero.end()) return 0.0;
  if (transformation == "numwordsen" || transformation == "num-words-en") return number_in_words(text);
  const bool comma = transformation == "num-comma-decimal" || transformation == "numcommadecimal" ||
                     transformation == "numcomma" || transformation == "numdotcomma" ||
                     transformation == "numspacecomma";
  return number_in_digits(text, comma ? ',' : '.');
}

double scaled_number(double number, int scale) {
  double power = 1;
  for (int i = 0; i < std::abs(scale); ++i) power *= 10;
  return scale < 0 ? number / power : number * power;
}

InlinePage read_inline_page(std::string_view bytes, Rejects& rejects) {
  pugi::xml_document document;
  // White space between elements says nothing here, and neither do the tables that hold the facts.
  const pugi::xml_parse_result result = document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default);
  if (!result) {
    const auto place = std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), bytes.size());
    const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(place), '\n');
    throw std::runtime_error(fmt::format("not an inline XBRL page: line {}: {}", line, result.description()));
  }
  return PageReader(rejects).read(document);
}

}  // namespace fitrank
