// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace meike::words {

/// A sentence of a longer text: what it is about, and the words.
struct Line {
    std::string key;  ///< stable: `amount`, `risk_overdue`, `held`, `way_up` ...
    std::string text;
    std::optional<int> points;  ///< hundredths, where the line carries points of a score
};

}  // namespace meike::words
