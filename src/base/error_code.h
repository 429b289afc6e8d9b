// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "base/error.h"

namespace meike {

/// Every code an Error can carry. A new one needs a line in base/error_codes.def and one, at the same place, in the
/// table of app/words/error_words.cpp: that file does not compile without it.
enum class ErrorCode : std::uint16_t {
#define MEIKE_ERROR_CODE(name) name,
#include "base/error_codes.def"
#undef MEIKE_ERROR_CODE
};

}  // namespace meike
