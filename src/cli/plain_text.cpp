// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plain_text.h"

#include <string_view>

namespace meike::cli {

namespace {
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr int kLeadOfControls = 0xC2;
}  // namespace

PlainText::~PlainText() { sync(); }

int PlainText::overflow(int character) {
    if (character == traits_type::eof()) return traits_type::not_eof(character);
    const int byte = character & 0xFF;
    const auto put = [&](std::string_view bytes) {
        return m_target.sputn(bytes.data(), static_cast<std::streamsize>(bytes.size())) ==
                       static_cast<std::streamsize>(bytes.size())
                   ? character
                   : traits_type::eof();
    };
    const char here = static_cast<char>(byte);
    if (m_lead) {
        m_lead = false;
        if (byte >= 0x80 && byte < 0xA0) return put(kReplacement);
        const char lead = static_cast<char>(kLeadOfControls);
        if (put({&lead, 1}) == traits_type::eof()) return traits_type::eof();
    }
    if (byte == kLeadOfControls) {
        m_lead = true;
        return character;
    }
    const bool control = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
    return put(control ? kReplacement : std::string_view(&here, 1));
}

int PlainText::sync() {
    if (m_lead) {
        m_lead = false;
        m_target.sputc(static_cast<char>(kLeadOfControls));
    }
    return m_target.pubsync();
}

}  // namespace meike::cli
