// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace meike::layering {

/// A source file taken apart once: its code without comments, its comments, and the contents of its string literals, by
/// line.
struct SourceText {
    struct Line {
        int number = 0;
        std::string code;     ///< literals emptied, comments gone
        std::string strings;  ///< contents of the literals that stand on this line, separated by one blank
        std::string comment;
    };
    std::vector<Line> lines;
};

/// Splits C++ text. Knows line and block comments, escapes, character literals, digit separators and raw strings.
SourceText takeApart(std::string_view text);

/// What a file of the repository does that the architecture forbids, as "line 12: why". `path` is relative to the
/// repository and decides which rules hold: src/<layer>/..., ui/..., tests/....
std::vector<std::string> violations(std::string_view path, std::string_view text);

}  // namespace meike::layering
