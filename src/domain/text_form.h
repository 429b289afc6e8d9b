// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

/// Texts that are more than text: numbers with a check digit, shares, names of places, lists of names. A field points
/// to its form (Field::form); whoever writes the field, by hand or from a file, writes it in that form.
namespace meike {

struct TextForm {
    /// How the text is written; of text that cannot be understood, the text itself. The same again gives the same.
    std::string (*normal)(std::string_view text);
    /// What is wrong with a text in that form; nullptr: nothing can be.
    std::optional<ErrorDetail> (*wrong)(std::string_view normal);
};

namespace text_forms {

/// 统一社会信用代码 (GB 32100-2015) where the shape says that it is one; numbers of other countries and older ones are
/// kept as they are typed.
extern const TextForm kRegistrationNumber;
/// 抖音 40%、微信 30%: each channel once, at most 100 % together.
extern const TextForm kChannelMix;
/// 上海, not 上海市; what is no name of a province or city of China stays as typed.
extern const TextForm kProvince;
extern const TextForm kCity;
/// 甲、乙、丙: none twice, none empty.
extern const TextForm kNames;
/// 09:30, typed as 9:30, 9点半 or 930; what is no time of the day is refused.
extern const TextForm kTime;

}  // namespace text_forms

/// The check digit of the first 17 characters of a unified social credit code: sum of the characters' places in the
/// alphabet (digits and letters without I, O, S, V, Z), weighted by 3^i mod 31, filled up to a multiple of 31.
/// Nothing when a character is not of the alphabet. Source: GB 32100-2015, 附录 A.
std::optional<char> creditCodeCheckDigit(std::string_view first17);
/// Whether a text has the shape of such a code: 18 letters and digits, a known registering authority in front, the six
/// digits of a district after it; and not that of an identity card, whose holder may be a taxpayer as well.
bool isCreditCodeShaped(std::string_view text);

/// Minutes since midnight of a time that is written in its form; nothing for another text.
std::optional<int> minuteOfDay(std::string_view normal);
std::string timeOfDay(int minute);

/// One channel of a channel mix.
struct ChannelShare {
    std::string name;
    std::int64_t hundredths = 0;  ///< of a per cent: 40 % is 4000

    friend bool operator==(const ChannelShare&, const ChannelShare&) = default;
};
/// The channels of a mix in their order; nothing when a part is no name with a share.
std::optional<std::vector<ChannelShare>> channelMix(std::string_view text);

}  // namespace meike
