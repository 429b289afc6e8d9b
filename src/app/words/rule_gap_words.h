// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "base/label.h"
#include "domain/field.h"

/// What a rule names and the workspace does not have, in words.
namespace meike::words {

/// Chinese and English.
using Both = std::array<std::string, 2>;

/// 没有叫“X”的标签 / there is no tag “X”
Both nothingCalled(const KindRow& kind, const std::string& name);
/// A pick list without an entry of that name.
Both noEntry(const Label& list, const std::string& name);
/// Amounts of a kind that are left out.
Both noRate(const KindRow& kind, const std::string& currency);

}  // namespace meike::words
