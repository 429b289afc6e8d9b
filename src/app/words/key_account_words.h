// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/label.h"
#include "base/money.h"

namespace meike::words {

/// What it costs that a client is no key account any more: the playbooks it falls out of and what they took, benefits
/// of the last year, the value that nobody at the top looks after; money in `currency`.
std::string leaveCostWords(std::span<const std::string> playbooks, double hoursAMonth, MinorUnits benefits,
                           MinorUnits yearly, std::string_view sponsor, std::string_view currency, Language language);

}  // namespace meike::words
