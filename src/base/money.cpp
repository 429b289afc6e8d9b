// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/money.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/error_code.h"

namespace meike {

namespace {
__extension__ using Wide = __int128;
}

int currencyDecimals(std::string_view code) {
    // ISO 4217: the currencies whose minor unit is not a hundredth.
    static constexpr std::array<std::string_view, 16> kNone = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                                               "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
    static constexpr std::array<std::string_view, 7> kThree = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
    if (std::find(kNone.begin(), kNone.end(), code) != kNone.end()) return 0;
    if (std::find(kThree.begin(), kThree.end(), code) != kThree.end()) return 3;
    return 2;
}

bool isCurrencyCode(std::string_view code) {
    return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::int64_t minorPerMajor(int decimals) {
    std::int64_t power = 1;
    for (int i = 0; i < decimals; ++i) power *= 10;
    return power;
}

std::string plainAmount(MinorUnits amount, int decimals) {
    // Through unsigned so that the smallest int64 has a positive twin.
    std::string digits =
        std::to_string(amount < 0 ? 0 - static_cast<std::uint64_t>(amount) : static_cast<std::uint64_t>(amount));
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, 1, '.');
    return amount < 0 ? "-" + digits : digits;
}

Result<MinorUnits> parsePlainAmount(std::string_view text, int decimals) {
    const auto bad = [&](ErrorCode why) { return failure(ErrorKind::invalid_value, std::string(text), why); };
    std::size_t at = 0;
    const bool negative = !text.empty() && text[0] == '-';
    if (negative || (!text.empty() && text[0] == '+')) ++at;
    Wide amount = 0;
    int seen = -1;
    bool any = false;
    bool roundUp = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && seen < 0) {
            seen = 0;
            continue;
        }
        if (c < '0' || c > '9') return bad(ErrorCode::not_a_number);
        any = true;
        if (seen == decimals) {
            roundUp = c >= '5';
            ++seen;
            continue;
        }
        if (seen > decimals) continue;
        if (seen >= 0) ++seen;
        amount = amount * 10 + (c - '0');
        if (amount > std::numeric_limits<std::int64_t>::max()) return bad(ErrorCode::number_too_large);
    }
    if (!any) return bad(ErrorCode::not_a_number);
    for (int place = std::max(seen, 0); place < decimals; ++place) {
        amount *= 10;
        if (amount > std::numeric_limits<std::int64_t>::max()) return bad(ErrorCode::number_too_large);
    }
    if (roundUp) ++amount;
    if (amount > std::numeric_limits<std::int64_t>::max()) return bad(ErrorCode::number_too_large);
    return static_cast<MinorUnits>(negative ? -amount : amount);
}

Result<std::int64_t> mulDivRound(std::int64_t a, std::int64_t b, std::int64_t c) {
    const Wide product = static_cast<Wide>(a) * b;
    const Wide divisor = c < 0 ? -static_cast<Wide>(c) : static_cast<Wide>(c);
    if (divisor == 0) return failure(ErrorKind::invalid_value, "0", ErrorCode::division_by_zero);
    const bool negative = (product < 0) != (c < 0) && product != 0;
    const Wide magnitude = product < 0 ? -product : product;
    Wide quotient = (magnitude + divisor / 2) / divisor;
    if (negative) quotient = -quotient;
    if (quotient > std::numeric_limits<std::int64_t>::max() || quotient < std::numeric_limits<std::int64_t>::min())
        return failure(ErrorKind::invalid_value, std::to_string(a) + " x " + std::to_string(b),
                       ErrorCode::number_too_large);
    return static_cast<std::int64_t>(quotient);
}

}  // namespace meike
