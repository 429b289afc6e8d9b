// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "base/label.h"
#include "domain/field.h"
#include "domain/rule.h"

namespace meike::ui {

/// A condition as its chip says it: "Industry" and "is not Government".
struct ConditionText {
    QString subject;
    QString value;
};
/// `kind`: what the rule is about.
ConditionText conditionText(const Rule& condition, Language language, const std::string& currency,
                            Kind kind = Kind::client);

/// Any rule in a line: conditions joined by commas, for names of lists and messages.
QString ruleText(const Rule& rule, Language language, const std::string& currency, Kind kind = Kind::client);

/// One value of a condition as people read it: labels for keys, amounts with their currency.
QString conditionValueText(const Field& field, const std::string& value, Language language,
                           const std::string& currency);

}  // namespace meike::ui
