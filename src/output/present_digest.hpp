// What is new and what it moved, as an answer (digest.hpp).
#pragma once

#include "analysis/digest.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& digest_spec();

Answer present_digest(const PoolSubject& subject, const Date& since, const Digest& digest);

}  // namespace fitrank
