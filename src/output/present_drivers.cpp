#include "output/present_drivers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "output/blocks.hpp"
#include "output/drawn_weights_text.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

struct DriverWords {
  std::string_view id;
  std::string_view header;
  std::string_view text;
};
constexpr std::array<DriverWords, kAllDrivers.size()> kDriverWords{
    {{"weights", "Weights", "the weights"},
     {"missing", "Missing", "the policy for unknowns"},
     {"evidence", "Evidence", "the evidence policy"},
     {"method", "Method", "the method"},
     {"goalposts", "Goalposts", "the goalposts"},
     {"importance", "Importance", "the importance of the signals"},
     {"trust", "Trust", "the trust in each evidence tier"},
     {"unknown", "Unknown", "the values of unknown signals"}}};

struct DriverRow {
  const Subject& subject;
  const DriversView& view;
  std::size_t i = 0;
  std::size_t driver = 0;

  const Company& company() const { return subject.set.companies[i]; }
  const SobolOutput& output() const { return view.result[i]; }
};

/// None where the rank never changes.
auto driver_index(SobolIndex SobolFactor::*index, double SobolIndex::*number) {
  return [=](const DriverRow& row) -> std::optional<double> {
    if (row.output().factors.empty()) return std::nullopt;
    return row.output().factors[row.driver].*index.*number;
  };
}

const Fields<DriverRow>& driver_rows() {
  static const Fields<DriverRow> fields =
      Fields<DriverRow>()
          .include(company_fields(), [](auto& r) { return CompanyRef{&r.company()}; })
          .add(key::rank, [](auto& r) { return r.view.ranks[r.i]; })
          .add(key::mean_rank, [](auto& r) { return r.output().mean; })
          .add(key::least_rank, [](auto& r) { return r.output().least; })
          .add(key::greatest_rank, [](auto& r) { return r.output().greatest; })
          .add(key::variance, [](auto& r) { return r.output().variance; })
          .add(key::driver, [](auto& r) { return kDriverWords[r.driver].id; })
          .add(key::first_index, driver_index(&SobolFactor::first, &SobolIndex::value))
          .add(key::first_low, driver_index(&SobolFactor::first, &SobolIndex::low))
          .add(key::first_high, driver_index(&SobolFactor::first, &SobolIndex::high))
          .add(key::total_index, driver_index(&SobolFactor::total, &SobolIndex::value))
          .add(key::total_low, driver_index(&SobolFactor::total, &SobolIndex::low))
          .add(key::total_high, driver_index(&SobolFactor::total, &SobolIndex::high));
  return fields;
}

const Fields<DriversView>& driver_facts() {
  static const Fields<DriversView> fields =
      Fields<DriversView>()
          .add(key::samples, [](auto& v) { return v.samples; })
          .add(key::seed, [](auto& v) { return v.weights.seed; })
          .add(key::concentration, [](auto& v) { return v.weights.concentration; })
          .add(key::field, [](auto& v) { return v.field; });
  return fields;
}

/// An estimate may be a little outside what is possible.
std::string index_percent(double index) { return score_text(100 * std::clamp(index, 0.0, 1.0)) + " %"; }

/// How far the widest interval of the total indices is from its estimate.
double widest_index(const std::vector<SobolOutput>& result) {
  double off = 0;
  for (const SobolOutput& output : result) {
    for (const SobolFactor& factor : output.factors) {
      off = std::max({off, factor.total.high - factor.total.value, factor.total.value - factor.total.low});
    }
  }
  return off;
}

