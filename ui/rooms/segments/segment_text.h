// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "domain/rule.h"
#include "ui/context/app_context.h"

namespace meike::ui {

/// The rule as a sentence with its full stop, in the window's language.
QString sentenceOf(AppContext& context, const Rule& rule);

/// What the value of clients is called, as the list of clients calls it: 近 3 年贡献, "Contribution in 3 years".
QString windowValueName(AppContext& context);

/// Deletes a segment as one step to be undone. One that other rules refer to stays: says which, with the way there.
/// True when it is gone.
bool deleteSegment(AppContext& context, RecordId segment);

}  // namespace meike::ui
