// Company ids by row, wherever they are kept: the last key of every order.
//
// How: an interface, since ten million ids may stay in a mapped file while a few live in a vector.
// Cost: one virtual call an id; ids are looked at only where everything else is equal, and for what
// is shown.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace fitrank {

class CompanyIds {
 public:
  virtual ~CompanyIds() = default;
  virtual std::size_t size() const = 0;
  /// The id of row `row`; ids are distinct.
  virtual std::string at(std::size_t row) const = 0;
  /// True where row a's id comes before row b's, by bytes.
  virtual bool before(std::size_t a, std::size_t b) const { return at(a) < at(b); }
};

/// Ids in memory, not owned.
class IdList : public CompanyIds {
 public:
  explicit IdList(std::span<const std::string> ids) : ids_(ids) {}
  std::size_t size() const override { return ids_.size(); }
  std::string at(std::size_t row) const override { return ids_[row]; }
  bool before(std::size_t a, std::size_t b) const override { return ids_[a] < ids_[b]; }

 private:
  std::span<const std::string> ids_;
};

}  // namespace fitrank