/// "NVIDIA ranks between 1 and 4, on average 1.8; its rank depends most on the weights: 62 % of its variance ..."
std::string driver_sentence(const DriverRow& row) {
  const SobolOutput& output = row.output();
  const std::string& name = display_name(row.company());
  if (output.factors.empty()) return fmt::format("{} has rank {} in every sample.", name, short_text(output.mean));
  const auto greatest = std::ranges::max_element(output.factors, {}, [](auto& factor) { return factor.total.value; });
  return fmt::format(
      "{} ranks between {} and {}, on average {}; its rank depends most on {}: {} of its variance alone, {} together "
      "with the others.",
      name, short_text(output.least), short_text(output.greatest), short_text(output.mean),
      kDriverWords[static_cast<std::size_t>(greatest - output.factors.begin())].text,
      index_percent(greatest->first.value), index_percent(greatest->total.value));
}

Table drivers_table(const std::vector<DriverRow>& companies) {
  TableOf<DriverRow> table;
  table.left("Company", [](auto& r) { return strong(display_name(r.company())); })
      .right("Now", [](auto& r) { return fmt::format("{}", r.view.ranks[r.i]); })
      .right(
          "Ranks",
          [](auto& r) { return fmt::format("{}–{}", short_text(r.output().least), short_text(r.output().greatest)); })
      .notes("What its rank depends on", [](auto& r) { return std::vector{driver_sentence(r)}; });
  for (std::size_t d = 0; d < kDriverWords.size(); ++d) {
    table.right(std::string(kDriverWords[d].header), [d](auto& r) {
      return r.output().factors.empty() ? "" : index_percent(r.output().factors[d].total.value);
    });
  }
  return table.of(companies);
}

void write_drivers(Writer& page, const DriversView& view, const std::vector<DriverRow>& companies) {
  page.say("Besides the weights, the samples vary:");
  page.list({"Missing: unknowns count as zero, are left out, or count as 50, all equally likely.",
             "Evidence: at face value or discounted by trust, both equally likely.",
             "Method: weighted sum, weighted product, TOPSIS, VIKOR or PROMETHEE II, all equally likely.",
             "Goalposts (only dossiers): by up to a tenth of their span, or 10 points of a level.",
             "Importance of each signal (only dossiers): by a factor of up to two.",
             "Trust in each evidence tier (only dossiers): by up to 0.1.",
             "Unknown (only dossiers): in half of the samples every unknown signal has a value drawn from all that are "
             "possible, so that no data are missing."});
  page.table(drivers_table(companies));
  if (!companies.empty()) {
    page.explain(
        fmt::format("Each column is a total Sobol index: the share of the variance of the company's rank in which this "
                    "takes part, from {} samples. Other samples would give up to {} points more or less. Where several "
                    "act together, the shares add up to more than 100 %.",
                    grouped_text(view.samples), score_text(100 * widest_index(view.result))));
  }
  const std::size_t ranked = view.counts.ranked.value_or(0);
  if (view.field < ranked) {
    page.say(
        fmt::format("Ranks are among the first {} of {} companies.", grouped_text(view.field), grouped_text(ranked)));
  }
  page.say(shown_text(view.result.size(), view.field));
  page.close(view.counts);
}

}  // namespace

const AnswerSpec& drivers_spec() {
  static const AnswerSpec spec{
      .facts = driver_facts().specs(), .rows = driver_rows().specs(), .about_rows = "a company and a driver"};
  return spec;
}

Answer present_drivers(const Subject& subject, const DriversView& view) {
  std::vector<DriverRow> companies;
  std::vector<DriverRow> rows;
  for (std::size_t i = 0; i < view.result.size(); ++i) {
    companies.push_back({subject, view, i});
    for (std::size_t d = 0; d < kAllDrivers.size(); ++d) rows.push_back({subject, view, i, d});
  }
  Answer answer = answer_about(subject, drivers_spec(),
                               companies.empty() ? "No company can be ranked." : driver_sentence(companies[0]),
                               view.weights.profile.scaled(), view.counts);
  answer.facts = driver_facts().record(view);
  answer.rows = Rows(records(driver_rows(), rows));
  Writer page;
  page.open("What ranks depend on", answer.envelope.sentence, subject.profile);
  page.say(drawn_weights_text(subject.model, view.weights));
  write_drivers(page, view, companies);
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
