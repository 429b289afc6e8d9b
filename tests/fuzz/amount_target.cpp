// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and amounts as offices write them. The first letter says with which marks and units.
#include "base/money.h"
#include "exchange/value_parser.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzAmount(std::string_view bytes) {
    if (bytes.empty()) return;
    const auto how = static_cast<unsigned char>(bytes.front());
    const std::string_view text = bytes.substr(1);
    NumberFormat format;
    if ((how & 1) != 0) format.mark = DecimalMark::comma;
    if ((how & 2) != 0) format.multiplier = 10'000;
    const int decimals = how / 4 % 4;
    if (const auto number = parseNumber(text, format)) {
        require(number->value.scale >= 0 && number->value.scale <= 18, "scales are within what is promised");
        const auto again = parseNumber(number->value.text());
        require(again && again->value.text() == number->value.text(), "a number written plainly is read the same");
        require(again->currency.empty() && again->sign.empty() && !again->percent, "a plain number has no sign");
    }
    if (const auto amount = parseAmount(text, decimals, format)) {
        const std::string plain = plainAmount(amount->minor, decimals);
        const auto again = parseAmount(plain, decimals);
        require(again && again->minor == amount->minor, "an amount written plainly is read the same");
        const auto machine = parsePlainAmount(plain, decimals);
        require(machine && *machine == amount->minor, "machines read it alike");
    }
    if (const auto whole = parseInteger(text, format)) {
        const auto again = parseInteger(std::to_string(*whole));
        require(again && *again == *whole, "a whole number comes back");
    }
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(amount, meike::fuzz::fuzzAmount, meike::fuzz::noSeeds)
