// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <array>
#include <cmath>

#include "base/amount_total.h"
#include "ui/kit/language.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Grouped by commas in both languages: QLocale would follow the default locale's digits, which offices paste into
/// Excel.
const QLocale& plainLocale() {
    static const QLocale kLocale(QLocale::English, QLocale::UnitedStates);
    return kLocale;
}

/// `promoteAt`: from here the next smaller unit would print a round figure of this one (99,999,999 is 1亿, not
/// 10,000万).
struct Unit {
    double size;
    const char16_t* text;
    double promoteAt;
};

/// Largest first. Chinese counts by ten thousands, English by thousands; whole amounts below 10,000 in both.
constexpr std::array<Unit, 2> kZhUnits{{{1e8, u"亿", 0.99995e8}, {1e4, u"万", 0.99995e4}}};
constexpr std::array<Unit, 3> kEnUnits{{{1e9, u"B", 0.9995e9}, {1e6, u"M", 0.9995e6}, {1e3, u"K", 0.99995e4}}};

/// Without trailing zeros: 1,235, 186.4, 1.23, 2.
QString scaled(double value, int decimals) {
    QString text = plainLocale().toString(value, 'f', decimals);
    if (decimals > 0) {
        while (text.endsWith(u'0')) text.chop(1);
        if (text.endsWith(u'.')) text.chop(1);
    }
    return text;
}

double roundedTo(double value, int decimals) {
    const double factor = std::pow(10.0, decimals);
    return std::round(value * factor) / factor;
}

template <std::size_t N>
QString inUnits(double amount, const std::array<Unit, N>& units) {
    for (const Unit& unit : units) {
        if (amount < unit.promoteAt) continue;
        const double value = amount / unit.size;
        const int decimals = value < 10 && unit.size >= 1e6 ? 2 : value < (unit.size == 1e4 ? 1000 : 100) ? 1 : 0;
        return scaled(roundedTo(value, decimals), decimals) + QString::fromUtf16(unit.text);
    }
    return {};
}

QString grouped(MinorUnits amount, int decimals) {
    // Through plain text: doubles lose the last digits of large amounts.
    const QString plain = qs(plainAmount(amount, decimals));
    const bool negative = plain.startsWith(u'-');
    const QStringList parts = (negative ? plain.mid(1) : plain).split(u'.');
    QString whole = parts[0];
    for (qsizetype at = whole.size() - 3; at > 0; at -= 3) whole.insert(at, u',');
    if (parts.size() > 1) whole += u'.' + parts[1];
    return whole;
}

/// What was held at the edge of the range is said to be at least so much.
QString sign(MinorUnits amount) {
    const QString sign = amount < 0 ? u"-"_s : QString();
    if (!isAtEdge(amount)) return sign;
    return (amount < 0 ? u"≤ "_s : u"≥ "_s) + sign;
}

}  // namespace

QString currencySymbol(std::string_view currency) {
    static constexpr std::array<std::pair<std::string_view, const char16_t*>, 12> kSymbols{{{"CNY", u"¥"},
                                                                                            {"USD", u"$"},
                                                                                            {"EUR", u"€"},
                                                                                            {"GBP", u"£"},
                                                                                            {"HKD", u"HK$"},
                                                                                            {"TWD", u"NT$"},
                                                                                            {"JPY", u"JP¥"},
                                                                                            {"KRW", u"₩"},
                                                                                            {"SGD", u"S$"},
                                                                                            {"AUD", u"A$"},
                                                                                            {"CAD", u"C$"},
                                                                                            {"INR", u"₹"}}};
    for (const auto& [code, symbol] : kSymbols)
        if (code == currency) return QString::fromUtf16(symbol);
    return currency.empty() ? QString() : qs(currency) + u' ';
}

QString moneyShort(MinorUnits amount, std::string_view currency) {
    const int decimals = currencyDecimals(currency);
    const double major = std::fabs(static_cast<double>(amount)) / static_cast<double>(minorPerMajor(decimals));
    const QString text = uiLanguage() == Language::zh ? inUnits(major, kZhUnits) : inUnits(major, kEnUnits);
    if (!text.isEmpty()) return sign(amount) + currencySymbol(currency) + text;
    return major < 100 && amount % minorPerMajor(decimals) != 0 ? moneyFull(amount, currency)
                                                                : moneyWhole(amount, currency);
}

