// A saved index, refused where it does not fit the files it was made from.
#pragma once

#include <cstddef>
#include <filesystem>

#include "evidence/company.hpp"
#include "evidence/model.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::cli {

/// Why an index does not answer for `missing: expected`.
inline constexpr std::string_view kIndexExpects =
    "an index holds the first companies alone, and `missing: expected` looks at all of them; name the table itself by "
    "--companies";

/// Loads the index at `path`. Throws std::runtime_error where it is damaged, where the table or the
/// model it was made from has changed since, or where it scores other criteria than `model`.
SkybandIndex open_index(const std::filesystem::path& path, const std::filesystem::path& model_path, const Model& model);

/// A member as a company whose scores a table states; an index keeps no name, so its id is shown instead.
Company member_as_company(const Model& model, const SkybandIndex& index, std::size_t member);

}  // namespace fitrank::cli
