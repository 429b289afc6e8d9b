// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace meike {

/// A field that a file's column may be: its key, labels and other names, in any language, the likelier ones first. The
/// key itself always matches.
struct HeaderField {
    std::string key;
    std::vector<std::string> aliases;
    bool required = false;  ///< it gets a column even if another field would like that one too
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
    /// The field that this column is a name of too, where another column has it.
    std::string rival;
    bool equal = false;  ///< with no less right: nobody can know which of the two is meant
};

/// A header as names are compared: folded, simplified, without blanks, marks (_ - . * : /) and bracketed remarks.
/// `unit`, if given, receives what the brackets, or a % at the end, said.
std::string normalisedHeader(std::string_view header, HeaderUnit* unit = nullptr);

/// One entry per header, in order. A field goes to one column only: the one whose whole text (units in brackets aside)
/// is a name of it, else the one that is a name without its remark in brackets (金额(含税)), else without a trailing
/// unit (金额万元); then the one with the likelier name; among equals the leftmost.
class HeaderNames {
public:
    explicit HeaderNames(std::vector<HeaderField> fields);
    ~HeaderNames();
    HeaderNames(HeaderNames&&) noexcept;
    HeaderNames& operator=(HeaderNames&&) noexcept;

    std::vector<HeaderMatch> match(std::span<const std::string> headers) const;
    /// The same with further fields, which come last; cheaper than all of them made anew.
    HeaderNames with(std::vector<HeaderField> more) const;

private:
    HeaderNames();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};
/// The same, for one use.
std::vector<HeaderMatch> matchHeaders(std::span<const HeaderField> fields, std::span<const std::string> headers);

}  // namespace meike
