#include "output/common_fields.hpp"

#include "output/keys.hpp"
#include "output/wording.hpp"

namespace fitrank {

const Fields<FitScore>& fit_fields() {
  static const Fields<FitScore> fields = Fields<FitScore>()
                                             .add(key::score, [](auto& fit) { return fit.score; })
                                             .add(key::low, [](auto& fit) { return fit.low; })
                                             .add(key::high, [](auto& fit) { return fit.high; })
                                             .add(key::coverage, [](auto& fit) { return fit.coverage; });
  return fields;
}

const Fields<PolicyNames>& policy_fields() {
  static const Fields<PolicyNames> fields = Fields<PolicyNames>()
                                                .add(key::missing, [](auto& one) { return id_of(one.missing); })
                                                .add(key::method, [](auto& one) { return id_of(one.method); })
                                                .add(key::evidence, [](auto& one) { return id_of(one.evidence); });
  return fields;
}

}  // namespace fitrank
