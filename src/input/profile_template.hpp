// A profile to begin from: every key there is, explained, with equal weights on the model's criteria.
//
// How: text made from the model; reading it back gives no problem (and neither do its commented
// examples once they are uncommented).
// Cost: linear in the model.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "evidence/model.hpp"

namespace fitrank {

/// `id` made fit to be a profile's id: lower case, others than letters and digits as '-'; "mine" where nothing is left.
std::string to_profile_id(std::string_view name);

/// `schema`: what an editor reads the keys from, a path or address without blanks; empty: none.
std::string profile_template(const Model& model, std::string_view id, std::string_view schema);

/// A `weights:` block to paste into a profile, one of `values` per criterion, under a comment.
std::string weights_block(const Model& model, std::span<const std::string> values, std::string_view comment);

}  // namespace fitrank
