// A hash of companies as they were read, so that a saved answer can say whether it was made from the same data.
//
// How: SHA-256 over every field of the dossiers, and over the ids and scores of tables in blocks of rows whose digests
// are hashed again. What a file holds beside that (comments, the order of keys, where it is) has no part in it.
// Cost: linear; the blocks are hashed by all threads.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "evidence/company.hpp"
#include "evidence/company_pool.hpp"
#include "evidence/model.hpp"

namespace fitrank {

/// All give 64 lower-case hexadecimal digits. The file's is that of its bytes; throws std::runtime_error.
std::string hash_text_file(const std::filesystem::path& path);
std::string hash_companies(const Model& model, std::span<const Company> companies);
std::string hash_companies(const Model& model, const CompanyPool& pool, std::size_t threads = 0);

}  // namespace fitrank
