// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/words/line.h"
#include "base/amount_total.h"
#include "base/label.h"
#include "base/money.h"

/// Parts that sentences about figures share. Inside of app/words.
namespace meike::words {

inline std::string fixed(double value, int decimals) {
    const double scale = std::pow(10, decimals);
    const double bounded = std::clamp(value * scale, -9e15, 9e15);
    return plainAmount(static_cast<MinorUnits>(std::llround(bounded)), decimals);
}

/// Whole and two decimals of hundredths: 1250 -> 12.50.
inline std::string fixed2(std::int64_t hundredths) { return plainAmount(hundredths, 2); }

/// The same without zeros that say nothing: 12.5, 30.
inline std::string shortNumber(std::int64_t hundredths) {
    std::string text = fixed2(hundredths);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

/// ¥12,000.00, USD 3.50; at the edge of what a sum can hold, “at least”.
inline std::string money(MinorUnits amount, std::string_view currency) {
    std::string text = plainAmount(amount, currencyDecimals(currency));
    const std::size_t first = text[0] == '-' ? 1 : 0;
    std::size_t end = text.find('.');
    if (end == std::string::npos) end = text.size();
    for (std::size_t i = end; i > first + 3;) {
        i -= 3;
        text.insert(i, 1, ',');
    }
    text = currency == "CNY" ? "¥" + text : std::string(currency) + " " + text;
    return isAtEdge(amount) ? "≥ " + text : text;
}

/// 0.834 -> 83%. What is not certain is never called 0 or 100.
inline std::string percent(double share) {
    if (share > 0 && share < 0.01) return "<1%";
    if (share > 0.99 && share < 1) return ">99%";
    return fixed(share * 100, 0) + "%";
}

/// 12345 -> 12,345.
inline std::string grouped(std::string digits) {
    const std::size_t first = digits[0] == '-' ? 1 : 0;
    for (std::size_t i = digits.size(); i > first + 3;) {
        i -= 3;
        digits.insert(i, 1, ',');
    }
    return digits;
}

/// Picks the language, and collects lines.
class Lines {
public:
    explicit Lines(Language language) : m_language(language) {}

    std::string both(std::string zh, std::string en) const {
        return m_language == Language::zh ? std::move(zh) : std::move(en);
    }
    void add(std::string key, std::string zh, std::string en) {
        m_lines.push_back({std::move(key), both(std::move(zh), std::move(en)), std::nullopt});
    }
    std::vector<Line> take() { return std::move(m_lines); }
    bool zh() const { return m_language == Language::zh; }

private:
    Language m_language;
    std::vector<Line> m_lines;
};

template <typename Integer>
inline std::string number(Integer value) {
    return grouped(std::to_string(value));
}
inline std::string wholeNumber(double value) { return grouped(fixed(value, 0)); }

inline std::string plural(std::int64_t count, std::string_view one, std::string_view many) {
    return number(count) + " " + std::string(count == 1 ? one : many);
}

/// The first letter small, for the middle of a sentence.
inline std::string inSentence(std::string_view label) {
    std::string text(label);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

}  // namespace meike::words
