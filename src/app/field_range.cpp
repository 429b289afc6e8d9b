// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/field_range.h"

#include "base/date.h"
#include "base/error_code.h"
#include "base/money.h"
#include "exchange/date_parser.h"

namespace meike {

namespace {

/// A thousand times a thousand such amounts still add up in 64 bits.
constexpr std::int64_t kLargestAmount = 1'000'000'000'000'000;

/// 1000000, not 1000000.000000000
std::string limitText(std::int64_t number, int scale) {
    std::string text = plainAmount(number, scale);
    if (scale > 0) text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::optional<ErrorDetail> outOfLimits(const Field& field, std::int64_t number) {
    if (field.minimum == 0 && field.maximum == 0) return std::nullopt;
    if (number >= field.minimum && number <= field.maximum) return std::nullopt;
    return ErrorDetail(ErrorCode::not_between,
                       {limitText(field.minimum, field.scale), limitText(field.maximum, field.scale)});
}

}  // namespace

std::optional<ErrorDetail> outOfRange(const Field& field, const Value& value) {
    if (isEmpty(value)) return std::nullopt;
    const std::int64_t number = integerOr(value, 0);
    switch (field.type) {
        case FieldType::integer:
        case FieldType::decimal:
            return outOfLimits(field, number);
        case FieldType::money:
            if (number > kLargestAmount || number < -kLargestAmount) return ErrorDetail(ErrorCode::amount_too_large);
            return outOfLimits(field, number);
        case FieldType::boolean:
            if (number != 0 && number != 1) return ErrorDetail(ErrorCode::neither_yes_nor_no);
            return std::nullopt;
        case FieldType::date: {
            const auto date = parseIsoDate(textOrEmpty(value));
            if (!date) return ErrorDetail(ErrorCode::not_a_date);
            const int year = static_cast<int>(std::chrono::year_month_day(*date).year());
            if (year < kFirstYear || year > kLastYear)
                return ErrorDetail(ErrorCode::not_between,
                                   {std::to_string(kFirstYear) + "-01-01", std::to_string(kLastYear) + "-12-31"});
            return std::nullopt;
        }
        default:
            return std::nullopt;
    }
}

}  // namespace meike
