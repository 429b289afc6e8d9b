// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/date.h"

/// The only place where std:: texts and dates become Qt's and back.
namespace meike::ui {

inline QString qs(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

inline std::string u8(const QString& text) {
    const QByteArray bytes = text.toUtf8();
    return std::string(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

inline QDate qdate(Date date) { return QDate(1970, 1, 1).addDays(dayNumber(date)); }

/// An invalid QDate is not a date: ask isValid() first.
inline Date fromQDate(const QDate& date) { return dateOfDay(static_cast<DayNumber>(QDate(1970, 1, 1).daysTo(date))); }

inline QString qsPath(const std::filesystem::path& path) { return QString::fromStdU16String(path.u16string()); }
inline std::filesystem::path u8Path(const QString& path) { return std::filesystem::path(path.toStdU16String()); }

}  // namespace meike::ui
