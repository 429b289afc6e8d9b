// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace meike {
struct LowScore;
}

class QWidget;

namespace meike::ui {

class AppContext;

/// Asks what is to be done about a low score, by when and by whom; one edit.
void askForCorrection(AppContext& context, QWidget* window, const LowScore& low);
/// Asks what the client says now: the corrective action is closed with it, in one edit.
void askForNewScore(AppContext& context, QWidget* window, const LowScore& low);

}  // namespace meike::ui
