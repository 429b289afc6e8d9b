// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/scoring_profile.h"

namespace meike::ui {

/// The class of a cell of the R x F grid; empty when it depends on M.
std::string gridClassAt(const ScoringProfile& profile, int r, int f);
/// The grid with one cell, whatever its M, in another class. Rules stay as few blocks as possible; what comes to the
/// same as `known` is `known`, so that a change taken back is none.
std::vector<GridRule> gridWithClass(const ScoringProfile& profile, int r, int f, const std::string& classKey,
                                    const std::vector<GridRule>& known);
/// Classes that a cell can be given: the built-in ones of the grid, then the profile's own.
std::vector<std::string> gridClassChoices(const ScoringProfile& profile);
/// Names of a class, built-in or of the profile.
ProfileLabel classLabel(const ScoringProfile& profile, const std::string& key);

}  // namespace meike::ui
