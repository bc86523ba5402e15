#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include "base/text.hpp"
#include "input/filings/filed_signals.hpp"
#include "input/filings/filings_importers.hpp"
#include "input/records/file_ending.hpp"
#include "input/records/json_fault.hpp"
#include "input/records/on_demand.hpp"
#include "input/records/text_encoding.hpp"

// SEC company facts: {cik, entityName, facts: {taxonomy: {tag: {units: {unit: [fact]}}}}}.
//
// How: simdjson's on-demand parser (Keiser and Lemire 2024, "On-demand JSON: a better way to parse
// documents?"): one pass, in which tags that no signal needs are skipped bracket by bracket, and the
// wanted numbers are read by std::from_chars from where they stand. The fiscal year and period of a
// fact, and its frame, are not read: they tell of the filing, and move from form to form. What is not of the
// shape it should be (a null for a tag, an object for an array) is told by its JSON pointer, and the rest read.
// Cost: about a gigabyte a second; memory for the parser's index, about six bytes a byte of the file.

namespace fitrank {
namespace {

namespace od = simdjson::ondemand;

constexpr std::size_t kMostFacts = 20000;                     // ten times what the longest histories state
constexpr std::size_t kMostUnits = 500;                       // currencies there are
constexpr std::size_t kKeptCapacity = std::size_t{16} << 20;  // bytes of a file whose parser is worth keeping
constexpr std::size_t kCikDigits = 10;
constexpr const char* kNoObject = "expected an object";

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
  FactsReader(const ImportItem& item, const FilingRules& rules) : rules_(rules), text_(utf8_text(item.bytes)) {
    facts_.rules = &rules;
  }

  ImportedFile read() {
    try {
      read_document();
    } catch (const JsonError& error) {
      const auto fault = json_fault(text_);
      throw std::runtime_error(fault ? "not JSON: " + *fault : fmt::format("cannot be read: {}", error.what()));
    }
    return finish();
  }

