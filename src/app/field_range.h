// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "base/error.h"
#include "domain/field.h"
#include "domain/value.h"

namespace meike {

/// Why a value lies outside of what its field can hold: the limits of the field's row; for money what still adds up in
/// 64 bits; for dates the years that business data have; for yes and no nothing else. Nothing: it fits. What is typed,
/// imported and stored by forms goes through the same.
std::optional<ErrorDetail> outOfRange(const Field& field, const Value& value);

}  // namespace meike
