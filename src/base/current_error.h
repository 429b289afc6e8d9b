// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace meike {

/// The exception that is being handled, as an Error: what is not one of ours becomes Error{internal}.
Error currentError();

}  // namespace meike