 private:
  void read_document() {
    od::parser& parser = parser_for(text_.size());
    od::document document =
        value_of(parser.iterate(text_.data(), text_.size(), text_.size() + simdjson::SIMDJSON_PADDING));
    if (value_of(document.type()) != od::json_type::object)
      throw std::runtime_error("not company facts: no JSON object");
    bool has_facts = false;
    for (auto entry : value_of(document.get_object())) {
      od::field field = value_of(std::move(entry));
      const std::string_view key = key_of(field);
      if (key == "cik") read_cik(field.value());
      if (key == "entityName") read_name(field.value());
      if (key != "facts" || !is_object(field.value())) continue;
      has_facts = true;
      read_taxonomies(field.value());
    }
    if (document.current_location().error() == simdjson::SUCCESS) throw JsonError("unexpected text after the end");
    if (!has_facts) throw std::runtime_error("not company facts: no \"facts\"");
    if (cik_.empty()) throw std::runtime_error("not company facts: no \"cik\" of up to ten digits");
  }

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
      if (!is_object(taxonomy.value())) {
        rejects_.add(fmt::format("/facts/{}", name), kNoObject);
        continue;
      }
      for (auto tag_entry : value_of(taxonomy.value().get_object())) {
        od::field tag = value_of(std::move(tag_entry));
        const auto found = rules_.find_tag(name, key_of(tag));
        if (found) read_tag(tag.value(), *found);
      }
    }
  }

  void read_tag(od::value tag, std::uint16_t index) {
    const std::string place = fmt::format("/facts/{}/{}", rules_.tags[index].taxonomy, rules_.tags[index].name);
    if (!is_object(tag)) return rejects_.add(place, kNoObject);
    for (auto entry : value_of(tag.get_object())) {
      od::field field = value_of(std::move(entry));
      if (key_of(field) != "units") continue;
      if (!is_object(field.value())) return rejects_.add(place + "/units", kNoObject);
      for (auto unit_entry : value_of(field.value().get_object())) {
        od::field unit = value_of(std::move(unit_entry));
        read_unit(unit, place, index);
      }
    }
  }

  void read_unit(od::field& unit, std::string_view tag_place, std::uint16_t tag) {
    const std::string name(key_of(unit));
    place_ = fmt::format("{}/units/{}", tag_place, harmless(name));
    index_ = 0;
    if (!is_array(unit.value())) return rejects_.add(place_, "expected an array of facts");
    const bool wanted = is_currency(name);
    const std::uint16_t unit_index = wanted ? unit_of(name) : std::uint16_t{0};
    for (auto entry : value_of(unit.value().get_array())) {
      od::value fact = value_of(std::move(entry));
      ++records_;
      if (!wanted) {
        rejects_.leave_out(place_, "not an amount of money: the unit is no currency");
      } else if (!is_object(fact)) {
        rejects_.add(here(), kNoObject);
      } else {
        take(raw_fact(fact), tag, unit_index);
      }
      ++index_;
    }
  }

  RecordPlace here() const { return {place_, '/', index_}; }

  std::uint16_t unit_of(const std::string& name) {
    const auto found = std::find(facts_.units.begin(), facts_.units.end(), name);
    if (found != facts_.units.end()) return static_cast<std::uint16_t>(found - facts_.units.begin());
    if (facts_.units.size() >= kMostUnits) throw std::runtime_error("too many currencies");
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
    if (raw.start == "null") raw.start = {};
    return raw;
  }

  void take(const RawFact& raw, std::uint16_t tag, std::uint16_t unit) {
    const std::string form = text_of(raw.form);
    if (form.empty()) return rejects_.add(here(), "no form");
    const FormRank rank = form_rank(form);
    if (rank == FormRank::never) return rejects_.leave_out(here(), why_never(form));
    FiledFact fact{.period = {kNoDay, parse_day(text_of(raw.end))}, .value = 0, .filing = 0, .tag = tag, .unit = unit};
    const Day filed = parse_day(text_of(raw.filed));
    if (fact.period.end == kNoDay || filed == kNoDay)
      return rejects_.add(here(), "no date for the end of its period or for its filing");
    if (fact.period.end > filed) return rejects_.add(here(), "its period ends after it was filed");
    const bool instant = rules_.lines[rules_.tags[tag].item].instant;
    if (raw.start.empty() != instant)
      return rejects_.add(here(), instant ? "a balance on a day, stated for a period" : "no first day");
    if (!instant) fact.period.start = parse_day(text_of(raw.start));
    if (!instant && (fact.period.start == kNoDay || fact.period.start > fact.period.end)) {
      return rejects_.add(here(), "its first day is not before its last");
    }
    const auto number = number_of(raw.value);
    if (!number) return rejects_.add(here(), "not a usable number");
    const std::string accession = text_of(raw.accession);
    if (accession.empty()) return rejects_.add(here(), "no accession number");
    fact.value = *number;
    fact.filing = filing_of(accession, form, filed, rank);
    facts_.facts.push_back(fact);
    if (facts_.facts.size() > kMostFacts)
      throw std::runtime_error(fmt::format("more than {} facts for the lines used", kMostFacts));
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
      rejects_.leave_out("/facts", "no amounts from which a signal can be computed");
    }
    rejects_.give_to(file);
    return file;
  }

  const FilingRules& rules_;
  std::string_view text_;
  std::string cik_;
  std::string name_;
  std::string place_;  ///< of the array that is read
  std::size_t index_ = 0;
  FiledFacts facts_;
  std::unordered_map<std::string, std::uint32_t> filing_of_;
  Rejects rejects_;
  std::size_t records_ = 0;
};

class CompanyFacts final : public Importer {
 public:
  explicit CompanyFacts(std::shared_ptr<const SourceRules> rules) : rules_(std::move(rules)) {}
  std::string_view kind() const override { return "companyfacts"; }
  bool takes(std::string_view file_name) const override { return has_ending(file_name, ".json"); }
  ImportedFile read(const ImportItem& item) const override { return FactsReader(item, rules_->filings).read(); }
  std::string settings(std::string_view) const override { return rules_->filings.digest; }

 private:
  std::shared_ptr<const SourceRules> rules_;
};

}  // namespace

std::unique_ptr<Importer> make_companyfacts_importer(const ImportOptions& options) {
  return std::make_unique<CompanyFacts>(options.rules);
}

}  // namespace fitrank
