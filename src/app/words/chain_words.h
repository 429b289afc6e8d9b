// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/words/line.h"
#include "base/label.h"
#include "engine/decision_chain.h"

/// What is wrong with a client's decision chain, in words.
namespace meike::words {

/// `contact`: the name of the risk's contact. The line has the risk's key.
Line chainRiskLine(const engine::ChainRisk& risk, std::string_view contact, Language language);

}  // namespace meike::words
