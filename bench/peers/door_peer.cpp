// Ranks the rows of a file of float32, again and again, through the door: the C++ side of scripts/bench-python.
//
//   door_peer FILE ROWS CRITERIA rows|columns WEIGHT... : each line of standard input is one ranking, of scores that
//   are looked through first or, for "known", were before; answers with its seconds, and the row that is first.
#include <sys/mman.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "fitrank/fitrank.hpp"

int main(int count, char** words) {
  const std::size_t rows = std::stoul(words[2]);
  const std::size_t criteria = std::stoul(words[3]);
  const bool by_rows = std::string(words[4]) == "rows";
  std::vector<double> raw;
  for (int i = 5; i < count; ++i) raw.push_back(std::stod(words[i]));
  const std::size_t bytes = rows * criteria * sizeof(float);
  // As NumPy has large arrays: memory of its own, in large pages where there are any.
  auto* cells = static_cast<float*>(mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  madvise(cells, bytes, MADV_HUGEPAGE);
  std::ifstream(words[1], std::ios::binary).read(reinterpret_cast<char*>(cells), static_cast<std::streamsize>(bytes));
  std::vector<fitrank::v1::ScoreMatrix::Column> columns;
  for (std::size_t c = 0; c < criteria; ++c) {
    columns.push_back({cells + (by_rows ? c : c * rows), by_rows ? static_cast<std::ptrdiff_t>(criteria) : 1});
  }
  const fitrank::v1::Weights weights(raw);
  const fitrank::v1::ScoreMatrix known(rows, columns);
  for (std::string line; std::getline(std::cin, line);) {
    const auto begin = std::chrono::steady_clock::now();
    const auto scores = line == "known" ? known : fitrank::v1::ScoreMatrix(rows, columns);
    const auto top = fitrank::v1::rank(scores, weights, {.missing = fitrank::v1::Missing::zero, .top = 10});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::cout << took.count() << ' ' << top[0].row << std::endl;
  }
}
