// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/label.h"

namespace meike {

/// The name of one edit: a key of the command table and what fills its blanks (an argument
/// `@clients`, `@clients+` or `@clients.industry` stands for the label of that kind, in the singular or plural, or
/// field). Kept in the history, so that a step has a name in either language.
struct Command {
    std::string key;
    std::vector<std::string> arguments;

    friend bool operator==(const Command&, const Command&) = default;
};

/// One kind of edit. `{0}`, `{1}` in the labels are replaced by the arguments.
struct CommandRow {
    std::string_view key;
    Label label;
};

std::span<const CommandRow> commandTable();

/// "Tag 128 clients “Double 11”" in the given language; the bare key for a command this version does not know.
std::string commandText(const Command& command, Language language);

}  // namespace meike
