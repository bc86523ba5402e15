#include "output/present_import.hpp"

#include <fmt/format.h>

#include "output/blocks.hpp"
#include "output/fields.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"

namespace fitrank {

namespace {

struct ImportFacts {
  const ImportSubject& subject;
  const ImportSummary& summary;
};

const Fields<ImportFacts>& import_facts() {
  static const Fields<ImportFacts> fields =
      Fields<ImportFacts>()
          .add(key::kind, [](auto& all) { return all.subject.importer; })
          .add(key::file, [](auto& all) { return all.subject.into; })
          .add(key::dry_run, [](auto& all) { return all.subject.dry_run; })
          .add(key::files, [](auto& all) { return all.summary.kept; })
          .add(key::records_read, [](auto& all) { return all.summary.records; })
          .add(key::observations, [](auto& all) { return all.summary.observations; })
          .add(key::unchanged, [](auto& all) { return all.summary.unchanged; })
          .add(key::other_files, [](auto& all) { return all.summary.passed_over; })
          .add(key::skipped, [](auto& all) { return all.summary.left_out_in_all; })
          .add(key::rejected, [](auto& all) { return all.summary.rejects_in_all; })
          .add(key::refused, [](auto& all) { return all.summary.refused.size(); });
  return fields;
}

struct NotTaken {
  const char* standing;
  const FileReject& reject;
};

const Fields<NotTaken>& not_taken_fields() {
  static const Fields<NotTaken> fields = Fields<NotTaken>()
                                             .add(key::standing, [](auto& one) { return one.standing; })
                                             .add(key::file, [](auto& one) { return one.reject.file; })
                                             .add(key::path, [](auto& one) { return one.reject.place; })
                                             .add(key::reason, [](auto& one) { return one.reject.reason; });
  return fields;
}

std::vector<NotTaken> not_taken(const ImportSummary& summary) {
  std::vector<NotTaken> rows;
  for (const FileReject& one : summary.left_out) rows.push_back({"skipped", one});
  for (const FileReject& one : summary.rejects) rows.push_back({"rejected", one});
  for (const FileReject& one : summary.refused) rows.push_back({"refused", one});
  return rows;
}

std::string import_sentence(const ImportSubject& subject, const ImportSummary& summary) {
  if (summary.observations == 0 && summary.unchanged == 0) {
    const std::string read = summary.kept == 0 ? "no file could be used"
                                               : fmt::format("{} in {} gave no observation",
                                                             count_text(summary.records, "record", "records"),
                                                             count_text(summary.kept, "file", "files"));
    return fmt::format("Nothing was {} {}: {}.", subject.dry_run ? "found for" : "imported into", subject.into, read);
  }
  return fmt::format("{} {}: {} of {}, from {} with {}", subject.dry_run ? "would import into" : "imported into",
                     subject.into, count_text(summary.observations, "observation", "observations"),
                     count_text(summary.companies, "company", "companies"), count_text(summary.kept, "file", "files"),
                     count_text(summary.records, "record", "records"));
}

const Fields<MadeFiles>& made_facts() {
  static const Fields<MadeFiles> fields = Fields<MadeFiles>()
                                              .add(key::kind, [](auto& made) { return made.kind; })
                                              .add(key::file, [](auto& made) { return made.file; })
                                              .add(key::files, [](auto& made) { return made.files; })
                                              .add(key::seed, [](auto& made) { return made.seed; });
  return fields;
}

}  // namespace

const AnswerSpec& import_spec() {
  static const AnswerSpec spec{.facts = import_facts().specs(),
                               .rows = not_taken_fields().specs(),
                               .about_rows = "a record or file that was not taken"};
  return spec;
}

Answer present_import(const ImportSubject& subject, const ImportSummary& summary) {
  Answer answer{.spec = &import_spec()};
  answer.envelope.sentence = import_sentence(subject, summary);
  answer.envelope.counts.companies = summary.companies;
  answer.facts = import_facts().record({subject, summary});
  answer.rows = Rows(records(not_taken_fields(), not_taken(summary)));
  std::string lines = answer.envelope.sentence + '\n';
  const auto add = [&](std::size_t count, std::string_view one, std::string_view many, std::string_view how) {
    if (count > 0) lines += fmt::format("{} {}\n", count_text(count, one, many), how);
  };
  add(summary.unchanged, "file", "files", "unchanged since an earlier import");
  add(summary.passed_over, "file", "files", "of other kinds ignored");
  add(summary.left_out_in_all, "record", "records", "skipped (not relevant)");
  add(summary.rejects_in_all, "record", "records", "rejected (faulty)");
  add(summary.refused.size(), "file", "files", "refused");
  answer.blocks = {Preformatted{std::move(lines)}};
  return answer;
}

const AnswerSpec& made_spec() {
  static const AnswerSpec spec{.facts = made_facts().specs(), .rows = {}, .about_rows = "none"};
  return spec;
}

Answer present_made(const MadeFiles& made) {
  Answer answer{.spec = &made_spec()};
  answer.envelope.sentence =
      fmt::format("wrote {} to {}", count_text(made.companies, "company", "companies"), made.file);
  answer.envelope.counts.companies = made.companies;
  answer.facts = made_facts().record(made);
  answer.blocks = {Preformatted{answer.envelope.sentence + '\n'}};
  return answer;
}

}  // namespace fitrank
