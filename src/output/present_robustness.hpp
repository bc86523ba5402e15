// How firm a ranking is, on one page: the sentence of every analysis, and the analyses whole in JSON.
#pragma once

#include <string>
#include <vector>

#include "output/subject.hpp"

namespace fitrank {

struct Analysis {
  std::string id;       ///< "bounds"
  std::string title;    ///< "At best and at worst"
  std::string command;  ///< "robustness bounds", with its words
  Answer answer;
};

const AnswerSpec& robustness_spec();

/// `analyses` is not empty; the first one's sentence is the page's.
Answer present_robustness(const PoolSubject& subject, const std::vector<Analysis>& analyses);

}  // namespace fitrank
