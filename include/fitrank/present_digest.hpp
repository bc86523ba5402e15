// What is new and what it moved, as an answer (digest.hpp).
#pragma once

#include "fitrank/digest.hpp"
#include "fitrank/subject.hpp"

namespace fitrank {

const AnswerSpec& digest_spec();

Answer present_digest(const PoolSubject& subject, const Date& since, const Digest& digest);

}  // namespace fitrank
