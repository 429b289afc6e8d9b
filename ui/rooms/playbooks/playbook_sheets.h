// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace meike {
struct PlaybookDesk;
struct PlaybookForecast;
}  // namespace meike

namespace meike::ui {

/// Says what a playbook will bring, and enables it on the answer.
void askToEnable(QWidget* window, const QString& name, const PlaybookForecast& forecast, std::function<void()> enable);

/// What became of a playbook by step, owner and tier, and why things were skipped: to read and copy.
void showCompletion(QWidget* window, const QString& name, const PlaybookDesk& desk);

}  // namespace meike::ui
