#include "fitrank/report.hpp"

#include <nlohmann/json.hpp>

#include "analysis/report_page.hpp"
#include "door/asked.hpp"
#include "door/guarded.hpp"
#include "output/verdict_text.hpp"
#include "page/present_report.hpp"

namespace fitrank::v1 {

std::string report_html(const Companies& companies, const std::vector<Profile>& profiles) {
  return guarded([&] {
    if (profiles.empty()) throw Error("a page needs at least one profile");
    std::vector<PagePersona> personas;
    for (const Profile& profile : profiles) {
      const Asked asked(companies, profile);
      PagePersona persona{.profile = asked.profile()};
      if (!asked.named().empty()) persona.start = reweigh(persona.profile.weights, asked.named());
      personas.push_back(std::move(persona));
    }
    const fitrank::Model& model = companies.body().model.body()->model;
    const fitrank::Profile& first = personas.front().profile;
    const auto pool = companies.body().seen({first.evidence, first.as_of, PeerEstimate::none});
    return report_page_html(
        report_page_json(model, make_report_page(model, *pool, std::move(personas)), FITRANK_VERSION));
  });
}

std::string verdict_text(const Companies& companies, const Profile& profile) {
  return guarded([&] {
    const Asked asked(companies, profile);
    return verdict_sentence(asked.model(), report_ranking(asked.model(), asked.pool(), asked.profile(), asked.named()));
  });
}

}  // namespace fitrank::v1
