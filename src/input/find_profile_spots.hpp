// The places of weights, policies and date in a profile's text (profile_text.hpp).
//
// How: the tree with places that the profile reader walks; what the file does not name gets a place for a line
// of its own, behind the last weight, or for an entry of a map in braces.
// Cost: linear in the text.
#pragma once

#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "evidence/profile_text.hpp"
#include "input/source_text.hpp"

namespace fitrank {

/// `profile` is what read_profile made of `source`.
ProfileText find_profile_spots(const SourceText& source, const Model& model, const Profile& profile);

}  // namespace fitrank
