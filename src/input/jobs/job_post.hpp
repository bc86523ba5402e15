// One post of a job board: what is read of it, and nothing else.
//
// Boards carry more, names and addresses of people among it (hiring managers, recruiters, free fields). Readers
// take the fields below by name and never look at others, so that nothing else can be kept.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "evidence/date.hpp"
#include "input/jobs/yearly_pay.hpp"

namespace fitrank {

struct JobPost {
  std::string board;    ///< "greenhouse", "lever" or "ashby"
  std::string token;    ///< by which the board knows the company; empty: not told
  std::string company;  ///< its name as the board writes it; empty: not told
  std::string id;       ///< the post's own
  std::string opening;  ///< shared by the posts of one job in several places; empty: not told
  std::string title;
  std::string place;
  std::string commitment;         ///< "FullTime", "Part-time", "Contract"; empty: not told
  std::optional<Date> published;  ///< first
  std::optional<Date> changed;    ///< last; the snapshot cannot be older
  std::optional<Date> seen;       ///< the day of the snapshot, where the source tells it row by row
  std::vector<StatedPay> pay;     ///< salary bands; bonus and equity are not among them
  bool manages = false;           ///< the source says so
  bool own_dollar = false;        ///< the place has dollars of its own, so that "USD" may be a misread "$"
  std::string where;              ///< in its file: line or JSON pointer
};

using PostSink = std::function<void(JobPost&& post)>;

}  // namespace fitrank
