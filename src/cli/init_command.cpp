#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "cli/shell_words.hpp"
#include "input/profile_template.hpp"
#include "output/write_output.hpp"

namespace fitrank::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kSchema = "config/schema/profile.schema.json";

/// Editors read the address up to the first blank.
bool is_address(const std::string& text) {
  const auto fits = [](char c) { return static_cast<unsigned char>(c) > ' '; };
  return std::ranges::all_of(text, fits) && harmless(text) == text;
}

/// Relative where both lie in the current folder, so that they may move together.
std::string schema_for(const std::string& target) {
  try {
    const fs::path schema = find_data(kSchema);
    const fs::path file = fs::path(target).lexically_normal();
    const bool together = target != "-" && schema.is_relative() && file.is_relative() && *file.begin() != "..";
    const fs::path path =
        together ? schema.lexically_normal().lexically_relative(file.parent_path().empty() ? "." : file.parent_path())
                 : fs::absolute(schema).lexically_normal();
    return is_address(path.string()) ? path.string() : std::string();
  } catch (const std::runtime_error&) {
    return {};  // a profile works without
  }
}

void refuse_to_overwrite(const std::string& target, bool force) {
  std::error_code ignored;
  if (target.empty()) throw UsageError("init: \"\" names no file");
  if (target == "-") return;
  if (fs::is_directory(target, ignored))
    throw UsageError(fmt::format("init: {} is a folder; name a file in it", target));
  if (!force && fs::exists(target, ignored)) {
    throw UsageError(fmt::format("init: {} already exists; use --force to overwrite", target));
  }
}

struct InitOptions {
  std::string file;
  CompanyOptions companies;
  bool force = false;

  void declare(Options& options) {
    options.word(file, {.argument = "FILE", .completes = Completes::target});
    companies.declare_model(options);
    options.flag(force, {.name = "force", .help = "overwrite a file that already exists"});
  }
};

int init(const InitOptions& options) {
  const std::string& target = options.file;
  refuse_to_overwrite(target, options.force);
  const std::string id = to_profile_id(target == "-" ? "" : fs::path(target).stem().string());
  write_output(target, profile_template(load_model(options.companies), id, schema_for(target)));
  if (target != "-")
    write_output("-", harmless(fmt::format("wrote {}; next: fitrank rank {}", target, shell_word(target))) + "\n");
  return kDone;
}

}  // namespace

CommandSpec init_command() {
  return command<InitOptions, init>(
      {.name = "init",
       .summary = "writes a profile to begin from",
       .text = "Writes a commented profile to begin from, with equal weights on the model's criteria; - is standard "
               "output.",
       .examples = {"init profiles/mine.yaml", "init mine.yaml --model my-model.yaml --force"}});
}

}  // namespace fitrank::cli
