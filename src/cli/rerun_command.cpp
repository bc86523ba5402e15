// A saved answer as a receipt: the same command again, and whether it gives the same bytes.
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "output/present_rerun.hpp"

namespace fitrank::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestReceipt = std::uintmax_t{1} << 30;

struct RerunOptions {
  std::string file;
  OutputOptions output;
  std::size_t threads = 0;

  void declare(Options& options) {
    options.word(file, {.argument = "ANSWER.json", .completes = Completes::files});
    options.number(threads,
                   {.name = "threads",
                    .argument = "N",
                    .help = "use N threads; results do not depend on it",
                    .by_default = "all",
                    .writing = true},
                   std::size_t{1}, std::size_t{1024});
    output.declare(options);
  }
};

/// What a saved answer says of the command that made it.
struct Receipt {
  std::string text;
  std::vector<std::string> words;  ///< of the command line, with the command
};

std::string text_of_file(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) throw UsageError(fmt::format("{}: there is no such file", harmless(path)));
  if (fs::file_size(path, error) > kLargestReceipt) throw UsageError(fmt::format("{}: is over 1 GiB", harmless(path)));
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file && !file.eof()) throw std::runtime_error(fmt::format("{}: cannot be read", harmless(path)));
  return text;
}

[[noreturn]] void refuse(const std::string& path, std::string_view why) {
  throw UsageError(fmt::format("{}: {}; a receipt is what a command writes with --format json", harmless(path), why));
}

/// The command that `words` begin with; throws UsageError where `rerun` does not run it.
const CommandSpec& command_of(const std::string& path, const std::vector<std::string>& words) {
  const CommandSpec& command = *find_command(words).command;
  const bool dry = std::ranges::count(words, "--dry-run") > 0;
  if (command.answer == nullptr || command.name == "rerun")
    refuse(path, fmt::format("{} gives no answer", command.name));
  if (command.writes && !dry) refuse(path, fmt::format("{} makes files, and is not run again", command.name));
  return command;
}

Receipt read_receipt(const std::string& path) {
  Receipt receipt{text_of_file(path), {}};
  const auto json = nlohmann::json::parse(receipt.text, nullptr, false);
  if (!json.is_object() || !json.contains("command") || !json.contains("arguments") || !json["command"].is_string() ||
      !json["arguments"].is_array()) {
    refuse(path, "is not a saved answer");
  }
  std::string word;
  for (const char c : json["command"].get<std::string>() + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      receipt.words.push_back(std::exchange(word, {}));
    }
  }
  if (receipt.words.empty()) refuse(path, "names no command");
  for (const auto& argument : json["arguments"]) {
    if (!argument.is_string()) refuse(path, "holds an argument that is no text");
    receipt.words.push_back(argument.get<std::string>());
  }
  return receipt;
}

/// A file in a folder of its own, gone with this object.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::string name = (fs::temp_directory_path() / "fitrank-rerun-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error(fmt::format("{}: {}", name, std::generic_category().message(errno)));
    }
    folder_ = name;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  fs::path path() const { return folder_ / "answer.json"; }

 private:
  fs::path folder_;
};

bool takes_option(const CommandSpec& command, std::string_view name) {
  const Options records = command.records();
  return std::ranges::any_of(records.specs(),
                             [&](const OptionSpec& spec) { return spec.name == name && spec.cannot.empty(); });
}

/// What the command writes now.
std::string made_again(const std::string& path, const Receipt& receipt, std::size_t threads) {
  const TemporaryFile file;
  const CalledCommand called = find_command(receipt.words);
  const CommandSpec& command = command_of(path, receipt.words);
  const auto first = receipt.words.begin() + static_cast<std::ptrdiff_t>(called.words);
  std::vector<std::string> words;
  if (takes_option(command, "summary")) {
    refuse(path, fmt::format("is the summary of {}, which is not run again", command.name));
  }
  words = {"--output=" + file.path().string(), "--format=json"};
  if (threads > 0 && takes_option(command, "threads")) words.push_back(fmt::format("--threads={}", threads));
  words.insert(words.end(), first, receipt.words.end());
  try {
    command.run(command, command.name, words);
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("{}: its command cannot be run again: {}", harmless(path), error.what()));
  }
  return text_of_file(file.path().string());
}

int rerun(const RerunOptions& options) {
  Rerun compared{.file = options.file, .old_text = {}, .new_text = {}};
  Receipt receipt = read_receipt(options.file);
  compared.new_text = made_again(options.file, receipt, options.threads);
  compared.old_text = std::move(receipt.text);
  emit(options.output, present_rerun(compared));
  return compared.same() ? kDone : kDoesNotHold;
}

}  // namespace

CommandSpec rerun_command() {
  return command<RerunOptions, rerun>(
      {.name = "rerun",
       .summary = "runs a saved answer's command again",
       .text =
           "Runs the command of a saved answer again and says whether it gives the same bytes. If not, it says what "
           "changed (the version, the model, the profile, the companies, the day) and where the answers differ. "
           "Exits with 1 where they differ.",
       .examples = {"rerun ranking.json", "rerun ranking.json --format json"},
       .answer = rerun_spec});
}

}  // namespace fitrank::cli
