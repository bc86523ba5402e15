#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "analysis/report_page.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/named_companies.hpp"
#include "cli/notes.hpp"
#include "cli/open_browser.hpp"
#include "cli/open_index.hpp"
#include "cli/profiles.hpp"
#include "cli/progress_bar.hpp"
#include "cli/version.hpp"
#include "output/write_output.hpp"
#include "page/present_report.hpp"

namespace fitrank::cli {

namespace {

namespace fs = std::filesystem;

/// So many places of a large set are exact where nobody says: the first of these whose candidates a page can hold.
constexpr std::array<std::size_t, 5> kPlaces{20, 10, 5, 3, 1};

struct ReportOptions {
  std::vector<std::string> profiles;
  CompanyOptions companies;
  PolicyOptions policies;
  std::optional<std::filesystem::path> index;
  std::optional<PageFormat> format;
  std::optional<std::filesystem::path> output;
  bool open = false;

  void declare(Options& options);
};

void ReportOptions::declare(Options& options) {
  WordSpec profile = profile_word();
  profile.needed = false;
  options.words(profiles, std::move(profile));
  options.path(index, {.name = "index",
                       .argument = "FILE",
                       .help = "rank through an index made by `fitrank index build`",
                       .completes = Completes::files});
  options.exclusive("companies", "index", "both name the companies; use one");
  policies.sums_alone = true;
  policies.declare(options,
                   "show the first N companies; of a large set so many are exact under any weights, by default up to "
                   "20");
  options.cannot({"interval"}, "a page shows the interval of its profile");
  options.cannot({"method"}, "a page moves weighted sums alone");
  companies.declare(options);
  options.flag(open, {.name = "open",
                      .help = "show the page in the browser that BROWSER names, else by xdg-open; without -o it is "
                              "written into the temporary folder"});
  options.choice(format, {.name = "format",
                          .argument = "FORMAT",
                          .help = "what is written; by default as the output file's name ends, else html"});
  OutputOptions::declare_path(options, output);
}

/// What is written, and where.
struct Target {
  PageFormat format = PageFormat::html;
  fs::path path;  ///< "-": standard output; empty: a file yet to be made, to be opened
  bool open = false;
};

PageFormat format_of(const ReportOptions& options, const fs::path& output) {
  if (options.format) return *options.format;
  const fs::path extension = output.extension();
  if (extension == ".md" || extension == ".csv") {
    throw UsageError(
        fmt::format("report: -o {}: a report is a page (.html) or its data (.json); `fitrank brief` writes "
                    "Markdown and CSV",
                    output.string()));
  }
  return extension == ".json" ? PageFormat::json : PageFormat::html;
}

/// Before any work: a page that cannot go anywhere is not made.
Target target_of(const ReportOptions& options) {
  const auto& output = options.output;
  Target target{format_of(options, output.value_or("-")), output.value_or("-"), options.open};
  if (target.open) {
    if (target.format == PageFormat::json) throw UsageError("report: --open shows the page; --format json has none");
    if (output == "-") throw UsageError("report: --open needs a file; leave out -o, or name one");
    if (!output) target.path.clear();
  } else if (!output && target.format == PageFormat::html && isatty(STDOUT_FILENO) != 0) {
    throw UsageError("report: a page is not for a terminal; write it with -o report.html, or see it with --open");
  }
  return target;
}

/// The one place where the profiles of a page are read.
std::vector<PagePersona> load_personas(const ReportOptions& options, const Model& model) {
  const auto names = profile_names(options.companies, options.profiles);
  std::vector<ProfileFile> files;
  if (names.empty()) {
    files.push_back(load_profile_file(options.companies, options.policies, model, std::nullopt));
  } else {
    files = load_profiles(options.companies, options.policies, model, names);
  }
  const std::vector<NamedShare> named = named_shares(options.policies.weights, model);
  std::vector<PagePersona> personas;
  for (ProfileFile& file : files) {
    PagePersona persona{.profile = std::move(file.profile), .start = {}, .file = std::move(file.text)};
    if (!named.empty()) persona.start = reweigh(persona.profile.weights, named);
    personas.push_back(std::move(persona));
  }
  return personas;
}

ReportPage page_of(const ReportOptions& options, const Model& model, const CompanyPool& pool,
                   std::vector<PagePersona> personas, std::size_t places) {
  ProgressBar bar("finding who can be first");
  return make_report_page(model, pool, std::move(personas),
                          {.places = places, .threads = options.companies.threads, .progress = bar.callback()});
}

/// A page of an index's members, who are the candidates for as many places as it answers for.
ReportPage page_of_index(const ReportOptions& options, const Model& model, std::vector<PagePersona> personas) {
  if (options.companies.layer) throw UsageError("report: --layer does not apply: an index states no layers");
  const SkybandIndex index = open_index(*options.index, model_path(options.companies), model);
  for (const PagePersona& persona : personas) {
    if (persona.profile.missing == MissingPolicy::expected) throw UsageError("report: " + std::string(kIndexExpects));
    const auto fixed = [](const DealBreaker& breaker) { return !depends_on_weights(breaker.rule); };
    if (std::ranges::none_of(persona.profile.deal_breakers, fixed)) continue;
    throw UsageError(
        fmt::format("report: {} has deal-breakers, which an index cannot tell; name the table itself by "
                    "--companies",
                    persona.profile.id));
  }
  const std::size_t places = options.policies.top.value_or(index.k());
  if (places > index.k()) {
    throw UsageError(fmt::format("--top {}: the index answers for the first {} only", places, index.k()));
  }
  std::vector<Company> members;
  for (std::size_t i = 0; i < index.members(); ++i) members.push_back(member_as_company(model, index, i));
  const CompanyPool pool(model, std::move(members), {}, {});
  ReportPage page = page_of(options, model, pool, std::move(personas), places);
  page.behind = index.companies();
  if (!page.exact_top && index.members() < index.companies()) page.exact_top = index.k();
  return page;
}

/// For as many places as a page can hold the candidates for.
ReportPage page_of_most(const ReportOptions& options, const Model& model, const CompanyPool& pool,
                        const std::vector<PagePersona>& personas) {
  for (const std::size_t places : kPlaces) {
    try {
      ReportPage page = page_of(options, model, pool, personas, places);
      if (page.exact_top && places < kPlaces.front()) {
        note("fitrank: the page is exact for the first {}; for the first {} it would be too large\n", places,
             kPlaces.front());
      }
      return page;
    } catch (const std::length_error&) {
      if (places == kPlaces.back()) throw;
    }
  }
  throw std::logic_error("no number of places");
}

ReportPage page_of_companies(const ReportOptions& options, const Model& model, std::vector<PagePersona> personas) {
  const Profile& first = personas.front().profile;
  std::vector<std::optional<Date>> days;
  std::vector<const Profile*> all;
  for (const PagePersona& persona : personas) {
    days.push_back(persona.profile.as_of);
    all.push_back(&persona.profile);
  }
  const auto named = named_by_all(options.companies, all);
  const CompanyPool pool = load_pool(options.companies, model, named, {first.evidence, first.as_of}, days);
  for (PagePersona& persona : personas) settle_day(persona.profile, newest_day(pool.dossiers().companies));
  if (const auto& places = options.policies.top) {
    return page_of(options, model, pool, std::move(personas), *places);
  }
  return page_of_most(options, model, pool, personas);
}

/// A file of its own in the temporary folder.
fs::path make_temporary() {
  std::string name = (fs::temp_directory_path() / "fitrank-report-XXXXXX.html").string();
  const int descriptor = mkstemps(name.data(), 5);
  if (descriptor < 0) {
    throw std::runtime_error(fmt::format("{}: {}", name, std::error_code(errno, std::generic_category()).message()));
  }
  close(descriptor);
  return name;
}

/// The page's own file, which is gone again where it cannot be written.
fs::path write_temporary(const std::string& text) {
  fs::path path = make_temporary();
  try {
    write_output(path, text);
  } catch (...) {
    std::error_code ignored;
    fs::remove(path, ignored);
    throw;
  }
  note("fitrank: the page is in {}\n", harmless(path.string()));
  return path;
}

void write(const Target& target, const std::string& text) {
  const fs::path path = target.path.empty() ? write_temporary(text) : target.path;
  if (path == target.path) write_output(path, text);
  if (target.open) open_browser(path);
}

int report(const ReportOptions& options) {
  const Target target = target_of(options);
  const Model model = load_model(options.companies);
  std::vector<PagePersona> personas = load_personas(options, model);
  const ReportPage page = options.index ? page_of_index(options, model, std::move(personas))
                                        : page_of_companies(options, model, std::move(personas));
  const nlohmann::ordered_json json = report_page_json(model, page, kVersion);
  write(target, target.format == PageFormat::json ? report_page_text(json, true) + "\n" : report_page_html(json));
  return kDone;
}

}  // namespace

CommandSpec report_command() {
  return command<ReportOptions, report>(
      {.name = "report",
       .summary = "writes an interactive page that needs no network",
       .text =
           "Writes one interactive page that opens without a network: move a weight and see the ranking and its "
           "reasons move. Several profiles, or folders of them, are put into one page; the first is shown first. Of "
           "a large set it holds the companies that any weights could put among the first N.",
       .examples = {"report -o report.html", "report --open", "report profiles -o all.html",
                    "report profiles/mine.yaml --weight growth=50 --open",
                    "report --companies big.csv --top 10 -o big.html", "report --format json -o page.json"}});
}

}  // namespace fitrank::cli
