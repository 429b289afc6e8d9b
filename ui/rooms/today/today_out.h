// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

#include "app/view/today.h"

class QWidget;

namespace meike::ui {

class AppContext;
class LatestRead;
struct Paper;

/// The list as it leaves the house: on paper, or as a calendar file. Names of people and their birthdays are in it, so
/// that each time the purpose is asked for and goes into the borrow register.
enum class TodayFormat { pdf, ics };

/// What stands on the paper: what is overdue, today's and this week's, then what is held back and what does not fit.
Paper todayPaper(AppContext& context, const TodayList& list, const QString& whose);

/// Asks for the purpose, then for the file, and writes it on a worker.
void takeTodayOut(AppContext& context, QWidget* window, LatestRead* writer, std::shared_ptr<const TodayList> list,
                  const QString& whose, TodayFormat format);
/// Notes it and writes it.
void writeTodayOut(AppContext& context, LatestRead* writer, const std::shared_ptr<const TodayList>& list,
                   const QString& whose, TodayFormat format, const QString& purpose, const QString& path);

}  // namespace meike::ui
