// A persona's brief: the ranking, and all that a job seeker reads beside it before deciding.
//
// How: one ranking (rank_report.hpp); the profile's checklist put to each company shown; the hype of these
// companies (hype.hpp) with what would back their claims; the model's risk flags, both those that hold
// and those without an answer; and what is unknown of any company that is ranked or could be, those first
// that are most worth finding out before choosing (unknowns.hpp), as the page and `unknowns` have it. Signals, flags
// and questions all come from the model, the dossiers and the profile.
// Cost: two rankings; for each company shown two
// assessments and an evaluation of every rule.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/hype.hpp"
#include "analysis/rank_report.hpp"
#include "analysis/unknowns.hpp"
#include "evidence/evaluate_rule.hpp"

namespace fitrank {

/// What a rule says of one company.
struct BriefAnswer {
  std::size_t company = 0;  ///< index into Brief::report.shown
  RuleResult result;
};

/// One item of the checklist, put to every company shown.
struct BriefQuestion {
  std::size_t item = 0;              ///< index into Profile::checklist
  std::vector<BriefAnswer> answers;  ///< best company first; none where the item has no rule
};

/// A signal that some claim names as what would back it, and what is observed of it.
struct BriefBacking {
  std::size_t signal = 0;
  /// One per row of the report: index into Company::observations; none: unknown.
  std::vector<std::optional<std::size_t>> observations;
};

/// A risk flag of the model. Companies in neither list are known to be free of it.
struct BriefRisk {
  std::size_t flag = 0;  ///< index into Model::risk_flags
  std::vector<BriefAnswer> holds;
  std::vector<BriefAnswer> unknown;  ///< unknown, or known only from evidence that is too weak
};

/// Something weighted that is unknown of some company.
struct BriefUnknown {
  std::size_t criterion = 0;
  std::optional<std::size_t> signal;  ///< none: the criterion of a bulk table's company
  std::size_t unknown_of = 0;         ///< of how many companies
  /// The first kMostAsked of them, most worth asking first; `company` is an index into Brief::asked.
  std::vector<UnknownValue> gaps;
};

/// How many companies a brief names for each of its questions.
inline constexpr std::size_t kMostAsked = 20;

struct Brief {
  RankReport report;                     ///< the first kBriefTop where the profile sets no `top`
  std::vector<BriefQuestion> checklist;  ///< in the profile's order
  std::vector<HypeEntry> hype;           ///< of the companies in the report's rows; greatest gap first
  std::vector<BriefBacking> backing;     ///< in the model's order
  std::vector<BriefRisk> risks;          ///< in the model's order
  std::vector<BriefUnknown> unknown;     ///< in the order of open_questions
  CompanySet asked;                      ///< the companies that `unknown` names
};

/// The default number of companies in a brief.
inline constexpr std::size_t kBriefTop = 5;

/// The brief of `profile` over `pool`; the arguments are those of report_ranking.
Brief make_brief(const Model& model, const CompanyPool& pool, const Profile& profile,
                 const std::vector<NamedShare>& named, std::size_t threads = 0,
                 DealBreakers deal_breakers = DealBreakers::apply);

}  // namespace fitrank
