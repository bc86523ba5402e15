#include "output/blocks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

void Writer::open(std::string title, std::string sentence, const Profile& profile) {
  head(std::move(title), 1);
  say(std::move(sentence), Style::strong);
  say(fmt::format("Profile: {}", titled(profile.title, profile.id)));
  say(policies_text(profile));
}

void Writer::close(const Counts& counts) { say(left_out_text(counts)); }

std::string left_out_text(const Counts& counts) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, std::string_view why) {
    if (count > 0) parts.push_back(fmt::format("{} {}", count_text(count, "company", "companies"), why));
  };
  add(counts.excluded.value_or(0), "excluded by a deal-breaker");
  add(counts.too_little_known.value_or(0), "too little known");
  add(counts.unranked.value_or(0), "with no data for any weighted criterion");
  return parts.empty() ? std::string() : fmt::format("Left out: {}.", fmt::join(parts, "; "));
}

Answer answer_about(const PoolSubject& subject, const AnswerSpec& spec, std::string sentence) {
  return {.spec = &spec,
          .envelope = envelope_of(subject.model, subject.profile, subject.weights.scaled(), std::move(sentence),
                                  subject.counts),
          .criteria = subject.model.criteria};
}

Answer answer_about(const Subject& subject, const AnswerSpec& spec, std::string sentence,
                    std::span<const double> weights, const Counts& counts) {
  return {.spec = &spec,
          .envelope = envelope_of(subject.model, subject.profile, weights, std::move(sentence), counts),
          .criteria = subject.model.criteria};
}

}  // namespace fitrank
