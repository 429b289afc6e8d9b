// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/money.h"
#include "exchange/date_parser.h"

/// Cells of people's tables as values (dates: date_parser.h), the way offices write them. Nothing passes through
/// floating point. All functions trim, and read full-width digits and signs as their half-width twins. An empty cell is
/// an error here: ask isEmptyCell first.
namespace meike {

/// Nothing but white space.
bool isEmptyCell(std::string_view text);

/// An exact decimal number: digits / 10^scale, scale 0..18.
struct Decimal {
    std::int64_t digits = 0;
    int scale = 0;

    /// In units of 10^-decimals, rounded half away from zero; invalid_value when it leaves 64 bits.
    Result<std::int64_t> rounded(int decimals) const;
    /// Shortest plain text, `-12.5`.
    std::string text() const;
    bool operator==(const Decimal&) const = default;
};

enum class DecimalMark { point, comma };

struct NumberFormat {
    DecimalMark mark = DecimalMark::point;
    /// What one unit of the column is worth, from its header (万元: 10,000). A unit in the cell itself takes its place.
    std::int64_t multiplier = 1;
};

/// A number with optional currency sign, unit and grouping: `¥1,234.50`, `３万`, `1.2亿元`, `(500)`, `500-`, `USD 12`,
/// `1.5e3`.
struct ParsedNumber {
    Decimal value;
    std::string currency;  ///< ISO code when the cell names one (`€`, `US$`, `美元`), else empty
    std::string sign;      ///< `$`, `¥` or `元`: signs that several currencies share; else empty
    bool percent = false;  ///< the cell ended in %; value is the number before it
};

/// Whether amounts in that currency are written with that shared sign.
bool writesWith(std::string_view currency, std::string_view sign);
/// The shared sign in a unit of a header (万元, $), or nothing.
std::string_view sharedSign(std::string_view unit);

/// invalid_value when the text is no number or could be two: `4,25`, `1.234,56` (with a point as decimal mark),
/// `1,23,456`.
Result<ParsedNumber> parseNumber(std::string_view text, const NumberFormat& format = {});

/// An amount of money in minor units (`decimals` of its currency), rounded half away from zero. A percent sign is an
/// error.
struct ParsedAmount {
    MinorUnits minor = 0;
    std::string currency;  ///< as in ParsedNumber
    std::string sign;      ///< likewise
};
Result<ParsedAmount> parseAmount(std::string_view text, int decimals, const NumberFormat& format = {});

/// A ratio: `12.5%` is 0.125; `0.8` is 0.008 in a column whose header says %, else 0.8.
Result<Decimal> parseRatio(std::string_view text, bool percentColumn, const NumberFormat& format = {});

/// A whole number; `12.0` is 12, `12.5` an error.
Result<std::int64_t> parseInteger(std::string_view text, const NumberFormat& format = {});

/// quantity x unit price in minor units, exact, then rounded half away from zero.
Result<MinorUnits> lineAmount(const Decimal& quantity, const Decimal& unitPrice, int decimals);

/// 是/否, 有/无, √/×, yes/no, y/n, true/false, t/f, 1/0, any case.
Result<bool> parseBool(std::string_view text);

/// Whether the numbers of a column use point or comma as decimal mark.
struct NumberColumnVerdict {
    std::int64_t numbers = 0;  ///< cells that the mark below reads
    std::int64_t others = 0;
    bool ambiguous =
        false;  ///< both marks read as many cells and some mean different numbers: ask (`1,234`: point is the guess)
    DecimalMark mark = DecimalMark::point;
    bool mixed = false;  ///< some cells are numbers by the other mark alone
    std::string example;
};

class NumberColumnSniffer {
public:
    void add(std::string_view cell);
    NumberColumnVerdict verdict() const;

private:
    std::int64_t m_filled = 0;
    std::int64_t m_point = 0;
    std::int64_t m_comma = 0;
    std::int64_t m_both = 0;
    std::string m_example;  ///< the first cell that means two numbers
};

}  // namespace meike