QString moneyFull(MinorUnits amount, std::string_view currency) {
    return sign(amount) + currencySymbol(currency) + grouped(amount, currencyDecimals(currency));
}

QString moneyWhole(MinorUnits amount, std::string_view currency) {
    const std::int64_t per = minorPerMajor(currencyDecimals(currency));
    const std::int64_t rest = amount % per;
    MinorUnits whole = amount / per;
    if (2 * std::abs(rest) >= per) whole += amount < 0 ? -1 : 1;
    return sign(isAtEdge(amount) ? amount : whole) + currencySymbol(currency) + grouped(whole, 0);
}

QString count(std::int64_t n) { return plainLocale().toString(static_cast<qlonglong>(n)); }

QString clientCount(std::int64_t n) {
    // %n prints in digits of its own; the number only chooses singular or plural here. lupdate reads no conditional.
    const int plural = n == 1 ? 1 : 2;
    return QCoreApplication::translate("Format", "%1 client(s)", nullptr, plural).arg(count(n));
}

QString percent(double ratio, int decimals) {
    if (!std::isfinite(ratio)) return u"–"_s;
    return number(ratio * 100, decimals) + u'%';
}

QString likelihood(double probability) {
    if (probability > 0 && probability < 0.01) return u"<1%"_s;
    if (probability > 0.99 && probability < 1) return u">99%"_s;
    return percent(probability);
}

QString signedCount(std::int64_t n) { return n > 0 ? u'+' + count(n) : count(n); }

QString signedNumber(double value, int decimals) {
    const QString text = number(value, decimals);
    return roundedTo(value, decimals) > 0 ? u'+' + text : text;
}

QString number(double value, int decimals) {
    if (!std::isfinite(value)) return u"–"_s;
    const double shown = roundedTo(value, decimals);
    return plainLocale().toString(shown == 0 ? 0.0 : shown, 'f', decimals);
}

QString relativeDate(Date date, Date today) {
    const int days = dayNumber(today) - dayNumber(date);
    if (days == 0) return QCoreApplication::translate("Format", "today");
    if (days == 1) return QCoreApplication::translate("Format", "yesterday");
    if (days == -1) return QCoreApplication::translate("Format", "tomorrow");
    if (days > 0) return QCoreApplication::translate("Format", "%Ln day(s) ago", nullptr, days);
    return QCoreApplication::translate("Format", "in %Ln day(s)", nullptr, -days);
}

QString dateText(Date date) { return qs(isoDate(date)); }

QString shortDate(Date date, Date today) {
    const QString text = dateText(date);
    return qdate(date).year() == qdate(today).year() ? text.mid(5) : text;
}

QString weekdayText(Date date) { return QLocale().dayName(qdate(date).dayOfWeek(), QLocale::ShortFormat); }

QString listText(const QStringList& things) { return things.join(uiLanguage() == Language::zh ? u"、"_s : u", "_s); }

QString clauseText(const QStringList& clauses) {
    return clauses.join(uiLanguage() == Language::zh ? u"，"_s : u", "_s);
}

QString sentencesText(const QStringList& sentences) {
    return sentences.join(uiLanguage() == Language::zh ? QString() : u" "_s);
}

QString labelledText(const QString& label, const QString& value) {
    return label + (uiLanguage() == Language::zh ? u"："_s : u": "_s) + value;
}

QString withoutMnemonic(QString label) {
    // A key that is not a letter of the word stands behind it in brackets.
    static const QRegularExpression kBehind(u"\\s*\\(&[A-Za-z0-9]\\)"_s);
    label.remove(kBehind);
    for (qsizetype at = label.indexOf(u'&'); at >= 0; at = label.indexOf(u'&', at + 1)) label.remove(at, 1);
    return label;
}

QString fileSize(std::int64_t bytes) {
    return plainLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

}  // namespace meike::ui
