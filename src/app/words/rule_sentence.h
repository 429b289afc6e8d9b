// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "base/label.h"
#include "domain/field.h"
#include "domain/rule.h"

/// Rules as plain sentences in either language, with what becomes of empty values wherever one might expect otherwise.
namespace meike {

/// How values are put into words.
struct SentenceContext {
    Language language = Language::zh;
    std::string currency = "CNY";  ///< base currency: of all amounts in a rule
    /// The name in `language` of a pick item that a rule gives by its name in either; empty function or result: as it
    /// stands.
    std::function<std::string(const Field&, const std::string& name)> pickName;
};

/// The whole rule, without a full stop: 等级是核心或重点，并且最近 90 天没有订单 / Tier is Core or Key, and has no
/// orders in the last 90 days. An empty rule: 全部客户 / All clients.
std::string ruleSentence(const Rule& rule, const SentenceContext& context);
/// The same as part of a larger sentence: no capital at its beginning. `kind`: what the rule is about.
std::string ruleClause(const Rule& rule, const SentenceContext& context, Kind kind = Kind::client);

/// One operand as people read it: labels of keys, amounts with their currency, quoted names.
std::string operandText(const Rule& rule, const Field& field, const std::string& value, const SentenceContext& context);
/// An amount of minor units: 120 万元, 1,234.50 元; CNY 1,200,000.
std::string moneyText(std::int64_t minor, int decimals, const SentenceContext& context);

}  // namespace meike
