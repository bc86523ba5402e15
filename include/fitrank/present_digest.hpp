// What is new and what it moved, as a document and JSON (digest.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "fitrank/digest.hpp"
#include "fitrank/document.hpp"

namespace fitrank {

struct DigestSubject {
  const Model& model;
  const CompanyPool& pool;
  const Profile& profile;
  const Date& since;
};

Document present_digest(const DigestSubject& subject, const Digest& digest);
nlohmann::ordered_json digest_json(const DigestSubject& subject, const Digest& digest);

}  // namespace fitrank
