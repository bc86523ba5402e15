#include "score/synthetic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "base/parallel.hpp"
#include "score/counter_draws.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kRowsToDraw = 1 << 14;

/// A spec with what its cells have in common worked out.
class Generator {
 public:
  explicit Generator(const SyntheticSpec& spec) : criteria_(spec.criteria), unknown_(spec.unknown), seed_(spec.seed) {
    if (!(spec.unknown >= 0 && spec.unknown <= 1)) throw std::invalid_argument("the unknown share must be 0 to 1");
    if (!(spec.correlation >= 0 && spec.correlation <= 1))
      throw std::invalid_argument("the correlation must be 0 to 1");
    // The mix a z + (1 - a) u correlates by a^2 / (a^2 + (1 - a)^2).
    const double common = std::sqrt(spec.correlation);
    common_ = common / (common + std::sqrt(1 - spec.correlation));
  }

  /// A company's draws: number 0 is the z of all its criteria, then a u and one for the unknown each.
  class Company {
   public:
    Company(const Generator& generator, std::size_t company)
        : generator_(generator),
          draws_(generator.seed_, company),
          part_(generator.common_ > 0 ? generator.common_ * draws_.unit(0) : 0) {}

    std::int32_t thousandths(std::size_t criterion) const {
      if (generator_.unknown_ > 0 && draws_.unit(2 * criterion + 2) < generator_.unknown_) return -1;
      const double mixed = part_ + (1 - generator_.common_) * draws_.unit(2 * criterion + 1);
      return std::min(static_cast<std::int32_t>(mixed * 100001), 100000);
    }

   private:
    const Generator& generator_;
    CounterDraws draws_;
    double part_;  ///< a z
  };

  std::size_t criteria() const { return criteria_; }

 private:
  std::size_t criteria_;
  double unknown_;
  std::uint64_t seed_;
  double common_;  ///< a
};

std::size_t digits_of(std::size_t number) { return fmt::formatted_size("{}", number); }

/// What cells look like: "0." to "100." before the point, "000," to "999," behind it.
class CellTexts {
 public:
  CellTexts() {
    for (std::size_t i = 0; i < whole_.size(); ++i) {
      whole_digits_[i] = digits_of(i);
      fmt::format_to_n(whole_[i].data(), 4, "{}.   ", i);
    }
    for (std::size_t i = 0; i < fraction_.size(); ++i) fmt::format_to_n(fraction_[i].data(), 4, "{:03},", i);
  }

  /// Needs room for 8 characters; gives the end of those that count.
  char* write(std::int32_t thousandths, char* to) const {
    if (thousandths < 0) {
      *to = ',';
      return to + 1;
    }
    const auto whole = static_cast<std::size_t>(thousandths) / 1000;
    std::memcpy(to, whole_[whole].data(), 4);
    to += whole_digits_[whole] + 1;
    std::memcpy(to, fraction_[static_cast<std::size_t>(thousandths) % 1000].data(), 4);
    return to + 4;
  }

 private:
  std::array<std::array<char, 4>, 101> whole_{};
  std::array<std::size_t, 101> whole_digits_{};
  std::array<std::array<char, 4>, 1000> fraction_{};
};

/// The lines of some companies.
class CsvLines {
 public:
  explicit CsvLines(const SyntheticSpec& spec) : generator_(spec), digits_(digits_of(spec.companies)) {}

  std::string piece(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kWidestCell = 8;
    std::string text((end - begin) * (digits_ + 2 + std::max<std::size_t>(1, generator_.criteria()) * kWidestCell),
                     ' ');
    char* to = text.data();
    for (std::size_t company = begin; company < end; ++company) to = write_line(company, to);
    text.resize(static_cast<std::size_t>(to - text.data()));
    return text;
  }

 private:
  char* write_line(std::size_t company, char* to) const {
    *to++ = 'c';
    std::size_t number = company + 1;
    for (std::size_t i = digits_; i-- > 0; number /= 10) to[i] = static_cast<char>('0' + number % 10);
    to += digits_;
    *to++ = ',';
    const Generator::Company cells(generator_, company);
    for (std::size_t c = 0; c < generator_.criteria(); ++c) to = texts_.write(cells.thousandths(c), to);
    to[-1] = '\n';  // the last cell's comma
    return to;
  }

  Generator generator_;
  std::size_t digits_;
  CellTexts texts_;
};

/// Lets numbered pieces pass one at a time, in order.
class Turnstile {
 public:
  /// False where an earlier piece failed: then nothing may follow.
  bool wait_for(std::size_t piece) {
    std::unique_lock lock(mutex_);
    turned_.wait(lock, [&] { return failed_ || next_ == piece; });
    return !failed_;
  }
  void pass() {
    const std::lock_guard lock(mutex_);
    ++next_;
    turned_.notify_all();
  }
  void fail() {
    const std::lock_guard lock(mutex_);
    failed_ = true;
    turned_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable turned_;
  std::size_t next_ = 0;
  bool failed_ = false;
};

std::string header_line(std::span<const std::string> names) {
  std::string line = "id";
  for (const std::string& name : names) {
    if (name.find_first_of(",\"\r\n") != std::string::npos) {
      throw std::invalid_argument("a column name must not contain a comma, quote or line end");
    }
    line += ',' + name;
  }
  return line + '\n';
}

}  // namespace

std::int32_t synthetic_cell(const SyntheticSpec& spec, std::size_t company, std::size_t criterion) {
  return Generator::Company(Generator(spec), company).thousandths(criterion);
}

std::string synthetic_id(const SyntheticSpec& spec, std::size_t company) {
  return fmt::format("c{:0{}}", company + 1, digits_of(spec.companies));
}

ScoreMatrix synthetic_scores(const SyntheticSpec& spec, std::size_t threads) {
  const Generator generator(spec);
  ScoreMatrix scores(spec.companies, spec.criteria);
  const std::size_t chunks = (spec.companies + kRowsToDraw - 1) / kRowsToDraw;
  parallel_for(chunks, thread_count(threads, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t end = std::min(spec.companies, (chunk + 1) * kRowsToDraw);
    for (std::size_t company = chunk * kRowsToDraw; company < end; ++company) {
      const Generator::Company cells(generator, company);
      for (std::size_t c = 0; c < spec.criteria; ++c) {
        const std::int32_t thousandths = cells.thousandths(c);
        if (thousandths >= 0) scores.set(company, c, static_cast<float>(thousandths / 1000.0));
      }
    }
  });
  return scores;
}

void synthetic_csv(const SyntheticSpec& spec, std::span<const std::string> names, std::size_t threads,
                   const std::function<void(std::string_view)>& write) {
  if (names.size() != spec.criteria) throw std::invalid_argument("a column needs one name per criterion");
  const CsvLines lines(spec);
  write(header_line(names));
  const std::size_t pieces = (spec.companies + kRowsToDraw - 1) / kRowsToDraw;
  Turnstile turnstile;
  parallel_for(pieces, thread_count(threads, pieces), [&](std::size_t piece, std::size_t) {
    try {
      const std::size_t begin = piece * kRowsToDraw;
      const std::string text = lines.piece(begin, std::min(spec.companies, begin + kRowsToDraw));
      if (!turnstile.wait_for(piece)) return;
      write(text);
      turnstile.pass();
    } catch (...) {
      turnstile.fail();
      throw;
    }
  });
}

}  // namespace fitrank
