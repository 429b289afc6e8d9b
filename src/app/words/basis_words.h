// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/label.h"
#include "domain/classification.h"
#include "engine/assessment.h"
#include "engine/value_basis.h"

namespace meike::words {

/// "3% estimated"; empty where nothing is. `hundredths` of a per cent.
std::string estimatedText(int hundredths, Language language);
/// The basis of an assessment, and how much of it is estimated: "contribution, 3% estimated" (a name in running text).
std::string basisText(const engine::BaseFigures& base, Language language);
/// What a change of the value basis has done to the totals, and that the rules can pin it.
std::string basisChangeText(const engine::BasisChange& change, Language language);

}  // namespace meike::words
