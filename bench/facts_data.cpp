#include "facts_data.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace fitrank::bench {
namespace {

constexpr int kFirstYear = 2010;
constexpr int kLastYear = 2024;
constexpr std::array<const char*, 4> kEnds = {"03-31", "06-30", "09-30", "12-31"};
constexpr std::array<const char*, 4> kStarts = {"01-01", "04-01", "07-01", "10-01"};
constexpr std::array<const char*, 4> kFiled = {"05-02", "08-01", "11-03", "02-20"};

struct Line {
  const char* tag;
  double share;  ///< of revenue
  bool instant = false;
};
constexpr std::array<Line, 7> kLines = {{{"Revenues", 1.0},
                                         {"ResearchAndDevelopmentExpense", 0.2},
                                         {"OperatingIncomeLoss", 0.1},
                                         {"NetIncomeLoss", 0.05},
                                         {"NetCashProvidedByUsedInOperatingActivities", 0.1},
                                         {"PaymentsToAcquirePropertyPlantAndEquipment", 0.04},
                                         {"CashAndCashEquivalentsAtCarryingValue", 0.3, true}}};

/// Writes one company's file.
class Writer {
 public:
  explicit Writer(std::size_t cik) : cik_(cik) {}

  std::string write(std::size_t other_tags) {
    add(R"({{"cik":{},"entityName":"Company {}","facts":{{"dei":{{}},"us-gaap":{{)", cik_, cik_);
    for (std::size_t i = 0; i < other_tags; ++i) {
      write_tag({fmt::format("OtherTag{:04}OfTheStatementsThatNoSignalNeeds", i).c_str(), 0.01, i % 3 == 0});
      if (i * kLines.size() / other_tags != (i + 1) * kLines.size() / other_tags) {
        write_tag(kLines[i * kLines.size() / other_tags]);
      }
    }
    text_.pop_back();
    return std::move(text_) + "}}}";
  }

 private:
  template <typename... T>
  void add(fmt::format_string<T...> format, T&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<T>(values)...);
  }

  void write_tag(const Line& line) {
    add(R"("{}":{{"label":"A label of {}","description":"Amount of what the taxonomy describes at some length, )",
        line.tag, line.tag);
    add(R"(including but not limited to what else belongs there and excluding what does not.","units":{{"USD":[)");
    for (int year = kFirstYear; year <= kLastYear; ++year) {
      for (std::size_t quarter = 0; quarter < kEnds.size(); ++quarter) write_report(line, year, quarter);
    }
    text_.pop_back();
    add("]}}}},");
  }

  /// The report to the quarter's end: the period and the same one a year before.
  void write_report(const Line& line, int year, std::size_t quarter) {
    for (const int of : {year - 1, year}) {
      const double yearly = revenue(of) * line.share;
      if (line.instant) {
        write_fact({}, of, quarter, yearly, year, quarter);
        continue;
      }
      if (quarter > 0 && quarter < 3) write_fact(kStarts[quarter], of, quarter, yearly / 4, year, quarter);
      write_fact(kStarts[0], of, quarter, yearly * static_cast<double>(quarter + 1) / 4, year, quarter);
    }
  }

  void write_fact(const char* start, int of, std::size_t quarter, double value, int year, std::size_t report) {
    text_ += '{';
    if (start != nullptr) add(R"("start":"{}-{}",)", of, start);
    const bool annual = report == 3;
    add(R"("end":"{}-{}","val":{:.0f},"accn":"{:010}-{:02}-{:06}","fy":{},"fp":"{}",)"
        R"("form":"{}","filed":"{}-{}","frame":"CY{}Q{}"}},)",
        of, kEnds[quarter], value, cik_, (annual ? year + 1 : year) % 100, report + 1, year, annual ? "FY" : "Q1",
        annual ? "10-K" : "10-Q", annual ? year + 1 : year, kFiled[report], of, quarter + 1);
  }

  double revenue(int year) const {
    double value = 4e8;
    for (int i = kFirstYear - 1; i < year; ++i) value *= 1 + facts_growth(cik_) / 100;
    return value;
  }

  std::size_t cik_;
  std::string text_;
};

}  // namespace

double facts_growth(std::size_t cik) { return static_cast<double>(1 + (cik - 1) % 60); }

std::string company_facts(std::size_t cik, std::size_t other_tags) { return Writer(cik).write(other_tags); }

}  // namespace fitrank::bench
