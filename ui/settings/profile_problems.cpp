// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profile_problems.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/common/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr const char* kContext = "meike::ui::ProfileProblems";

/// What the core says, with %1, %2 where it puts numbers and keys. Longer patterns come before those they contain.
const char* const kPatterns[] = {
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a whole number from %1 to %2"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a whole number up to %1"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a whole number above repeat_from"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a whole number"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a number of 0 or more"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a number from 0 to 100"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a number above 0, up to 100"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a number with at most two decimals"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a number"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a smaller number"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a text"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a list"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "an object { ... }"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "true or false"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a name"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "at most %1 entries"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "at most %1 classes"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "%1 limits, one fewer than there are scores"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "%1 numbers"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "two scores [from, to] within 1 and %1"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "two scores [from, to]"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "less than the limit of the tier above"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "more than the limit before it"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "less than the limit before it"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "not less than the factor before it"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "not less than the grade before it"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "not less than abc.a"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "more than 0: it is the one input that is never missing"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a value score from 0 to 100"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "0 for the last tier"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "2 to 10 tiers, best first"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a tier for the class %1"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "the key of a class that no other tier has"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "the key of a class"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "the key of a tier"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a key that no other class has"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a key of small letters, digits, _ and - that no other tier has"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "a key of small letters, digits, _ and -"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "every cell in exactly one class; %1"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "no such key here; known are %1"),
    QT_TRANSLATE_NOOP("meike::ui::ProfileProblems", "not readable as JSON: %1"),
};

}  // namespace

QString expectedText(const std::string& expected) {
    QString text = qs(expected);
    if (text.startsWith(u"expected "_s)) text = text.mid(9);
    for (const char* source : kPatterns) {
        // The numbers of the core's text go where the translation wants them.
        QString pattern = QRegularExpression::escape(QString::fromLatin1(source));
        pattern.replace(QRegularExpression::escape(u"%1"_s), u"(.+)"_s)
            .replace(QRegularExpression::escape(u"%2"_s), u"(.+)"_s);
        const auto match = QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                              QRegularExpression::DotMatchesEverythingOption)
                               .match(text);
        if (!match.hasMatch()) continue;
        QString translated = QCoreApplication::translate(kContext, source);
        for (int i = 1; i <= match.lastCapturedIndex(); ++i) translated = translated.arg(match.captured(i));
        return translated;
    }
    return text;
}

}  // namespace meike::ui
