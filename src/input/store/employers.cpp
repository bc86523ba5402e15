#include "input/store/employers.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "input/records/company_key.hpp"

namespace fitrank {
namespace {

using Candidates = std::set<std::string>;

bool has_kind(const std::vector<Identifier>& identifiers, std::string_view kind) {
  return std::ranges::find(identifiers, kind, &Identifier::kind) != identifiers.end();
}

std::set<std::string> values_of(const std::vector<Identifier>& identifiers, std::string_view kind) {
  std::set<std::string> values;
  for (const Identifier& identifier : identifiers) {
    if (identifier.kind == kind) values.insert(identifier.value);
  }
  return values;
}

class Linker {
 public:
  Linker(std::span<const CompanyRow> rows, std::span<const KnownCompany> known) : rows_(rows) {
    for (const KnownCompany& company : known) add(company);
    for (const CompanyRow& row : rows) {
      for (const std::string& cik : values_of(row.identifiers, "cik")) {
        for (const std::string& ein : values_of(row.identifiers, "ein")) filers_[ein].insert(cik);
      }
    }
  }

  Employers link() {
    for (const CompanyRow& row : rows_) employers_.ids.push_back(by_known(row));
    keep_filers_apart();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      for (const std::string& cik : values_of(rows_[i].identifiers, "cik")) {
        filer_ids_[cik] = employers_.ids[i].empty() ? rows_[i].name_id : employers_.ids[i];
      }
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (employers_.ids[i].empty()) employers_.ids[i] = by_filer(rows_[i]);
    }
    tell_namesakes();
    return std::move(employers_);
  }

 private:
  void add(const KnownCompany& company) {
    by_identifier_[{"id", company.id}].insert(company.id);
    for (const Identifier& identifier : company.identifiers) {
      if (identifier.kind == "name") {
        const std::string plain = plain_name(identifier.value);
        by_name_[plain].insert(company.id);
        by_name_[std::string(without_legal_form(plain))].insert(company.id);
      } else {
        by_identifier_[identifier].insert(company.id);
      }
      if (identifier.kind == "cik") ciks_[company.id].insert(identifier.value);
    }
  }

  /// The known company that the row is; empty: none, or a doubt.
  std::string by_known(const CompanyRow& row) {
    for (const std::string_view kind : kIdentifierKinds) {
      if (kind == "name") break;
      for (const std::string& value : values_of(row.identifiers, kind)) {
        const auto found = by_identifier_.find({std::string(kind), value});
        if (found == by_identifier_.end()) continue;
        if (const Candidates fit = fitting(row, found->second); !fit.empty()) return only(row, value, fit);
      }
    }
    return by_name(row);
  }

  std::string by_name(const CompanyRow& row) {
    Candidates fit;
    std::string what;
    for (const std::string& name : values_of(row.identifiers, "name")) {
      const std::string plain = plain_name(name);
      for (const std::string_view form : {std::string_view(plain), without_legal_form(plain)}) {
        const auto found = by_name_.find(std::string(form));
        if (found == by_name_.end()) continue;
        const Candidates some = fitting(row, found->second);
        fit.insert(some.begin(), some.end());
        if (!some.empty()) what = name;
      }
    }
    return fit.empty() ? "" : only(row, what, fit);
  }

  /// Those whose CIK, where both state one, is the row's.
  Candidates fitting(const CompanyRow& row, const Candidates& candidates) const {
    const std::set<std::string> own = values_of(row.identifiers, "cik");
    Candidates fit;
    for (const std::string& id : candidates) {
      const auto ciks = ciks_.find(id);
      const bool same = own.empty() || ciks == ciks_.end() ||
                        std::ranges::any_of(own, [&](const std::string& cik) { return ciks->second.contains(cik); });
      if (same) fit.insert(id);
    }
    return fit;
  }

  std::string only(const CompanyRow& row, const std::string& what, const Candidates& candidates) {
    if (candidates.size() == 1) return *candidates.begin();
    employers_.doubts.push_back({row.name_id, what, {candidates.begin(), candidates.end()}});
    return row.name_id;
  }

  /// Filers with different CIKs that a name alone would make one company, which states no CIK.
  void keep_filers_apart() {
    std::map<std::string, std::vector<std::size_t>> filers;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const std::string& id = employers_.ids[i];
      if (!id.empty() && !ciks_.contains(id) && has_kind(rows_[i].identifiers, "cik")) filers[id].push_back(i);
    }
    for (const auto& [id, rows] : filers) {
      if (rows.size() < 2) continue;
      for (const std::size_t i : rows) {
        employers_.doubts.push_back({rows_[i].name_id, id, {id, rows_[i].name_id}});
        employers_.ids[i] = rows_[i].name_id;
      }
    }
  }

  std::string by_filer(const CompanyRow& row) {
    if (has_kind(row.identifiers, "cik")) return row.name_id;
    Candidates employers;
    std::string what;
    for (const std::string& ein : values_of(row.identifiers, "ein")) {
      const auto found = filers_.find(ein);
      if (found == filers_.end()) continue;
      for (const std::string& cik : found->second) employers.insert(filer_ids_.at(cik));
      what = ein;
    }
    return employers.empty() ? row.name_id : only(row, what, employers);
  }

  /// Rows without a CIK that bear another employer's name: a person may know that they are one, the name alone does
  /// not.
  void tell_namesakes() {
    std::map<std::string, Candidates> bearers;
    Candidates told;
    for (const NameDoubt& doubt : employers_.doubts) told.insert(doubt.name_id);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      for (const std::string& name : short_names(rows_[i])) bearers[name].insert(employers_.ids[i]);
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (employers_.ids[i] != rows_[i].name_id || has_kind(rows_[i].identifiers, "cik") ||
          told.contains(rows_[i].name_id))
        continue;
      Candidates others;
      for (const std::string& name : short_names(rows_[i])) others.insert(bearers[name].begin(), bearers[name].end());
      others.erase(rows_[i].name_id);
      if (others.empty()) continue;
      const std::string what = *values_of(rows_[i].identifiers, "name").begin();
      employers_.doubts.push_back({rows_[i].name_id, what, {others.begin(), others.end()}});
    }
  }

  static Candidates short_names(const CompanyRow& row) {
    Candidates names;
    for (const std::string& name : values_of(row.identifiers, "name")) {
      const std::string plain = plain_name(name);
      names.emplace(without_legal_form(plain));
    }
    return names;
  }

  std::span<const CompanyRow> rows_;
  std::map<Identifier, Candidates> by_identifier_;
  std::map<std::string, Candidates> by_name_;
  std::map<std::string, std::set<std::string>> ciks_;    ///< of known companies
  std::map<std::string, std::set<std::string>> filers_;  ///< CIKs that give an EIN
  std::map<std::string, std::string> filer_ids_;         ///< the employer of each CIK among the rows
  Employers employers_;
};

}  // namespace

Employers link_employers(std::span<const CompanyRow> rows, std::span<const KnownCompany> known) {
  return Linker(rows, known).link();
}

}  // namespace fitrank
