#include "answers.hpp"

namespace fitrank::python {

namespace {

const char* standing_of(v1::LeftOut::Why why) {
  switch (why) {
    case v1::LeftOut::Why::deal_breaker:
      return "excluded";
    case v1::LeftOut::Why::too_little_known:
      return "too_little_known";
    case v1::LeftOut::Why::nothing_known:
      return "unranked";
  }
  return "";
}

py::object none_if_empty(const std::string& text) { return text.empty() ? py::object(py::none()) : py::str(text); }

py::dict signal_of(const v1::ExplainedSignal& one) {
  py::dict signal;
  signal["signal"] = one.signal;
  signal["value"] = one.value;
  signal["score"] = one.score;
  signal["points"] = one.points;
  signal["tier"] = none_if_empty(one.tier);
  signal["as_of"] = none_if_empty(one.as_of);
  signal["source"] = one.source;
  return signal;
}

py::dict limit_of(const v1::WeightLimit& one) {
  py::dict limit;
  limit["limit"] = one.share;
  limit["rising"] = none_if_empty(one.rising);
  limit["falling"] = none_if_empty(one.falling);
  return limit;
}

py::dict company_of(const v1::RankedCompany& one) {
  py::dict company;
  company["rank"] = one.rank;
  company["id"] = one.id;
  company["name"] = one.name;
  put_fit(company, one.fit);
  company["likely_low"] = one.likely_low;
  company["likely_high"] = one.likely_high;
  company["tied"] = one.tied;
  company["flags"] = one.flags;
  company["ask"] = one.ask;
  return company;
}

}  // namespace

py::dict dict_of(const v1::Ranking& ranking) {
  py::dict answer;
  answer["ranked"] = ranking.ranked;
  answer["firm"] = ranking.firm;
  answer["as_of"] = ranking.as_of;
  answer["weights"] = ranking.shares;
  py::list contenders, rows, left_out;
  for (const auto& one : ranking.contenders) {
    py::dict contender;
    contender["id"] = one.id;
    contender["first"] = one.first;
    contenders.append(contender);
  }
  for (const auto& one : ranking.companies) rows.append(company_of(one));
  for (const auto& one : ranking.left_out) {
    py::dict company;
    company["id"] = one.id;
    company["name"] = one.name;
    company["standing"] = standing_of(one.why);
    company["reasons"] = one.reasons;
    left_out.append(company);
  }
  answer["contenders"] = contenders;
  answer["left_out"] = left_out;
  answer["rows"] = rows;
  return answer;
}

py::dict dict_of(const v1::Explanation& explanation) {
  py::dict answer;
  answer["id"] = explanation.id;
  answer["name"] = explanation.name;
  put_fit(answer, explanation.fit);
  answer["rank"] = explanation.rank;
  answer["of"] = explanation.of;
  py::list criteria;
  for (const auto& one : explanation.criteria) {
    py::dict criterion;
    criterion["criterion"] = one.criterion;
    criterion["weight"] = one.weight;
    criterion["score"] = one.score;
    criterion["points"] = one.points;
    py::list signals;
    for (const auto& signal : one.signals) signals.append(signal_of(signal));
    criterion["signals"] = signals;
    criterion["unknown"] = one.unknown;
    criteria.append(criterion);
  }
  answer["criteria"] = criteria;
  return answer;
}

py::dict dict_of(const v1::Comparison& comparison) {
  py::dict answer;
  answer["a"] = dict_of(comparison.a);
  answer["b"] = dict_of(comparison.b);
  answer["gap"] = comparison.gap;
  py::list overtakes;
  for (const auto& one : comparison.overtakes) {
    py::dict overtake;
    overtake["criterion"] = one.criterion;
    overtake["from"] = one.from;
    overtake["to"] = one.to;
    overtake["until"] = one.until;
    overtake["level_only"] = one.level_only;
    overtakes.append(overtake);
  }
  answer["overtakes"] = overtakes;
  return answer;
}

py::dict dict_of(const v1::Acceptability& acceptability) {
  py::dict answer;
  answer["samples"] = acceptability.samples;
  answer["places"] = acceptability.places;
  py::list rows;
  for (const auto& one : acceptability.companies) {
    py::dict row;
    row["row"] = one.row;
    row["id"] = none_if_empty(one.id);
    row["first"] = one.first;
    row["first_error"] = acceptability.error(one.first);
    row["top"] = one.top;
    row["ranks"] = one.ranks;
    row["central_weights"] = one.central_weights;
    rows.append(row);
  }
  answer["rows"] = rows;
  return answer;
}

py::list list_of(const std::vector<v1::StableWeight>& weights) {
  py::list list;
  for (const auto& one : weights) {
    py::dict weight;
    weight["criterion"] = one.criterion;
    weight["weight"] = one.share;
    weight["first_low"] = limit_of(one.first_low);
    weight["first_high"] = limit_of(one.first_high);
    weight["order_low"] = limit_of(one.order_low);
    weight["order_high"] = limit_of(one.order_high);
    list.append(weight);
  }
  return list;
}

py::list list_of(const std::vector<v1::BoundedCompany>& companies) {
  py::list list;
  for (const auto& one : companies) {
    py::dict company;
    company["id"] = one.id;
    company["rank"] = one.rank;
    put_fit(company, one.fit);
    company["best_unknown"] = one.best_unknown;
    company["worst_unknown"] = one.worst_unknown;
    company["best_weights"] = one.best_weights;
    company["worst_weights"] = one.worst_weights;
    company["exact"] = one.exact;
    list.append(company);
  }
  return list;
}

py::list list_of(const std::vector<v1::OpenQuestion>& questions) {
  py::list list;
  for (const auto& one : questions) {
    py::dict question;
    question["id"] = one.id;
    question["signal"] = none_if_empty(one.signal);
    question["criterion"] = one.criterion;
    question["value"] = one.value;
    question["changes_first"] = one.changes_first;
    question["changes_top"] = one.changes_top;
    list.append(question);
  }
  return list;
}

}  // namespace fitrank::python
