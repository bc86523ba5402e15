// The places of weights, policies and date in a profile's text (profile_text.hpp).
//
// How: the tree with places that the profile reader walks; what the file does not name gets a place for a line
// of its own, behind the last weight, or for an entry of a map in braces.
// Cost: linear in the text.
#pragma once

#include "fitrank/model.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/profile_text.hpp"
#include "fitrank/source_text.hpp"

namespace fitrank {

/// `profile` is what read_profile made of `source`.
ProfileText find_profile_spots(const SourceText& source, const Model& model, const Profile& profile);

}  // namespace fitrank
