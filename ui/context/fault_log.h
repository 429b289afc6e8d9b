// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace meike::ui {

/// Where mistakes of the program are written down, one a line: moment, version, what was thrown, where. Nothing that
/// people entered, no names of files: the log can be sent to whoever mends it. It is small, and never sent by itself.
QString faultLogPath();

/// Adds a line. Never throws.
void logFault(const QByteArray& fault, const QByteArray& where) noexcept;

}  // namespace meike::ui
