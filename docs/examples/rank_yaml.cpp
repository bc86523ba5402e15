// Ranks the companies of YAML files for a profile: rank_yaml MODEL PROFILE COMPANIES...
#include <fitrank/fitrank.hpp>
#include <iostream>

int main(int, char** words) try {
  const auto model = fitrank::Model::load(words[1]);
  const auto profile = fitrank::Profile::load(words[2], model);
  const auto companies = fitrank::Companies::load({words + 3, words + 4}, model);
  for (const auto& one : fitrank::rank(companies, profile).companies)
    std::cout << one.rank << ' ' << one.id << ' ' << one.fit.score << '\n';
} catch (const fitrank::Error& error) {
  std::cerr << error.what();
  return 2;
}
