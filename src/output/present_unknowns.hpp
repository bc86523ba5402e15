// What to find out next, as an answer (unknowns.hpp).
#pragma once

#include <string>
#include <vector>

#include "analysis/unknowns.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& unknowns_spec();

/// Rows are the pool's.
Answer present_unknowns(const PoolSubject& subject, const std::vector<UnknownValue>& values);

/// "Find out first: Pay of SpaceX. The chance that it changes the first place is 34 %, ..."
std::string unknowns_sentence(const PoolSubject& subject, const std::vector<UnknownValue>& values);

}  // namespace fitrank
