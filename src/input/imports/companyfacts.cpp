#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <unordered_map>

#include "fitrank/text.hpp"
#include "input/imports/filed_signals.hpp"
#include "input/imports/filings_importers.hpp"
#include "input/imports/line_items.hpp"

// SEC company facts: {cik, entityName, facts: {taxonomy: {tag: {units: {unit: [fact]}}}}}.
//
// How: simdjson's on-demand parser (Keiser and Lemire 2024, "On-demand JSON: a better way to parse
// documents?"): one pass, in which tags that no signal needs are skipped bracket by bracket, and the
// wanted numbers are read by std::from_chars from where they stand. The fiscal year and period of a
// fact, and its frame, are not read: they tell of the filing, and move from form to form.
// Cost: about a gigabyte a second; memory for the parser's index, about six bytes a byte of the file.

namespace fitrank {
namespace {

namespace od = simdjson::ondemand;

constexpr std::size_t kMostFacts = 20000;                     // ten times what the longest histories state
constexpr std::size_t kMostUnits = 500;                       // currencies there are
constexpr std::size_t kKeptCapacity = std::size_t{16} << 20;  // bytes of a file whose parser is worth keeping
constexpr std::size_t kCikDigits = 10;

/// Throws where simdjson gives an error: what is broken here is broken for the whole file.
template <typename T>
T value_of(simdjson::simdjson_result<T>&& result) {
  T value;
  const simdjson::error_code error = std::move(result).get(value);
  if (error != simdjson::SUCCESS) throw std::runtime_error(fmt::format("not JSON: {}", simdjson::error_message(error)));
  return value;
}

/// A key as it is written. One that holds an escape is none that is looked for.
std::string_view key_of(od::field& field) {
  const char* begin = field.key().raw();
  return {begin, static_cast<std::size_t>(std::find(begin, begin + 4096, '"') - begin)};
}

/// A scalar as it is written, without the white space behind it.
std::string_view token_of(od::value& value) {
  std::string_view token = value.raw_json_token();
  while (!token.empty() &&
         (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t')) {
    token.remove_suffix(1);
  }
  return token;
}

/// The text of a string without escapes (but "\/"); empty where it is none.
std::string text_of(std::string_view token) {
  if (token.size() < 2 || token.front() != '"' || token.back() != '"') return {};
  std::string text(token.substr(1, token.size() - 2));
  for (std::size_t at = text.find("\\/"); at != std::string::npos; at = text.find("\\/", at)) text.erase(at, 1);
  return text.find('\\') == std::string::npos ? text : std::string();
}

std::optional<double> number_of(std::string_view token) {
  const std::size_t digit = token.starts_with('-') ? 1 : 0;
  if (token.size() <= digit || token[digit] < '0' || token[digit] > '9') return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
  if (error != std::errc() || end != token.data() + token.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

/// One fact as it is written.
struct RawFact {
  std::string_view start;
  std::string_view end;
  std::string_view value;
  std::string_view accession;
  std::string_view form;
  std::string_view filed;
};

class FactsReader {
 public:
  explicit FactsReader(const ImportItem& item) : item_(item) {}

  ImportedFile read() {
    od::parser& parser = parser_for(item_.bytes.size());
    od::document document = value_of(
        parser.iterate(item_.bytes.data(), item_.bytes.size(), item_.bytes.size() + simdjson::SIMDJSON_PADDING));
    if (value_of(document.type()) != od::json_type::object)
      throw std::runtime_error("not company facts: no JSON object");
    bool has_facts = false;
    for (auto entry : value_of(document.get_object())) {
      od::field field = value_of(std::move(entry));
      const std::string_view key = key_of(field);
      if (key == "cik") read_cik(field.value());
      if (key == "entityName") read_name(field.value());
      if (key != "facts" || value_of(field.value().type()) != od::json_type::object) continue;
      has_facts = true;
      read_taxonomies(field.value());
    }
    if (document.current_location().error() == simdjson::SUCCESS)
      throw std::runtime_error("not JSON: something follows the end");
    if (!has_facts) throw std::runtime_error("not company facts: no \"facts\"");
    if (cik_.empty()) throw std::runtime_error("not company facts: no \"cik\" of up to ten digits");
    return finish();
  }

 private:
  /// One for each thread, so that its memory serves file after file; a giant's is not kept.
  static od::parser& parser_for(std::size_t bytes) {
    static thread_local od::parser parser;
    if (parser.capacity() > kKeptCapacity && bytes <= kKeptCapacity) parser = od::parser();
    return parser;
  }

  void read_cik(od::value value) {
    std::string_view token = token_of(value);
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"') token = token.substr(1, token.size() - 2);
    const bool digits = !token.empty() && token.size() <= kCikDigits &&
                        std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits) cik_ = std::string(kCikDigits - token.size(), '0') + std::string(token);
  }

  void read_name(od::value value) {
    if (value_of(value.type()) == od::json_type::string) name_ = value_of(value.get_string());
  }

  void read_taxonomies(od::value facts) {
    for (auto entry : value_of(facts.get_object())) {
      od::field taxonomy = value_of(std::move(entry));
      const std::string_view name = key_of(taxonomy);
      if (name != "us-gaap" && name != "ifrs-full") continue;
      for (auto tag_entry : value_of(taxonomy.value().get_object())) {
        od::field tag = value_of(std::move(tag_entry));
        const auto found = find_fact_tag(name, key_of(tag));
        if (found) read_tag(tag.value(), *found);
      }
    }
  }

  void read_tag(od::value tag, std::uint16_t index) {
    for (auto entry : value_of(tag.get_object())) {
      od::field field = value_of(std::move(entry));
      if (key_of(field) != "units") continue;
      for (auto unit_entry : value_of(field.value().get_object())) {
        od::field unit = value_of(std::move(unit_entry));
        read_unit(unit, index);
      }
    }
  }

  void read_unit(od::field& unit, std::uint16_t tag) {
    const std::string name(key_of(unit));
    place_ = fmt::format("/facts/{}/{}/units/{}", fact_tags()[tag].taxonomy, fact_tags()[tag].name, harmless(name));
    const bool wanted = is_currency(name);
    const std::uint16_t unit_index = wanted ? unit_of(name) : std::uint16_t{0};
    for (auto entry : value_of(unit.value().get_array())) {
      od::value fact = value_of(std::move(entry));
      ++records_;
      if (wanted) {
        take(raw_fact(fact), tag, unit_index);
      } else {
        rejects_.leave_out(place_, "not an amount of money: the unit is no currency");
      }
    }
  }

  std::uint16_t unit_of(const std::string& name) {
    const auto found = std::find(facts_.units.begin(), facts_.units.end(), name);
    if (found != facts_.units.end()) return static_cast<std::uint16_t>(found - facts_.units.begin());
    if (facts_.units.size() >= kMostUnits) throw std::runtime_error("more currencies than there are");
    facts_.units.push_back(name);
    return static_cast<std::uint16_t>(facts_.units.size() - 1);
  }

  static RawFact raw_fact(od::value& fact) {
    RawFact raw;
    for (auto entry : value_of(fact.get_object())) {
      od::field field = value_of(std::move(entry));
      const std::string_view key = key_of(field);
      std::string_view* const target = key == "start"   ? &raw.start
                                       : key == "end"   ? &raw.end
                                       : key == "val"   ? &raw.value
                                       : key == "accn"  ? &raw.accession
                                       : key == "form"  ? &raw.form
                                       : key == "filed" ? &raw.filed
                                                        : nullptr;
      if (target != nullptr) *target = token_of(field.value());
    }
    return raw;
  }

  void take(const RawFact& raw, std::uint16_t tag, std::uint16_t unit) {
    const std::string form = text_of(raw.form);
    const FormRank rank = form_rank(form);
    if (rank == FormRank::never) {
      return rejects_.leave_out(
          place_, fmt::format("form {} repeats numbers and has been wrong", form.empty() ? "?" : harmless(form)));
    }
    FiledFact fact{.period = {kNoDay, parse_day(text_of(raw.end))}, .value = 0, .filing = 0, .tag = tag, .unit = unit};
    const Day filed = parse_day(text_of(raw.filed));
    if (fact.period.end == kNoDay || filed == kNoDay)
      return rejects_.add(place_, "no date of its period's end or of its filing");
    if (fact.period.end > filed) return rejects_.add(place_, "its period ends after it was filed");
    const bool instant = is_instant(fact_tags()[tag].item);
    if (raw.start.empty() != instant)
      return rejects_.add(place_, instant ? "a state on a day, over a period" : "no first day");
    if (!instant) fact.period.start = parse_day(text_of(raw.start));
    if (!instant && (fact.period.start == kNoDay || fact.period.start > fact.period.end)) {
      return rejects_.add(place_, "no first day that is before its last");
    }
    const auto number = number_of(raw.value);
    if (!number) return rejects_.add(place_, "no number that can be held");
    const std::string accession = text_of(raw.accession);
    if (accession.empty()) return rejects_.add(place_, "no accession number");
    fact.value = *number;
    fact.filing = filing_of(accession, form, filed, rank);
    facts_.facts.push_back(fact);
    if (facts_.facts.size() > kMostFacts)
      throw std::runtime_error(fmt::format("more than {} facts of a few lines", kMostFacts));
  }

  std::uint32_t filing_of(const std::string& accession, const std::string& form, Day filed, FormRank rank) {
    const auto next = static_cast<std::uint32_t>(facts_.filings.size());
    const auto [found, is_new] = filing_of_.try_emplace(accession + ' ' + form + ' ' + std::to_string(filed), next);
    if (is_new) facts_.filings.push_back({accession, form, filed, rank});
    return found->second;
  }

  ImportedFile finish() {
    ImportedFile file;
    file.records = records_;
    if (name_.empty()) name_ = "CIK " + cik_;
    file.companies.push_back({name_, {{"cik", cik_}}});
    add_filed_signals(std::move(facts_), 0, "", file, rejects_);
    if (file.observations.empty()) {
      file.companies.clear();
      rejects_.leave_out("/facts", "no amounts that a signal could be computed from");
    }
    rejects_.give_to(file);
    return file;
  }

  const ImportItem& item_;
  std::string cik_;
  std::string name_;
  std::string place_;
  FiledFacts facts_;
  std::unordered_map<std::string, std::uint32_t> filing_of_;
  Rejects rejects_;
  std::size_t records_ = 0;
};

class CompanyFacts final : public Importer {
 public:
  std::string_view kind() const override { return "companyfacts"; }
  bool takes(std::string_view file_name) const override { return file_name.ends_with(".json"); }
  ImportedFile read(const ImportItem& item) const override { return FactsReader(item).read(); }
};

}  // namespace

std::unique_ptr<Importer> make_companyfacts_importer(const ImportOptions&) { return std::make_unique<CompanyFacts>(); }

}  // namespace fitrank
