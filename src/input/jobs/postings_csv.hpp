// Job posts of many companies as a table: one row a post, with the board it was read from.
//
// Columns: source (greenhouse, lever or ashby), company (the board's token), title; and where they are there job_uid,
// first_seen, location_raw, is_management, employment_type, published_at, currency_original, salary_min_orig,
// salary_max_orig, salary_interval_orig. Others are not looked at; amounts converted to dollars by others are not
// taken.
// Cost: linear in the text.
#pragma once

#include "input/jobs/job_post.hpp"
#include "input/records/imported.hpp"

namespace fitrank {

/// Throws std::runtime_error where the bytes are no such table.
void read_postings_csv(const ImportItem& item, const PostSink& sink, ImportedFile& file);

}  // namespace fitrank
