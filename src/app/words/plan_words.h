// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/label.h"
#include "engine/plan/plan.h"

/// Plans in words.
namespace meike::words {

/// When a step is due: 每 30 天一次 / every 30 days; 首次合作后 3 个工作日内 / 3 working days after the first order.
std::string stepWhenWords(const engine::plan::Step& step, Language language);

/// Why an occurrence is here, and what else is to be said of it: 核心客户维护：每 30 天一次，上次
/// 2026-10-01；本周排不下.
std::string occurrenceWords(const engine::plan::Occurrence& occurrence, const engine::plan::Step& step,
                            std::string_view playbook, const engine::plan::ContactLimit& limit, Language language);

/// 本周 61 项中排得下 34 项 ... / 34 of 61 fit into the week of 2026-12-07 ...
std::string weekLoadWords(const engine::plan::WeekLoad& week, std::string_view person, Language language);

}  // namespace meike::words
