// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <string_view>

#include "base/date.h"
#include "base/money.h"

/// Numbers, money and dates as people read them, in the window's language.
namespace meike::ui {

/// "¥", "$", "€", "£", "HK$" ...; a code without a symbol of its own gives "CODE " with a blank.
QString currencySymbol(std::string_view currency);

/// For cards and narrow columns: ¥1,235万, ¥186.4万, ¥1.23亿 in Chinese; ¥12.4M, ¥950K in English; below 10,000 the
/// whole amount.
QString moneyShort(MinorUnits amount, std::string_view currency);
/// For tables and tooltips: ¥1,234,567.80, with the currency's own digits.
QString moneyFull(MinorUnits amount, std::string_view currency);
/// As moneyFull without the minor digits (rounded half away from zero): ¥1,234,568.
QString moneyWhole(MinorUnits amount, std::string_view currency);

/// 23,570
QString count(std::int64_t n);
/// "412 clients" / "412 个客户"
QString clientCount(std::int64_t n);
/// 0.573 with 0 decimals is 57%, with 1 it is 57.3%.
QString percent(double ratio, int decimals = 0);
/// A likelihood as per cent: what is not certain is never called 0% or 100%, but <1% or >99%.
QString likelihood(double probability);
/// +24, -3, 0
QString signedCount(std::int64_t n);
/// +3.1, -0.4
QString signedNumber(double value, int decimals);
/// 1,234.5
QString number(double value, int decimals);

/// today, yesterday, tomorrow, 3 days ago, in 3 days.
QString relativeDate(Date date, Date today);
/// 2026-11-22 in both languages: it sorts, and nobody asks which is the month.
QString dateText(Date date);
/// 11-22 within the year of `today`, else the whole date.
QString shortDate(Date date, Date today);
/// 周三 / Wed
QString weekdayText(Date date);
/// Things of one kind in a row: "a, b" / "a、b".
QString listText(const QStringList& things);
/// Parts of one sentence: "a, b" / "a，b".
QString clauseText(const QStringList& clauses);
/// Sentences one after the other: English puts a blank between them, Chinese nothing.
QString sentencesText(const QStringList& sentences);
/// "Tier: core" / "等级：核心"
QString labelledText(const QString& label, const QString& value);
/// A label as it is read out: "&File" is "File", "文件(&F)" is "文件".
QString withoutMnemonic(QString label);
/// 12.4 MB
QString fileSize(std::int64_t bytes);

}  // namespace meike::ui
