// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/today/today_out.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLineEdit>
#include <QSaveFile>
#include <algorithm>

#include "app/plan/plan_calendar.h"
#include "app/records/borrow_notes.h"
#include "base/clock.h"
#include "base/error_code.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/parts/file_choice.h"
#include "ui/parts/paper.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

struct OutWords {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::TodayOut)
};

constexpr int kMostPurpose = 200;

bool isOut(const TodayItem& item, TodayFormat format) {
    // A calendar holds what is ahead too; paper is for this week.
    return format == TodayFormat::ics || item.urgency != TodayUrgency::later;
}

void writeBytes(const QString& path, const std::string& bytes) {
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) &&
        file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()) &&
        file.commit();
    if (!written) throw Error(ErrorKind::io, u8(path), {ErrorCode::system_says, {u8(file.errorString())}});
}

}  // namespace

Paper todayPaper(AppContext& context, const TodayList& list, const QString& whose) {
    const Date today = context.asOf();
    const QString names[] = {OutWords::tr("Overdue"),       OutWords::tr("Today"),
                             OutWords::tr("Within 7 days"), OutWords::tr("Later"),
                             OutWords::tr("Held back"),     OutWords::tr("Does not fit into this week")};
    PaperHtml html;
    html.add(u"<h1>%1</h1>"_s.arg(
        paperText(OutWords::tr("To do, %1").arg(u"%1 %2"_s.arg(dateText(today), weekdayText(today))))));
    html.paragraph(whose);
    std::optional<TodayUrgency> group;
    for (const TodayItem& item : list.items) {
        if (!isOut(item, TodayFormat::pdf)) continue;
        if (group != item.urgency) {
            if (group) html.endTable();
            group = item.urgency;
            const auto at = static_cast<std::size_t>(item.urgency);
            html.heading(u"%1 %2"_s.arg(names[at], count(list.counts[at])));
            html.beginTable(
                {OutWords::tr("Client"), OutWords::tr("What"), OutWords::tr("Why it is here"), OutWords::tr("Due")}, 9,
                {22, 20, 44, 14});
        }
        const QString what =
            item.minutes > 0 ? OutWords::tr("%1 (%2 min)").arg(qs(item.what), count(item.minutes)) : qs(item.what);
        html.row({qs(item.clientName), what,
                  item.why.empty() ? context.text(todaySourceRow(item.source).label) : qs(item.why),
                  u"%1 %2"_s.arg(shortDate(item.due, today), weekdayText(item.due))});
    }
    if (group)
        html.endTable();
    else
        html.paragraph(OutWords::tr("Nothing is due within the week."));
    Paper paper;
    paper.title = OutWords::tr("To do, %1").arg(dateText(today));
    paper.versions << html.html();
    paper.note = OutWords::tr("As of %1").arg(dateText(today));
    return paper;
}

void writeTodayOut(AppContext& context, LatestRead* writer, const std::shared_ptr<const TodayList>& list,
                   const QString& whose, TodayFormat format, const QString& purpose, const QString& path) {
    if (!context.session()) return;
    const QString file = QFileInfo(path).fileName();
    try {
        BorrowNote note;
        note.date = context.today();
        note.person = context.session()->actor();
        note.purpose = u8(purpose);
        note.file = u8(file);
        note.columns = {"client", "contact", "due", "why"};
        note.rows = std::count_if(list->items.begin(), list->items.end(),
                                  [format](const TodayItem& item) { return isOut(item, format); });
        // What cannot be noted does not leave.
        context.session()->edit(borrowCommand(note), [&](Edit& edit) { addBorrowRecord(edit, note); });
    } catch (...) {
        context.showError(currentError());
        return;
    }
    rememberExportFolder(context, path);
    const bool pdf = format == TodayFormat::pdf;
    writer->ask(
        [paper = pdf ? todayPaper(context, *list, whose) : Paper{}, list, pdf, path](Database& database,
                                                                                     const std::stop_token& stop) {
            if (!pdf) {
                writeBytes(path, planCalendar(database, list->items, systemClock().nowUtcMs()));
                return;
            }
            NoProgress quiet;
            writePaper(path, paper, quiet, stop);
        },
        [&context, file, path] {
            tellWritten(
                context, [file] { return OutWords::tr("The list is in %1.").arg(file); }, path);
        });
}

void takeTodayOut(AppContext& context, QWidget* window, LatestRead* writer, std::shared_ptr<const TodayList> list,
                  const QString& whose, TodayFormat format) {
    if (!context.session() || !list) return;
    const bool pdf = format == TodayFormat::pdf;
    const QString title = pdf ? OutWords::tr("Print the list") : OutWords::tr("The list as a calendar");
    auto* sheet = new FormDialog(title, OutWords::tr("Choose a file..."), window);
    sheet->setObjectName(u"todayOutSheet"_s);
    sheet->setIntro(
        pdf ? OutWords::tr("A PDF of %1: what is overdue, of today and of this week, what is held back and "
                           "what does not fit. Names of people are in it: what it is for goes into the "
                           "borrow register.")
                  .arg(whose)
            : OutWords::tr("A calendar file (ICS) of %1, to be opened by a calendar program; nothing is sent "
                           "anywhere. Names of people are in it: what it is for goes into the borrow "
                           "register.")
                  .arg(whose));
    auto* purpose = new QLineEdit;
    purpose->setObjectName(u"todayPurpose"_s);
    purpose->setMaxLength(kMostPurpose);
    sheet->addRow(OutWords::tr("&Purpose"), purpose);
    sheet->setSubmit([&context, sheet, window, writer, purpose, list, whose, format, pdf, title] {
        const QString said = purpose->text().trimmed();
        if (said.isEmpty()) {
            sheet->setError(OutWords::tr("State the purpose."), purpose);
            return false;
        }
        const QString name = fitFileName(u"%1_%2"_s.arg(OutWords::tr("To do"), dateText(context.asOf())));
        chooseFileToSave(context, window, title, name + (pdf ? u".pdf"_s : u".ics"_s),
                         pdf ? OutWords::tr("PDF (*.pdf)") : OutWords::tr("Calendar (*.ics)"),
                         [&context, writer, list, whose, format, said](const QString& path) {
                             writeTodayOut(context, writer, list, whose, format, said, path);
                         });
        return true;
    });
    sheet->openSheet();
}

}  // namespace meike::ui
