// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "base/error.h"

namespace meike::ui {

/// An error in the window's language: what happened, to which file or record, that nothing was lost, and what to do.
QString errorText(const Error& error);

/// The exception that is being handled, as an Error; anything that is not one of ours becomes Error{internal}.
Error currentError();

}  // namespace meike::ui
