// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context/app_context.h"

class QWidget;

namespace meike::ui {

/// The name offered for an assessment of that day: 2026Q4, and 2026Q4-2 when that is taken.
QString suggestedAssessmentName(AppContext& context);

/// Asks for a name and who signs, and keeps the scores of today as an assessment: one step that can be undone.
void openAssessmentSheet(AppContext& context, QWidget* parent);

}  // namespace meike::ui
