// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "base/current_error.h"

namespace meike::ui {

/// An error in the window's language: what happened, to which file or record, and what to do.
QString errorText(const Error& error);

/// What happened alone, as beside a field: "not between 1 and 5".
QString detailText(const ErrorDetail& detail);

}  // namespace meike::ui
