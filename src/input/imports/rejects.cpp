#include "input/imports/rejects.hpp"

#include <fmt/format.h>

namespace fitrank {

void Rejects::add(std::string place, std::string reason, std::size_t times) {
  if (times == 0) return;
  const auto [found, is_new] = counts_.try_emplace({std::move(place), std::move(reason)}, 0);
  found->second += times;
  if (is_new) order_.push_back(found);
}

void Rejects::give_to(ImportedFile& file) const {
  for (const auto& entry : order_) {
    const auto& [place, reason] = entry->first;
    file.rejects_in_all += entry->second;
    if (file.rejects.size() >= kMostRejects) continue;
    file.rejects.push_back({place, entry->second == 1 ? reason : fmt::format("{} ({} times)", reason, entry->second)});
  }
}

}  // namespace fitrank
