// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/choice.h"

/// The parts of a client's form. What is verified is verified part by part (kinds/verification.cpp), so they have keys.
namespace meike::client_sections {

inline constexpr Choice kRows[] = {
    {"basics", {"基本信息", "Basics"}},      {"media", {"媒体与预算", "Media and budget"}},
    {"care", {"服务团队", "Care"}},          {"habits", {"沟通与习惯", "Habits"}},
    {"value", {"价值判断", "Value inputs"}}, {"legal", {"企业信息", "Company"}},
    {"contacts", {"联系人", "Contacts"}},
};

inline constexpr Label kBasics = kRows[0].label;
inline constexpr Label kMedia = kRows[1].label;
inline constexpr Label kCare = kRows[2].label;
inline constexpr Label kHabits = kRows[3].label;
inline constexpr Label kValue = kRows[4].label;
inline constexpr Label kLegal = kRows[5].label;
/// Nothing to verify: what people set by hand.
inline constexpr Label kOverride = {"人工调整", "Overrides"};

}  // namespace meike::client_sections
