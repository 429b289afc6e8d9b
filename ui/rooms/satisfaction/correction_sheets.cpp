// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/satisfaction/correction_sheets.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDateEdit>
#include <QLineEdit>
#include <QSpinBox>

#include "app/records/satisfaction_moves.h"
#include "app/view/satisfaction.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/kit/calendar.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostText = 400;
constexpr int kUsualDays = 7;

struct SheetWords {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::CorrectionSheets)
};

QString introOf(const LowScore& low) {
    const QString said =
        low.nps ? SheetWords::tr("NPS %1 of 10").arg(low.score) : SheetWords::tr("CSAT %1 of 5").arg(low.score);
    QString text = u"%1 · %2"_s.arg(qs(low.clientName), said);
    if (!low.comment.empty()) text += u" · "_s + qs(low.comment).simplified();
    return text;
}

QDateEdit* dayEdit(AppContext& context, Date day, const QString& name) {
    auto* edit = new QDateEdit(qdate(day));
    edit->setObjectName(name);
    setCalendar(edit, qdate(context.today()), context.settings().weekStartsOnMonday());
    edit->setDisplayFormat(u"yyyy-MM-dd"_s);
    return edit;
}

}  // namespace

void askForCorrection(AppContext& context, QWidget* window, const LowScore& low) {
    if (!context.mayEdit()) return;
    auto* sheet = new FormDialog(SheetWords::tr("Corrective action"), SheetWords::tr("Make it a task"), window);
    sheet->setObjectName(u"correctionSheet"_s);
    sheet->setIntro(introOf(low));
    auto* action = new QLineEdit(qs(low.action));
    action->setObjectName(u"correctionAction"_s);
    action->setMaxLength(kMostText);
    action->setPlaceholderText(SheetWords::tr("What will be done, so that the client sees it"));
    sheet->addRow(SheetWords::tr("&Action"), action);
    auto* due = dayEdit(context, low.due.value_or(context.today() + std::chrono::days(kUsualDays)), u"correctionDue"_s);
    sheet->addRow(SheetWords::tr("&Due"), due);
    auto* person = new QComboBox;
    person->setObjectName(u"correctionPerson"_s);
    person->addItem(SheetWords::tr("nobody yet"), QVariant::fromValue<qint64>(0));
    for (const auto& [id, name] : recordNames(context.reader(), Kind::person))
        person->addItem(qs(name), QVariant::fromValue<qint64>(id));
    person->setCurrentIndex(std::max(0, person->findData(QVariant::fromValue<qint64>(low.owner))));
    sheet->addRow(SheetWords::tr("&Who"), person);
    sheet->setSubmit([&context, sheet, action, due, person, survey = low.survey] {
        const QString text = action->text().trimmed();
        if (text.isEmpty()) {
            sheet->setError(SheetWords::tr("Say what will be done about it."), action);
            return false;
        }
        return context.edit(
            correctScoreCommand(context.reader(), survey, u8(text)),
            [survey, text = u8(text), day = fromQDate(due->date()),
             who = person->currentData().toLongLong()](Edit& edit) { correctScore(edit, survey, text, day, who); });
    });
    sheet->openSheet();
}

void askForNewScore(AppContext& context, QWidget* window, const LowScore& low) {
    if (!context.mayEdit()) return;
    auto* sheet = new FormDialog(SheetWords::tr("What does the client say now?"),
                                 SheetWords::tr("Close with this score"), window);
    sheet->setObjectName(u"newScoreSheet"_s);
    sheet->setIntro(introOf(low));
    auto* score = new QSpinBox;
    score->setObjectName(u"newScore"_s);
    // One below the least stands for nothing chosen: nobody closes with a score that was only standing there.
    const int least = low.nps ? 0 : 1;
    score->setRange(least - 1, low.nps ? 10 : 5);
    score->setSpecialValueText(u"–"_s);
    score->setValue(least - 1);
    sheet->addRow(low.nps ? SheetWords::tr("&New score (0–10)") : SheetWords::tr("&New score (1–5)"), score);
    auto* day = dayEdit(context, context.today(), u"newScoreDay"_s);
    day->setDateRange(qdate(low.date), qdate(context.today()));
    sheet->addRow(SheetWords::tr("&Day"), day);
    auto* comment = new QLineEdit;
    comment->setObjectName(u"newScoreComment"_s);
    comment->setMaxLength(kMostText);
    sheet->addRow(SheetWords::tr("&Comment"), comment);
    sheet->setSubmit([&context, sheet, score, day, comment, least, survey = low.survey] {
        if (score->value() < least) {
            sheet->setError(SheetWords::tr("Ask the client: without a new score nobody knows whether it has helped."),
                            score);
            return false;
        }
        return context.edit(
            closeCorrectionCommand(context.reader(), survey, score->value()),
            [survey, on = fromQDate(day->date()), now = score->value(),
             said = u8(comment->text().trimmed())](Edit& edit) { closeCorrection(edit, survey, on, now, said); });
    });
    score->setFocus();
    sheet->openSheet();
}

}  // namespace meike::ui
