// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "domain/rule.h"
#include "ui/app/app_context.h"

namespace meike::ui {

/// The rule as a sentence with its full stop, in the window's language.
QString sentenceOf(AppContext& context, const Rule& rule);

}  // namespace meike::ui
