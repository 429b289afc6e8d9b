// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context/app_context.h"

namespace meike::ui {

/// Compares a segment with one or two others: how many clients are in which of them, each region a list to open.
void openOverlapSheet(AppContext& context, RecordId segment, QWidget* parent);

}  // namespace meike::ui
