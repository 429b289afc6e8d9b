// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/error.h"
#include "base/label.h"

namespace meike {

/// An error for the person at the window: what happened and to what, that nothing was changed where that is so, and
/// what can be done. Kinds and fields go by the names that forms give them, files by their name without the folder.
std::string errorSentence(const Error& error, Language language);

}  // namespace meike
