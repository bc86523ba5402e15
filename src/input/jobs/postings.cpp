#include "input/jobs/postings.hpp"

#include <fmt/format.h>

#include <memory>

#include "input/jobs/board_json.hpp"
#include "input/jobs/job_board.hpp"
#include "input/jobs/jobs_importers.hpp"
#include "input/jobs/postings_csv.hpp"
#include "input/records/file_date.hpp"
#include "input/records/file_ending.hpp"

namespace fitrank {
namespace {

bool is_json(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != bytes.npos && (bytes[first] == '{' || bytes[first] == '[');
}

}  // namespace

std::unique_ptr<Importer> make_postings_importer(const ImportOptions& options) {
  return std::make_unique<PostingsImporter>(known_job(options.role, options.seniority, options.rules->jobs.terms),
                                            options.rules);
}

bool PostingsImporter::takes(std::string_view file_name) const {
  return has_ending(file_name, ".json") || has_ending(file_name, ".csv");
}

std::string PostingsImporter::settings(std::string_view file_name) const {
  const auto day = date_in_name(file_name);
  const std::string sought = fmt::format("{}; {}", job_text(sought_), rules_->jobs.text());
  return day ? fmt::format("{}; seen on {}", sought, day->text()) : sought;
}

ImportedFile PostingsImporter::read(const ImportItem& item) const {
  ImportedFile file;
  JobBoards boards(sought_, rules_->jobs, file);
  const PostSink sink = [&boards](JobPost&& post) { boards.add(std::move(post)); };
  bool whole = false;  // nothing tells whether a table holds whole boards
  if (is_json(item.bytes)) {
    whole = read_board_json(item, sink, file);
  } else {
    read_postings_csv(item, sink, file);
  }
  boards.finish(whole, date_in_name(item.name));
  return file;
}

}  // namespace fitrank
