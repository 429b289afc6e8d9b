// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "domain/kind.h"
#include "domain/value.h"
#include "ui/parts/client_texts.h"

class QVBoxLayout;

namespace meike::ui {

class AppContext;
class RecordRow;

/// Records of one kind of a client below each other: title, what is said beside it, a button that adds one.
void addRecordHead(AppContext& context, QVBoxLayout* body, const QString& title, const QString& note, Kind kind,
                   RecordId client);
/// One of them: click opens its form, Delete removes it.
RecordRow* addRecordRow(AppContext& context, QVBoxLayout* body, Kind kind, RecordId id, const RecordLine& line);

}  // namespace meike::ui
