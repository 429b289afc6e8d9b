// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "base/label.h"
#include "domain/rule.h"

namespace meike {

/// A segment to begin with: one of the classifications that media agencies use, ready to be changed.
struct SegmentPreset {
    std::string_view key;
    Label group;  ///< the dimension: need, value, behaviour, stage, attributes, service
    Label name;
    Label serves;           ///< when it serves
    std::string_view rule;  ///< JSON as in exchange/rule_json.h
};

/// In the order in which they are offered, groups together.
std::span<const SegmentPreset> segmentPresets();
/// Its rule. Throws what parseRule() finds wrong: a test reads them all.
Rule presetRule(const SegmentPreset& preset);

}  // namespace meike
