#include "output/method_text.hpp"

#include <array>
#include <stdexcept>

namespace fitrank {
namespace {

struct MethodText {
  Method method;
  std::string_view id;
  std::string_view label;
  std::string_view word;
  std::string_view sense;
};

constexpr std::array kTexts{
    MethodText{Method::weighted_sum, "weighted_sum", "Weighted sum", "weighted sum",
               "a strength makes up for a weakness, point for point; the fit score"},
    MethodText{Method::weighted_product, "weighted_product", "Weighted product", "weighted product",
               "a weakness costs more the deeper it is; 0 on anything weighed is 0 in all"},
    MethodText{Method::topsis, "topsis", "TOPSIS", "TOPSIS", "near to the best of all and far from the worst of all"},
    MethodText{Method::vikor, "vikor", "VIKOR", "VIKOR",
               "half of what is lost in all, half of what is lost on the worst"},
    MethodText{Method::promethee, "promethee", "PROMETHEE II", "PROMETHEE II",
               "how many others it beats, criterion by criterion, less how many beat it"}};

const MethodText& text_of(Method method) {
  for (const MethodText& text : kTexts) {
    if (text.method == method) return text;
  }
  throw std::logic_error("unknown method");
}

}  // namespace

std::string_view id_of(Method method) { return text_of(method).id; }
std::string_view label_of(Method method) { return text_of(method).label; }
std::string_view word_of(Method method) { return text_of(method).word; }
std::string_view sense_of(Method method) { return text_of(method).sense; }

}  // namespace fitrank
