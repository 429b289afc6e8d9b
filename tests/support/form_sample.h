// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include "domain/field.h"
#include "domain/text_form.h"

namespace meike::test {

/// A text that a field takes: as people may type it, and as it is written.
inline std::pair<std::string, std::string> formSample(const Field& field, const std::string& otherwise) {
    if (field.form == &text_forms::kChannelMix) return {"抖音:40%；微信 30", "抖音 40%、微信 30%"};
    if (field.form == &text_forms::kRegistrationNumber) return {"91350100 m000100y43", "91350100M000100Y43"};
    if (field.form == &text_forms::kProvince) return {"广西壮族自治区", "广西"};
    if (field.form == &text_forms::kCity) return {"南宁市", "南宁"};
    if (field.form == &text_forms::kNames) return {"甲，乙，甲", "甲、乙"};
    if (field.form == &text_forms::kTime) return {"9点半", "09:30"};
    return {otherwise, otherwise};
}

}  // namespace meike::test
