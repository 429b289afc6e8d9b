// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/error.h"
#include "base/error_code.h"
#include "base/label.h"

namespace meike {

/// The words of one code; {0}, {1} ... are the arguments of the detail.
struct ErrorWords {
    ErrorCode code;
    Label words;
};

/// What happened, in words: "not between 1 and 5". Empty when the kind of error says all.
std::string errorWords(const ErrorDetail& detail, Language language);

/// The same behind the subject, as the command line prints it: "priority: not between 1 and 5".
std::string errorLine(const Error& error, Language language);

}  // namespace meike
