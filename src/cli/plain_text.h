// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <streambuf>

namespace meike::cli {

/// Writes to another stream what a terminal only shows: a control character, which could paint over what was said
/// before or worse, becomes U+FFFD. Line breaks and tabs stay. UTF-8 comes out as it came.
class PlainText final : public std::streambuf {
public:
    explicit PlainText(std::streambuf& target) : m_target(target) {}
    ~PlainText() override;

private:
    int overflow(int character) override;
    int sync() override;

    std::streambuf& m_target;
    bool m_lead = false;  ///< 0xC2 was written to us, which begins U+0080 to U+00BF
};

}  // namespace meike::cli
