#include "input/hash_companies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <variant>
#include <vector>

#include "base/parallel.hpp"
#include "base/sha256.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kRowsPerBlock = 1 << 16;

/// Fields one after the other, each with its length in front, so that no two companies give the same text.
class FieldText {
 public:
  void add(std::string_view field) { text_ += fmt::format("{}:{};", field.size(), field); }
  void add(const std::optional<Date>& date) { add(date ? date->text() : std::string()); }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

void add_value(const Signal& signal, const Value& value, FieldText& fields) {
  const auto* level = std::get_if<Level>(&value);
  fields.add(level != nullptr ? signal.value_function.levels()[level->index].name
                              : fmt::format("{}", std::get<double>(value)));
}

void add_company(const Model& model, const Company& company, FieldText& fields) {
  for (const std::string* text :
       {&company.id, &company.name, &company.ticker, &company.cik, &company.layer, &company.market}) {
    fields.add(*text);
  }
  fields.add(company.complete_as_of);
  for (const Observation& one : company.observations) {
    fields.add(model.signals[one.signal].id);
    add_value(model.signals[one.signal], one.value, fields);
    fields.add(one.tier ? model.tiers[*one.tier].id : std::string());
    fields.add(one.as_of);
    fields.add(one.filed);
    for (const std::string* text : {&one.source, &one.title, &one.note}) fields.add(*text);
  }
  for (const Claim& claim : company.claims) {
    for (const std::string* text : {&claim.text, &claim.source, &model.signals[claim.signal].id}) fields.add(*text);
    fields.add(model.tiers[claim.tier].id);
    fields.add(claim.as_of);
  }
  for (const float score : company.stated) fields.add(fmt::format("{:08x}", std::bit_cast<std::uint32_t>(score)));
}

/// Of the rows from `first` to before `end`.
std::string block_hash(const CompanyPool& pool, std::size_t first, std::size_t end) {
  std::string bytes;
  for (std::size_t row = first; row < end; ++row) {
    bytes += pool.at(row);
    bytes += '\0';
  }
  const ScoreMatrix& scores = pool.known_scores();
  for (std::size_t c = 0; c < scores.criteria(); ++c) {
    const auto column = scores.column(c).subspan(first, end - first);
    for (const float score : column) {
      const auto bits = std::bit_cast<std::uint32_t>(score);
      for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(bits >> shift);
    }
  }
  return sha256(bytes);
}

}  // namespace

std::string hash_text_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw std::runtime_error(path.string() + ": cannot be read");
  return sha256(text);
}

std::string hash_companies(const Model& model, std::span<const Company> companies) {
  FieldText fields;
  for (const Company& company : companies) add_company(model, company, fields);
  return sha256(fields.text());
}

std::string hash_companies(const Model& model, const CompanyPool& pool, std::size_t threads) {
  const std::vector<Company>& dossiers = pool.dossiers().companies;
  std::string digests = hash_companies(model, dossiers);
  const std::size_t rows = pool.size() - dossiers.size();
  const std::size_t blocks = (rows + kRowsPerBlock - 1) / kRowsPerBlock;
  std::vector<std::string> of_block(blocks);
  parallel_for(blocks, thread_count(threads, blocks), [&](std::size_t block, std::size_t) {
    const std::size_t first = dossiers.size() + block * kRowsPerBlock;
    of_block[block] = block_hash(pool, first, std::min(first + kRowsPerBlock, pool.size()));
  });
  for (const std::string& digest : of_block) digests += digest;
  return sha256(digests);
}

}  // namespace fitrank
