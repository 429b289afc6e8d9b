// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/operators.h"

namespace meike::ui {

/// The operators that a condition over a field offers, in table order: without those that say what another one says.
/// `keep` is offered in any case; ranks only where clients are compared with one another.
std::vector<const OperatorRow*> operatorChoices(const Field& field, bool mayRank, const std::string& keep = {});

/// What one means nearly always.
std::string usualOperator(const Field& field);

}  // namespace meike::ui
