// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/label.h"
#include "base/money.h"

/// Why something is to be done, in sentences.
namespace meike::words {

/// 2 笔逾期，合计 ¥38.6 万，最长 18 天 / 2 overdue, CNY 386,000.00 in all, the longest for 18 days
std::string overdueMoneyWords(int count, MinorUnits sum, std::string_view currency, int longestDays, Language language);
std::string dueMoneyWords(int count, MinorUnits sum, std::string_view currency, Language language);
/// 服务期 32 天后结束，还没有续约订单
std::string renewalWords(int daysLeft, Language language);
std::string contractEndWords(std::string_view contract, int daysLeft, Language language);
std::string opportunityWords(std::string_view stage, int daysLate, Language language);
std::string complaintWords(int daysOpen, std::string_view severity, std::string_view dueTime, Language language);
/// 不再满足：年收入、决策链 / no longer meets: ...
std::string requalifyWords(const std::vector<std::string>& criteria, Language language);
/// What is to be done about a client that goes back to the pool.
std::string poolTitleWords(bool due, Language language);
/// 11-16 的电话里说好的 / agreed on 2026-11-16: ...
std::string nextStepWords(Date agreed, std::string_view summary, Language language);

}  // namespace meike::words
