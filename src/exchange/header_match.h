// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace meike {

/// A field that a file's column may be: its key, labels and other names, in any language. The key itself always
/// matches.
struct HeaderField {
    std::string key;
    std::vector<std::string> aliases;
};

/// What a header says beside its name: 金额(万元), Share %, Total [USD].
struct HeaderUnit {
    std::int64_t multiplier = 1;  ///< 10,000 for 万元
    bool percent = false;
    std::string currency;  ///< ISO code, or empty
    std::string text;      ///< as written: `万元`

    bool operator==(const HeaderUnit&) const = default;
};

/// What became of one column of the file.
struct HeaderMatch {
    std::size_t column = 0;
    std::optional<std::string> key;  ///< nothing: no field has this name, or another column has it with more right
    HeaderUnit unit;
};

/// A header as names are compared: folded, simplified, without blanks, marks (_ - . * : /) and bracketed remarks.
/// `unit`, if given, receives what the brackets, or a % at the end, said.
std::string normalisedHeader(std::string_view header, HeaderUnit* unit = nullptr);

/// One entry per header, in order. A field goes to one column only: the one whose whole text is a name of it, else the
/// one that is a name without its remark in brackets (金额(含税)), else without a trailing unit (金额万元); among
/// equals the leftmost.
std::vector<HeaderMatch> matchHeaders(std::span<const HeaderField> fields, std::span<const std::string> headers);

}  // namespace meike
