// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/today_strokes.h"

#include <QCoreApplication>
#include <QDateEdit>
#include <QLineEdit>
#include <QMenu>

#include "app/records/today_moves.h"
#include "base/error_code.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/kit/calendar.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"

namespace meike::ui::strokes {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::TodayStrokes)
};

constexpr int kMostLine = 400;

QString itemText(const TodayItem& item) { return u"%1 · %2"_s.arg(qs(item.clientName), qs(item.what)); }

/// Why it shall be on that day although the client is cared for enough around it, or just why it is put off.
void askWhyMoved(AppContext& context, QWidget* window, const TodayItem& item, Date day, const QString& problem) {
    auto* sheet = new FormDialog(Words::tr("Move"), Words::tr("Move"), window);
    sheet->setObjectName(u"todayMoveReasonSheet"_s);
    sheet->setIntro(u"%1 · %2 %3"_s.arg(itemText(item), dateText(day), weekdayText(day)));
    auto* reason = new QLineEdit;
    reason->setObjectName(u"todayMoveReason"_s);
    reason->setMaxLength(kMostLine);
    sheet->addRow(Words::tr("&Why then"), reason, problem);
    sheet->setSubmit([&context, sheet, reason, item, day] {
        const QString text = reason->text().trimmed();
        if (text.isEmpty()) {
            sheet->setError(Words::tr("Say why it is to be on that day all the same."), reason);
            return false;
        }
        return context.edit(moveItemCommand(item),
                            [item, day, text = u8(text)](Edit& edit) { moveItem(edit, item, day, text); });
    });
    sheet->openSheet();
}

/// Above what it belongs to, or below where there is no room; the first line is chosen.
QMenu* shown(QMenu* menu, QWidget* anchor) {
    const QPoint above = anchor->mapToGlobal(QPoint(0, -menu->sizeHint().height()));
    menu->popup(above.y() >= 0 ? above : anchor->mapToGlobal(QPoint(0, anchor->height())));
    menu->setActiveAction(menu->actions().constFirst());
    return menu;
}

void chooseDay(AppContext& context, QWidget* window, const TodayItem& item) {
    auto* sheet = new FormDialog(Words::tr("Move"), Words::tr("Move"), window);
    sheet->setObjectName(u"todayMoveSheet"_s);
    sheet->setIntro(itemText(item));
    auto* day = new QDateEdit(qdate(context.today()).addDays(1));
    day->setObjectName(u"todayDay"_s);
    setCalendar(day, qdate(context.today()), context.settings().weekStartsOnMonday());
    day->setDisplayFormat(u"yyyy-MM-dd"_s);
    sheet->addRow(Words::tr("&Day"), day);
    auto* reason = new QLineEdit;
    reason->setObjectName(u"todayMoveWhy"_s);
    reason->setMaxLength(kMostLine);
    reason->setPlaceholderText(Words::tr("For example: the client asked for it (optional)"));
    // Only what a playbook wants keeps why it was moved.
    if (item.source == TodaySource::step) {
        sheet->addRow(Words::tr("&Why"), reason);
    } else {
        reason->setParent(sheet);
        reason->hide();
    }
    sheet->setSubmit([&context, window, day, reason, item] {
        moveTo(context, window, item, fromQDate(day->date()), u8(reason->text().trimmed()));
        return true;
    });
    sheet->openSheet();
}

}  // namespace

void done(AppContext& context, QWidget* window, const TodayItem& item) {
    if (!context.mayEdit()) return;
    const bool own = todaySourceRow(item.source).ownDay;
    auto* sheet = new FormDialog(Words::tr("Done"), Words::tr("Note it"), window);
    sheet->setObjectName(u"todayDoneSheet"_s);
    sheet->setIntro(itemText(item));
    auto* line = new QLineEdit;
    line->setObjectName(u"todayLine"_s);
    line->setMaxLength(kMostLine);
    line->setPlaceholderText(own ? Words::tr("What came of it; empty: just done") : Words::tr("What came of it"));
    sheet->addRow(Words::tr("&Line"), line);
    sheet->setSubmit([&context, sheet, line, item, own] {
        const QString text = line->text().trimmed();
        if (!own && text.isEmpty()) {
            sheet->setError(Words::tr("Say in a line what came of it: it becomes an interaction."), line);
            return false;
        }
        return context.edit(finishItemCommand(item), [item, text = u8(text), person = context.session()->actor()](
                                                         Edit& edit) { finishItem(edit, item, text, person); });
    });
    sheet->openSheet();
}

