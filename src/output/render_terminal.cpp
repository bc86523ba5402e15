#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "output/paint.hpp"
#include "output/render.hpp"
#include "output/terminal_table.hpp"
#include "output/wrap.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kLeastWidth = 20;

class TerminalRenderer {
 public:
  explicit TerminalRenderer(const TerminalOptions& options) : options_(options) {
    options_.width = std::max(options_.width, kLeastWidth);
  }

  std::string operator()(const Heading& heading) const { return wrapped(heading.text, Style::strong, "", ""); }
  std::string operator()(const Paragraph& paragraph) const { return wrapped(paragraph.text, paragraph.style, "", ""); }
  std::string operator()(const Table& table) const { return terminal_table(table, options_); }

  std::string operator()(const List& list) const {
    std::string text;
    for (const std::string& item : list.items) text += wrapped(item, Style::plain, "- ", "  ");
    return text;
  }

  std::string operator()(const Preformatted& block) const {
    std::string text;
    for (std::string_view rest = block.text; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      text += paint(trim_end(harmless(rest.substr(0, end))), block.style, options_.color);
      text += '\n';
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return text;
  }

 private:
  std::string wrapped(const std::string& raw, Style style, std::string_view first, std::string_view further) const {
    std::string text;
    for (const std::string& line : wrap(harmless(raw), options_.width - first.size())) {
      const std::string_view lead = text.empty() ? first : further;
      text += line.empty() ? trim_end(lead) : lead;
      text += paint(line, style, options_.color) + '\n';
    }
    return text;
  }

  TerminalOptions options_;
};

}  // namespace

std::string render_terminal(const std::vector<Block>& blocks, const TerminalOptions& options) {
  std::string text;
  for (const Block& block : blocks) {
    const std::string shown = std::visit(TerminalRenderer(options), block);
    if (!text.empty() && !shown.empty()) text += '\n';
    text += shown;
  }
  return text;
}

}  // namespace fitrank
