// The pay that a Greenhouse post states: as numbers, or in the block that Greenhouse puts into the description.
//
// The block, in escaped HTML: an element of class "title" ("United States Salary Range"), then one of class
// "pay-range" with two amounts ("$108,400", "$129,600 USD"). Nothing else of the description is read.
// Greenhouse states no interval: a range whose title or text speaks of hours is by the hour, every other by the year.
#pragma once

#include <vector>

#include "input/jobs/yearly_pay.hpp"
#include "input/records/json_fields.hpp"

namespace fitrank {

/// Ranges of salary; those of target earnings (with commission) are left out.
std::vector<StatedPay> greenhouse_pay(const Json& post);

}  // namespace fitrank
