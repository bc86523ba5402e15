#include "sql/sql_expected.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sql/sql_extents.hpp"

namespace fitrank {
namespace {

using OfLayer = std::function<double(std::optional<std::size_t>)>;

/// The constant, or one for each layer where layers have their own.
std::string constant(const SqlContext& context, const OfLayer& expected) {
  const SqlWords& words = context.words;
  if (!context.request.expected->by_layer()) return words.number(expected({}));
  SqlCase cases;
  for (std::size_t layer = 0; layer < context.model().layers.size(); ++layer) {
    cases.when(fmt::format("{} = {}", context.names.own("layer"), words.text(context.model().layers[layer].id)),
               words.number(expected(layer)));
  }
  return cases.end(words.number(expected({})));
}

std::string of_signal(const SqlContext& context, std::size_t signal) {
  return constant(context,
                  [&](std::optional<std::size_t> layer) { return context.request.expected->of_signal(signal, layer); });
}

std::string of_criterion(const SqlContext& context, std::size_t criterion) {
  return constant(context, [&](std::optional<std::size_t> layer) {
    return context.request.expected->of_criterion(criterion, layer);
  });
}

/// The mean over all signals, the unknown ones at their constants.
std::string mean_of_all(const SqlContext& context, std::size_t criterion) {
  const SqlWords& words = context.words;
  std::vector<std::string> parts;
  double all = 0;
  for (std::size_t s = 0; s < context.model().signals.size(); ++s) {
    const Signal& signal = context.model().signals[s];
    if (signal.criterion != criterion) continue;
    all += signal.importance;
    const std::string score =
        context.names.observes(s)
            ? fmt::format("coalesce({}, {})", context.names.of_signal(s, "score"), of_signal(context, s))
            : of_signal(context, s);
    parts.push_back(fmt::format("{} * {}", words.number(signal.importance), score));
  }
  return words.as_single(fmt::format("({})\n        / {}", fmt::join(parts, "\n        + "), words.number(all)));
}

std::string expected_score(const SqlContext& context, std::size_t criterion) {
  const SqlWords& words = context.words;
  const std::string open = words.as_single(of_criterion(context, criterion));
  if (context.names.states(criterion)) return fmt::format("coalesce({}, {})", context.names.criterion(criterion), open);
  if (!sql_has_extent(context, criterion)) return open;
  if (!sql_states_any(context)) return mean_of_all(context, criterion);
  // A table that states scores leaves a criterion open of which no signal is known.
  return fmt::format("CASE WHEN {} > 0 THEN {} ELSE {} END", context.names.of_criterion(criterion, "importance"),
                     mean_of_all(context, criterion), open);
}

}  // namespace

bool sql_expects(const SqlRequest& request) { return request.profile.missing == MissingPolicy::expected; }

SqlStep sql_expected_step(const SqlContext& context) {
  SqlStep step{"expected", "each criterion's score with what is expected of its unknown signals", {}};
  if (!sql_expects(context.request)) return step;
  for (std::size_t c = 0; c < context.model().criteria.size(); ++c) {
    step.columns.push_back({sql_counted(context, c), expected_score(context, c)});
  }
  return step;
}

std::string sql_counted(const SqlContext& context, std::size_t criterion) {
  return sql_expects(context.request) ? context.names.of_criterion(criterion, "expected")
                                      : context.names.criterion(criterion);
}

void sql_check_expected(const SqlContext& context) {
  const SqlRequest& request = context.request;
  if (!sql_expects(request)) return;
  if (request.expected == nullptr) throw std::invalid_argument("missing: expected needs companies to estimate from");
  if (request.expected->given_others()) {
    throw std::invalid_argument(
        "with estimate: conditional, what is expected of a company depends on all that is known of it, which a "
        "statement cannot hold; take --estimate marginal, or let fitrank fill the table (rank --format csv --top N) "
        "and rank that by --missing zero");
  }
  if (request.expected->by_layer() && !context.names.layer()) {
    throw std::invalid_argument(
        "what is expected depends on the layer, and the table has no column for it; name it by --columns "
        "layer=COLUMN");
  }
}

}  // namespace fitrank
