#include "output/method_text.hpp"

#include <array>

namespace fitrank {

const MethodText& text_of(Method method) {
  static constexpr std::array<MethodText, kAllMethods.size()> kTexts{
      {{"weighted_sum", "Weighted sum", "weighted sum",
        "a strength makes up for a weakness, point for point; this is the fit score"},
       {"weighted_product", "Weighted product", "weighted product",
        "a weakness costs more the deeper it is; 0 on any weighted criterion makes the whole score 0"},
       {"topsis", "TOPSIS", "TOPSIS", "near the best of all companies and far from the worst of all"},
       {"vikor", "VIKOR", "VIKOR", "small losses against the best: half in total, half on the worst criterion"},
       {"promethee", "PROMETHEE II", "PROMETHEE II",
        "how many companies it beats on each criterion, less how many beat it"}}};
  return kTexts.at(static_cast<std::size_t>(method));
}

}  // namespace fitrank
