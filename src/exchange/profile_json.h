// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "domain/scoring_profile.h"

namespace meike {

/// Reads a scoring profile. Keys that are absent keep the defaults of `agency`; unknown keys, wrong types and values
/// that validate() refuses are invalid_value errors whose subject is the JSON path (`rfm.recency.limits[2]`) and whose
/// detail says what was expected.
Result<ScoringProfile> parseProfile(std::string_view json);

/// The whole profile as JSON, two-space indent, keys in a fixed order; parseProfile gives it back unchanged.
std::string profileJson(const ScoringProfile& profile);

/// Names of the built-in profiles, `agency` first.
std::vector<std::string> presetNames();

/// A built-in profile; not_found names the known ones.
Result<ScoringProfile> presetProfile(std::string_view name);

}  // namespace meike
