#include "input/records/rejects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace fitrank {

void add_reject(ImportedFile& file, Reject reject, std::size_t times) {
  file.rejects_in_all += times;
  if (reject.left_out) file.left_out_in_all += times;
  const bool full = file.rejects.size() == kMostRejects;
  if (full && (reject.left_out || !file.rejects.back().left_out)) return;
  if (full) file.rejects.pop_back();
  const auto sound = std::ranges::partition_point(file.rejects, [](const Reject& other) { return !other.left_out; });
  file.rejects.insert(reject.left_out ? file.rejects.end() : sound, std::move(reject));
}

void reject(ImportedFile& file, std::string place, std::string reason) {
  add_reject(file, {std::move(place), std::move(reason), false});
}

void leave_out(ImportedFile& file, std::string place, std::string reason) {
  add_reject(file, {std::move(place), std::move(reason), true});
}

/// What is counted now for the first time; none where it was counted before.
Rejects::Count* Rejects::count(Key key, std::size_t times) {
  if (times == 0) return nullptr;
  const auto [entry, is_new] = counts_.try_emplace(std::move(key));
  entry->second.times += times;
  if (is_new) order_.push_back(entry);
  return is_new ? &entry->second : nullptr;
}

void Rejects::count_at(const RecordPlace& place, std::string reason, bool left_out) {
  Count* const first = count({std::string(place.within), std::move(reason), left_out}, 1);
  if (first != nullptr) first->first = fmt::format("{}{}", place.separator, place.index);
}

void Rejects::add(const RecordPlace& place, std::string reason) { count_at(place, std::move(reason), false); }

void Rejects::leave_out(const RecordPlace& place, std::string reason) { count_at(place, std::move(reason), true); }

void Rejects::add(std::string place, std::string reason, std::size_t times) {
  count({std::move(place), std::move(reason), false}, times);
}

void Rejects::leave_out(std::string place, std::string reason, std::size_t times) {
  count({std::move(place), std::move(reason), true}, times);
}

void Rejects::give_to(ImportedFile& file) const {
  for (const auto& entry : order_) {
    const auto& [place, reason, left_out] = entry->first;
    const auto& [times, first] = entry->second;
    const std::string told =
        times == 1 ? reason : fmt::format("{} ({} times{})", reason, times, first.empty() ? "" : ", here first");
    add_reject(file, {place + first, told, left_out}, times);
  }
}

}  // namespace fitrank
