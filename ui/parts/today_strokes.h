// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/date.h"

class QMenu;
class QWidget;

namespace meike {
struct TodayItem;
}  // namespace meike

namespace meike::ui {

class AppContext;

/// What is done with a line of Today or of a client's plan, one stroke each; each is one step to be undone. They say
/// what is missing and do nothing while nothing may be edited.
namespace strokes {

/// Asks what came of it; the line becomes an interaction.
void done(AppContext& context, QWidget* window, const TodayItem& item);
/// Offers days, and another one.
QMenu* move(AppContext& context, QWidget* window, const TodayItem& item, QWidget* anchor);
/// Moves it, with a reason or without; where the client is cared for enough around that day it asks why it shall be
/// then all the same.
void moveTo(AppContext& context, QWidget* window, const TodayItem& item, Date day, const std::string& reason = {});
/// Offers people: it is theirs then, on the same day.
QMenu* give(AppContext& context, QWidget* window, const TodayItem& item, QWidget* anchor);
/// Asks why.
void skip(AppContext& context, QWidget* window, const TodayItem& item);

}  // namespace strokes

}  // namespace meike::ui
