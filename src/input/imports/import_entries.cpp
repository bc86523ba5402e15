#include "input/imports/import_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/mapped_file.hpp"
#include "base/sha256.hpp"
#include "input/source_text.hpp"

namespace fitrank {
namespace {

namespace fs = std::filesystem;

/// Of standard input, which is kept in memory.
constexpr std::size_t kStreamLimit = std::size_t{2} << 30;
constexpr std::size_t kDigestShown = 8;

class MappedBytes : public SharedBytes {
 public:
  explicit MappedBytes(const fs::path& path) : file_(path) {}
  std::string_view bytes() const override {
    static constexpr std::array<char, kImportPadding> kNothing{};
    return file_.bytes().empty() ? std::string_view(kNothing.data(), 0) : file_.bytes();
  }

 private:
  static_assert(MappedFile::kPadding >= kImportPadding);
  MappedFile file_;
};

class StreamBytes : public SharedBytes {
 public:
  explicit StreamBytes(std::string text) : size_(text.size()), text_(std::move(text)) {
    text_.append(kImportPadding, '\0');
  }
  std::string_view bytes() const override { return std::string_view(text_).substr(0, size_); }

 private:
  std::size_t size_;
  std::string text_;
};

std::unique_ptr<SharedBytes> map(const fs::path& path) {
  try {
    return std::make_unique<MappedBytes>(path);
  } catch (const std::system_error& error) {
    throw std::runtime_error(fmt::format("cannot be read: {}", error.code().message()));
  }
}

bool starts_as_zip(const fs::path& path) {
  std::array<char, 4> start{};
  std::ifstream file(path, std::ios::binary);
  file.read(start.data(), start.size());
  return is_zip({start.data(), static_cast<std::size_t>(file.gcount())});
}

bool is_archive_name(std::string_view name) { return name.ends_with(".zip") || name.ends_with(".ZIP"); }

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

class EntryLister {
 public:
  explicit EntryLister(const Importer& importer) : importer_(importer) {}

  void add(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (is_stream(path)) {
      guarded(path.string(), [&] { add_stream(path); });
    } else if (fs::is_directory(status)) {
      add_folder(path);
    } else if (!fs::exists(status)) {
      refuse(path.string(), error && error != std::errc::no_such_file_or_directory ? error.message() : "no such file");
    } else {
      guarded(path.string(), [&] { add_file(path); });
    }
  }

  ImportEntries take() { return std::move(found_); }

 private:
  void refuse(std::string file, std::string reason) { found_.refusals.push_back({std::move(file), std::move(reason)}); }

  template <typename Work>
  void guarded(const std::string& file, Work&& work) {
    try {
      work();
    } catch (const std::runtime_error& error) {
      refuse(file, error.what());
    }
  }

  static std::string name_of(const fs::path& path) {
    std::error_code ignored;
    const fs::path whole = fs::weakly_canonical(path, ignored);
    return (whole.empty() ? fs::absolute(path).lexically_normal() : whole).string();
  }

  void add_file(const fs::path& path) {
    if (starts_as_zip(path) && !importer_.takes_archives()) {
      add_members(name_of(path), path.string(), map(path));
    } else {
      found_.entries.push_back(
          {.name = name_of(path), .shown = path.string(), .path = path, .size = fs::file_size(path)});
    }
  }

  void add_stream(const fs::path& path) {
    Problems problems;
    auto source = read_source(path, kStreamLimit, problems);
    if (!source) throw std::runtime_error(problems.front().message);
    // Two streams have no name to distinguish them by: their bytes do.
    const std::string name = fmt::format("-{}", sha256(source->text).substr(0, kDigestShown));
    auto bytes = std::make_shared<StreamBytes>(std::move(source->text));
    if (is_zip(bytes->bytes()) && !importer_.takes_archives()) return add_members(name, "standard input", bytes);
    const std::uint64_t size = bytes->bytes().size();
    found_.entries.push_back({.name = name, .shown = "standard input", .shared = std::move(bytes), .size = size});
  }

  void add_folder(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      std::error_code ignored;
      if (at->path().filename().native().starts_with('.')) {
        at.disable_recursion_pending();
      } else if (at->is_regular_file(ignored)) {
        files.push_back(at->path());
      }
    }
    if (error) refuse(folder.string(), "cannot be read: " + error.message());
    std::ranges::sort(files, {}, [](const fs::path& path) { return path.native(); });
    const std::size_t before = found_.entries.size() + found_.refusals.size();
    for (const fs::path& file : files) add_of_folder(file);
    if (found_.entries.size() + found_.refusals.size() > before) return;
    refuse(folder.string(), fmt::format("a folder without files for {}", importer_.kind()));
  }

  void add_of_folder(const fs::path& file) {
    const std::string name = file.filename().string();
    const bool wanted = importer_.takes(name) || (is_archive_name(name) && !importer_.takes_archives());
    if (wanted) {
      guarded(file.string(), [&] { add_file(file); });
    } else {
      ++found_.passed_over;
    }
  }

  void add_members(const std::string& name, const std::string& shown, std::shared_ptr<const SharedBytes> bytes) {
    const ZipArchive archive(bytes->bytes());
    std::size_t taken = 0;
    for (const ArchiveMember& member : archive.members()) {
      const std::string file = base_name(member.name);
      if (is_archive_name(file)) {
        refuse(fmt::format("{}!{}", shown, member.name), "an archive inside an archive; unpack it first");
      } else if (!importer_.takes(file) || file.starts_with('.')) {  // macOS puts a "._name" beside each file
        ++found_.passed_over;
        continue;
      } else {
        found_.entries.push_back({.name = fmt::format("{}!{}", name, member.name),
                                  .shown = fmt::format("{}!{}", shown, member.name),
                                  .shared = bytes,
                                  .member = std::make_shared<ArchiveMember>(member),
                                  .size = member.size});
      }
      ++taken;
    }
    if (taken == 0) refuse(shown, fmt::format("an archive without files for {}", importer_.kind()));
  }

  const Importer& importer_;
  ImportEntries found_;
};

}  // namespace

ImportEntries list_entries(const Importer& importer, std::span<const fs::path> paths) {
  EntryLister lister(importer);
  for (const fs::path& path : paths) lister.add(path);
  return lister.take();
}

std::string_view EntryReader::read(const ImportEntry& entry) {
  if (!entry.shared) {
    mapped_ = map(entry.path);
    return mapped_->bytes();
  }
  if (!entry.member) return entry.shared->bytes();
  if (opened_ != entry.shared) {
    archive_ = nullptr;
    opened_ = entry.shared;
    archive_ = std::make_unique<ZipArchive>(opened_->bytes());
  }
  return archive_->read(*entry.member, buffer_);
}

}  // namespace fitrank
