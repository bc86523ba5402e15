#include "cli/man_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <span>

#include "cli/commands.hpp"
#include "cli/help.hpp"

namespace fitrank::cli {

namespace {

/// As roff text: what is special to roff stands for itself, also at the beginning of a line.
std::string roff(std::string_view text) {
  std::string result;
  if (text.starts_with('.') || text.starts_with('\'')) result = "\\&";
  for (const char c : text) {
    switch (c) {
      case '\\':
        result += "\\e";
        break;
      case '-':
        result += "\\-";
        break;
      case '\'':
        result += "\\(aq";
        break;
      case '`':
        result += "\\(ga";
        break;
      case '^':
        result += "\\(ha";
        break;
      case '~':
        result += "\\(ti";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string head(std::string_view page, std::string_view version) {
  std::string title(page);
  std::ranges::transform(title, title.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return fmt::format(
      ".\\\" Made from the records of fitrank's commands by `fitrank help --format man`.\n"
      ".TH \"{}\" 1 \"\" \"fitrank {}\" \"fitrank manual\"\n",
      roff(title), version);
}

std::string tagged(std::string_view tag, std::string_view text) {
  return fmt::format(".TP\n\\fB{}\\fP\n{}\n", roff(tag), roff(text));
}

/// The names that are typed stand bold, the value to be put in slanted.
std::string option_entry(const OptionSpec& spec) {
  const std::string name = option_name(spec);
  const std::size_t typed = spec.argument.empty() ? name.size() : name.size() - spec.argument.size() - 1;
  std::string tag = fmt::format("\\fB{}\\fP", roff(std::string_view(name).substr(0, typed)));
  if (!spec.argument.empty()) tag += fmt::format(" \\fI{}\\fP", roff(spec.argument));
  return fmt::format(".TP\n{}\n{}\n", tag, roff(option_help(spec)));
}

std::string examples(std::span<const std::string> lines) {
  std::string text = ".SH EXAMPLES\n.nf\n";
  for (const std::string& line : lines) text += roff(fmt::format("fitrank {}", line)) + "\n";
  return text + ".fi\n";
}

/// "fitrank-robustness-stability"
std::string page_name(const CommandSpec& command) {
  std::string name = "fitrank-" + command.name;
  std::ranges::replace(name, ' ', '-');
  std::ranges::replace(name, '_', '-');
  return name;
}

std::string tail() {
  return fmt::format(".SH \"EXIT STATUS\"\n{}\n.SH FILES\n{}\n", roff(kExitStatus), roff(kWhereFilesAre));
}

}  // namespace

std::string program_man_page(std::string_view version) {
  std::string text = head("fitrank", version);
  text +=
      ".SH NAME\nfitrank \\- rank employers for a persona\n.SH SYNOPSIS\n\\fBfitrank\\fP \\fICOMMAND\\fP [OPTIONS]\n";
  text +=
      ".SH DESCRIPTION\nfitrank ranks employers for a persona: who fits best, why, how sure that is, and what is "
      "unknown.\n.SH COMMANDS\n";
  for (const CommandSpec* command : every_command()) text += tagged(command->name, command->summary);
  text += ".SH OPTIONS\n" + tagged("-h, --help", "show the commands") + tagged("-V, --version", "print the version");
  const std::string shown[] = {"rank", "rank --weight growth=50", "explain nvidia"};
  text += examples(shown) + tail() + ".SH \"SEE ALSO\"\n";
  for (const CommandSpec* command : every_command()) {
    const bool last = command == every_command().back();
    text += fmt::format(".BR {} (1){}\n", roff(page_name(*command)), last ? "" : ",");
  }
  return text;
}

std::string command_man_page(const CommandSpec& command, std::string_view version) {
  const std::string page = page_name(command);
  std::string text = head(page, version);
  text += fmt::format(".SH NAME\n{} \\- {}\n", roff(page), roff(command.summary));
  text += fmt::format(".SH SYNOPSIS\n\\fBfitrank\\fP {} [OPTIONS]\n", roff(usage_of(command)));
  text += fmt::format(".SH DESCRIPTION\n{}\n", roff(command.text));
  for (const Choice& choice : first_choices(command)) text += tagged(choice.id, choice.note);
  for (const CommandSpec* part : parts_of(command)) text += tagged(part->name, part->summary);
  text += ".SH OPTIONS\n";
  for (const OptionSpec& spec : shown_options(command)) text += option_entry(spec);
  return text + examples(command.examples) + tail() + ".SH \"SEE ALSO\"\n.BR fitrank (1)\n";
}

}  // namespace fitrank::cli
