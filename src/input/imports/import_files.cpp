#include "input/imports/import_files.hpp"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <utility>

#include "base/parallel.hpp"
#include "base/sha256.hpp"
#include "input/imports/import_entries.hpp"
#include "input/records/company_key.hpp"

namespace fitrank {
namespace {

/// How many sources each thread may be ahead of the writer.
constexpr std::size_t kAhead = 4;
constexpr std::size_t kMostThreads = 1024;

/// What reading one source came to.
struct ReadSource {
  enum class State { read, unchanged, refused };
  State state = State::refused;
  ImportStamp stamp;
  ImportedFile file;
  std::string reason;
};

/// Takes what was read in any order and keeps it in the list's.
class OrderedWriter {
 public:
  OrderedWriter(const ImportEntries& list, const Model& model, EvidenceStore* store, const ImportRun& run,
                std::size_t window)
      : list_(list), model_(model), store_(store), dry_run_(run.dry_run), progress_(run.progress), window_(window) {
    for (const ImportEntry& entry : list.entries) total_ += kib(entry);
  }

  /// Waits until source `index` is near enough to what is written; false where the work has ended.
  bool await_turn(std::size_t index) {
    std::unique_lock lock(mutex_);
    turn_.wait(lock, [&] { return failed_ || index < written_ + window_; });
    return !failed_;
  }

  bool has(const ImportStamp& stamp) {
    const std::lock_guard lock(mutex_);
    return store_ != nullptr && store_->has(stamp);
  }

  void hand_over(std::size_t index, ReadSource source) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(index, std::move(source));
    try {
      for (auto next = waiting_.find(written_); next != waiting_.end(); next = waiting_.find(written_)) {
        write(list_.entries[written_], next->second);
        waiting_.erase(next);
        ++written_;
      }
    } catch (...) {
      failed_ = true;
      turn_.notify_all();
      throw;
    }
    turn_.notify_all();
  }

  /// Lets the threads that wait end.
  void give_up() {
    const std::lock_guard lock(mutex_);
    failed_ = true;
    turn_.notify_all();
  }

  ImportSummary take() {
    summary_.companies = companies_.size();
    summary_.passed_over = list_.passed_over;
    return std::move(summary_);
  }

 private:
  bool kept_already(const ImportStamp& stamp) {
    if (store_ == nullptr) return false;
    return dry_run_ ? store_->has(stamp) : store_->stands_for_kept(stamp);
  }

  static std::size_t kib(const ImportEntry& entry) { return static_cast<std::size_t>(entry.size >> 10) + 1; }

  void write(const ImportEntry& entry, ReadSource& source) {
    if (source.state == ReadSource::State::refused) {
      summary_.refused.push_back({entry.shown, "", source.reason});
    } else if (kept_already(source.stamp)) {
      ++summary_.unchanged;
    } else if (source.state == ReadSource::State::unchanged) {
      summary_.refused.push_back({entry.shown, "", "another import removed it meanwhile; import it again"});
    } else {
      if (store_ != nullptr && !dry_run_) store_->keep(source.stamp, source.file, model_);
      add_up(entry, source.file);
    }
    done_ += kib(entry);
    if (progress_) progress_(done_, total_);
  }

  void add_up(const ImportEntry& entry, const ImportedFile& file) {
    ++summary_.kept;
    summary_.records += file.records;
    summary_.observations += file.observations.size();
    summary_.rejects_in_all += file.rejects_in_all - file.left_out_in_all;
    summary_.left_out_in_all += file.left_out_in_all;
    std::vector<bool> named(file.companies.size());
    for (const ImportedObservation& observation : file.observations) named[observation.company] = true;
    for (std::size_t i = 0; i < named.size(); ++i) {
      if (named[i]) companies_.insert(name_id(identifiers_of(file.companies[i])));
    }
    for (const Reject& reject : file.rejects) {
      auto& list = reject.left_out ? summary_.left_out : summary_.rejects;
      if (list.size() < kMostRejects) list.push_back({entry.shown, reject.place, reject.reason});
    }
  }

  const ImportEntries& list_;
  const Model& model_;
  EvidenceStore* store_;
  bool dry_run_;
  const Progress& progress_;
  std::size_t window_;
  std::size_t total_ = 0;
  std::size_t done_ = 0;

  std::mutex mutex_;
  std::condition_variable turn_;
  std::map<std::size_t, ReadSource> waiting_;
  std::size_t written_ = 0;
  bool failed_ = false;
  ImportSummary summary_;
  std::set<std::string> companies_;
};

/// Does the work unless it throws std::runtime_error, which makes the source a refused one.
template <typename Work>
bool refusing(ReadSource& source, Work&& work) {
  try {
    work();
    return true;
  } catch (const std::runtime_error& error) {
    source.state = ReadSource::State::refused;
    source.reason = error.what();
    return false;
  }
}

ReadSource read_entry(const Importer& importer, const ImportEntry& entry, const Model& model, EntryReader& reader,
                      OrderedWriter& writer) {
  ReadSource source;
  std::string_view bytes;
  const bool readable = refusing(source, [&] {
    bytes = reader.read(entry);
    source.stamp = {std::string(importer.kind()), entry.name, sha256(bytes), importer.settings(entry.shown)};
  });
  if (!readable) return source;
  source.state = writer.has(source.stamp) ? ReadSource::State::unchanged : ReadSource::State::read;
  if (source.state == ReadSource::State::unchanged) return source;
  refusing(source, [&] { source.file = checked_by(model, importer.read({entry.shown, bytes})); });
  return source;
}

}  // namespace

ImportSummary import_files(const Importer& importer, std::span<const std::filesystem::path> paths, const Model& model,
                           EvidenceStore* store, const ImportRun& run) {
  const ImportEntries list = list_entries(importer, paths);
  const std::size_t threads = thread_count(run.threads, std::min(kMostThreads, list.entries.size()));
  OrderedWriter writer(list, model, store, run, threads * kAhead);
  std::vector<EntryReader> readers(threads);
  parallel_for(list.entries.size(), threads, [&](std::size_t index, std::size_t thread) {
    try {
      if (!writer.await_turn(index)) return;
      writer.hand_over(index, read_entry(importer, list.entries[index], model, readers[thread], writer));
    } catch (...) {
      writer.give_up();
      throw;
    }
  });
  ImportSummary summary = writer.take();
  for (const auto& [file, reason] : list.refusals) summary.refused.insert(summary.refused.end(), {file, "", reason});
  return summary;
}

}  // namespace fitrank
