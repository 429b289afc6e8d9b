// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/spoken_text.h"

#include "base/unicode.h"

namespace meike::spoken {

namespace {

char32_t madeOne(char32_t c) {
    if (c == U'\t' || c == U'\u3000' || c == U'\u00a0' || c == U'\r') return U' ';
    if (c >= U'\uff01' && c <= U'\uff5e') c = c - U'\uff01' + U'!';
    return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
}

int numeral(char32_t c) {
    constexpr std::u32string_view kNumerals = U"零一二三四五六七八九";
    if (c == U'两') return 2;
    const std::size_t found = kNumerals.find(c);
    return found == std::u32string_view::npos ? -1 : static_cast<int>(found);
}

}  // namespace

Text::Text(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        m_bytes.push_back(at);
        m_letters.push_back(madeOne(nextCodePoint(utf8, at)));
    }
    m_bytes.push_back(utf8.size());
}

std::size_t Text::skipBlanks(std::size_t place) const {
    while (isBlank(at(place))) ++place;
    return place;
}

std::size_t Text::word(std::size_t place, std::u32string_view word) const {
    if (m_letters.compare(place, word.size(), word) != 0) return kNone;
    const std::size_t end = place + word.size();
    if (isLatin(word.front()) && place > 0 && isLatin(m_letters[place - 1])) return kNone;
    if (isLatin(word.back()) && isLatin(at(end))) return kNone;
    return end;
}

Text::Found Text::longest(std::size_t place, std::span<const std::u32string_view> words) const {
    Found best;
    if (place >= size()) return best;
    for (std::size_t row = 0; row < words.size(); ++row) {
        const std::size_t end = word(place, words[row]);
        if (end != kNone && (best.end == kNone || end > best.end)) best = {end, row};
    }
    return best;
}

std::size_t Text::digits(std::size_t place, int& value, std::size_t most) const {
    std::size_t end = place;
    value = 0;
    for (; isDigit(at(end)); ++end) {
        if (end - place == most) return kNone;
        value = value * 10 + static_cast<int>(at(end) - U'0');
    }
    return end == place ? kNone : end;
}

std::size_t Text::number(std::size_t place, int& value) const {
    if (isDigit(at(place))) return digits(place, value);
    std::size_t end = place;
    int tens = 0, ones = -1;
    if (numeral(at(end)) >= 0) ones = numeral(at(end++));
    if (at(end) == U'十') {
        tens = ones < 0 ? 1 : ones;
        ones = -1;
        ++end;
        if (numeral(at(end)) >= 0) ones = numeral(at(end++));
    }
    if (end == place) return kNone;
    value = tens * 10 + (ones < 0 ? 0 : ones);
    return end;
}

bool isMark(char32_t c) {
    constexpr std::u32string_view kMarks = U",.;:!?，。；、：！？\n|/";
    return kMarks.find(c) != std::u32string_view::npos;
}

}  // namespace meike::spoken
