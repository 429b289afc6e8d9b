// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "domain/field.h"

namespace meike {

struct Noun {
    Kind kind;
    std::string_view field;
    Label noun;  ///< a language left empty keeps the label
};
/// The fields that have one.
std::span<const Noun> fieldNouns();

/// How a field is called inside a sentence. Labels are headings of forms and columns; where one would read badly before
/// "is" or after "the latest" (Due, Verified by, R), the field has a noun of its own here, else it is the label.
Label fieldNoun(Kind kind, const Field& field);

}  // namespace meike
