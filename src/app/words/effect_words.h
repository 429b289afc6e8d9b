// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "app/words/line.h"
#include "base/date.h"
#include "base/label.h"

namespace meike::engine {
struct PlaybookEffect;
}

namespace meike::words {

/// What is known about whether a playbook helped, and what is not. Keys: `ahead`, `unseen`, `later`, `no_end`,
/// `running`, `verdict`, `bought`, `value`, `kept`, `counted`, `few`, `before_after`, `inside`, `outside`, `nobody`.
std::vector<Line> effectLines(const engine::PlaybookEffect& effect, std::string_view currency, Date asOf,
                              Language language);

}  // namespace meike::words
