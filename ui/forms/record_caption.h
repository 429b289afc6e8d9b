// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/context/app_context.h"

namespace meike::ui {

/// What a record is called where it is pointed to: its name, or for papers without one day, number and amount.
QString recordCaption(AppContext& context, const Record& record);
/// The same by id; empty for none.
QString recordCaption(AppContext& context, Kind kind, RecordId id);

/// "order" in the middle of a sentence of the window's language.
QString kindInSentence(const AppContext& context, Kind kind);
/// "orders" there.
QString kindsInSentence(const AppContext& context, Kind kind);
/// "1,234 orders" / "1,234 条订单"
QString recordCount(const AppContext& context, Kind kind, qint64 number);

}  // namespace meike::ui
