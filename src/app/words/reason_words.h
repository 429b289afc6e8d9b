// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/words/line.h"
#include "base/label.h"
#include "engine/reasons.h"

/// Why a client is where it is, in words.
namespace meike::words {

/// An explanation in reading order. `currency` is the base currency's ISO code.
std::vector<Line> reasonLines(const engine::Explanation& explanation, const engine::Assessment& assessment,
                              Language language, std::string_view currency);

/// The short form for the command line and for saved assessments, in keys: `amount +28.00; frequency +13.20; margin
/// missing; silence -3.10; held, computed growth`. Needs no way up, so it is cheap enough for every client.
std::string reasonSummary(const engine::AssessmentInput& input, const engine::Assessment& assessment,
                          engine::ClientIndex client);
/// The same as people read it; parts that are none of its own stay as they are.
std::string reasonSummaryText(std::string_view summary, Language language);

/// Why a client counts as at risk, in a few words; empty when it does not.
std::string riskReason(StageReason reason, Language language);

}  // namespace meike::words
