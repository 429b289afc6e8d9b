// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/label.h"
#include "engine/duplicates.h"

namespace meike::words {

/// 电话相同：02162881234 / the same phone number: 02162881234. Without `personal`, phones and addresses are left out:
/// 电话相同.
std::string duplicateReasonWords(const engine::DuplicateReason& reason, bool personal, Language language);
/// 同名（仅写法不同） where nothing but the way of writing differs.
std::string duplicateNameWords(bool sameName, Language language);
/// All reasons of a pair, joined.
std::string duplicateWords(const engine::DuplicatePair& pair, bool personal, Language language);
/// 确定 / certain.
Label duplicateLevelLabel(engine::DuplicateLevel level);
/// 电话 02162881234 由 200 个客户共用：只比较了另有相同之处的 / 200 clients share the phone 02162881234: ...
std::string crowdedWords(const engine::CrowdedKey& crowded, bool personal, Language language);

}  // namespace meike::words