void moveTo(AppContext& context, QWidget* window, const TodayItem& item, Date day, const std::string& reason) {
    if (!context.mayEdit()) return;
    try {
        const Change change =
            context.session()->edit(moveItemCommand(item), [&](Edit& edit) { moveItem(edit, item, day, reason); });
        if (!change.empty()) context.showDone(change.command, change.step);
    } catch (const Error& error) {
        if (error.detail().code == ErrorCode::too_many_touches)
            askWhyMoved(context, window, item, day, errorText(error));
        else
            context.showError(error);
    } catch (...) {
        context.showError(currentError());
    }
}

QMenu* move(AppContext& context, QWidget* window, const TodayItem& item, QWidget* anchor) {
    if (!context.mayEdit()) return nullptr;
    const Date today = context.today();
    auto* menu = new QMenu(anchor);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"todayMoveMenu"_s);
    const auto to = [&](const QString& text, int days) {
        const Date day = today + std::chrono::days(days);
        QObject::connect(menu->addAction(u"%1 (%2 %3)"_s.arg(text, shortDate(day, today), weekdayText(day))),
                         &QAction::triggered, window,
                         [&context, window, item, day] { moveTo(context, window, item, day); });
    };
    to(Words::tr("To tomorrow"), 1);
    to(Words::tr("In three days"), 3);
    to(Words::tr("In a week"), 7);
    to(Words::tr("In two weeks"), 14);
    menu->addSeparator();
    QObject::connect(menu->addAction(Words::tr("To another day...")), &QAction::triggered, window,
                     [&context, window, item] { chooseDay(context, window, item); });
    return shown(menu, anchor);
}

QMenu* give(AppContext& context, QWidget* window, const TodayItem& item, QWidget* anchor) {
    if (!context.mayEdit()) return nullptr;
    auto* menu = new QMenu(anchor);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"todayGiveMenu"_s);
    try {
        for (const Record& person : allRecords(context.reader(), Kind::person)) {
            if (person.integer("active", 1) == 0 || person.id() == item.person) continue;
            QObject::connect(menu->addAction(qs(person.text("name"))), &QAction::triggered, window,
                             [&context, item, to = person.id()] {
                                 context.edit(giveItemCommand(item),
                                              [item, to](Edit& edit) { giveItem(edit, item, to); });
                             });
        }
    } catch (...) {
        context.showError(currentError());
    }
    if (menu->isEmpty()) menu->addAction(Words::tr("There is nobody else"))->setEnabled(false);
    return shown(menu, anchor);
}

void skip(AppContext& context, QWidget* window, const TodayItem& item) {
    if (!context.mayEdit()) return;
    auto* sheet = new FormDialog(Words::tr("Skip"), Words::tr("Skip"), window);
    sheet->setObjectName(u"todaySkipSheet"_s);
    sheet->setIntro(itemText(item));
    auto* reason = new QLineEdit;
    reason->setObjectName(u"todayReason"_s);
    reason->setMaxLength(kMostLine);
    sheet->addRow(Words::tr("&Why"), reason);
    sheet->setSubmit([&context, sheet, reason, item] {
        const QString text = reason->text().trimmed();
        if (text.isEmpty()) {
            sheet->setError(Words::tr("Say why it is not to be done."), reason);
            return false;
        }
        return context.edit(skipItemCommand(item), [item, text = u8(text)](Edit& edit) { skipItem(edit, item, text); });
    });
    sheet->openSheet();
}

}  // namespace meike::ui::strokes
