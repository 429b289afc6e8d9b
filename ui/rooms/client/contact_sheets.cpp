// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/contact_sheets.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLineEdit>
#include <memory>

#include "app/export.h"
#include "app/records/borrow_notes.h"
#include "app/records/contact_moves.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"
#include "ui/parts/file_choice.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

struct ContactSheetWords {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::ContactSheets)
};

constexpr int kMostPurpose = 200;

void writeCards(AppContext& context, const std::vector<RecordId>& contacts, BorrowNote note, const QString& path) {
    if (!context.session()) return;
    try {
        // A handful of people: no need for a worker.
        NoProgress quiet;
        ExportOptions options = machineExport(u8Path(path), cardColumns());
        if (context.inThePast()) options.asOf = context.asOf();
        note.rows = static_cast<std::int64_t>(contacts.size());
        note.file = u8(QFileInfo(path).fileName());
        // What cannot be noted does not leave.
        context.session()->edit(borrowCommand(note), [&](Edit& edit) { addBorrowRecord(edit, note); });
        note.rows = exportRecords(context.reader(), Kind::contact, contacts, options, quiet).rows;
        rememberExportFolder(context, path);
        tellWritten(
            context,
            [rows = static_cast<int>(note.rows), file = QFileInfo(path).fileName()] {
                return ContactSheetWords::tr("%n card(s) written to %1", nullptr, rows).arg(file);
            },
            path);
    } catch (...) {
        context.showError(currentError());
    }
}

}  // namespace

void openMoveContact(AppContext& context, QWidget* parent, RecordId contact) {
    if (!context.session() || !context.mayEdit()) return;
    const auto record = readRecord(context.reader(), Kind::contact, contact);
    if (!record) return;
    const QString name = qs(record->text("name"));
    auto* sheet = new FormDialog(ContactSheetWords::tr("Move %1").arg(name), ContactSheetWords::tr("Move"), parent);
    sheet->setObjectName(u"moveContactSheet"_s);
    sheet->setIntro(ContactSheetWords::tr(
                        "What %1 was at %2 stays there as a part that has ended, with everything that was noted there.")
                        .arg(name, qs(recordName(context.reader(), Kind::client, record->integer("client")))));
    const EditorContext how{context, Kind::contact_role, [] { return RecordId{0}; },
                            [&context] { return context.currency(); }, [] { return RecordId{0}; }};
    const auto editor = [&](const QString& label, std::string_view key, const Value& value) {
        FieldEditor* made = makeFieldEditor(how, fieldOf(Kind::contact_role, key), sheet);
        made->setObjectName(u"move_"_s + qs(key));
        made->setValue(value);
        sheet->addRow(label, made);
        return made;
    };
    FieldEditor* client = editor(ContactSheetWords::tr("&To"), "client", {});
    FieldEditor* title = editor(ContactSheetWords::tr("&Job title there"), "title", {});
    FieldEditor* day = editor(ContactSheetWords::tr("&From"), "start", Value{isoDate(context.today())});
    sheet->setSubmit([&context, sheet, contact, client, title, day] {
        const RecordId to = integerOr(client->value(), 0);
        if (to == 0) {
            sheet->setError(ContactSheetWords::tr("Say which client."), client->input());
            return false;
        }
        const auto from = parseIsoDate(textOrEmpty(day->value()));
        if (!from) {
            sheet->setError(ContactSheetWords::tr("Say from which day."), day->input());
            return false;
        }
        try {
            const Change change = context.session()->edit(
                moveContactCommand(context.reader(), contact, to),
                [&](Edit& edit) { moveContact(edit, contact, to, textOrEmpty(title->value()), *from); });
            context.showDone(change.command, change.step);
            return true;
        } catch (...) {
            sheet->setError(errorText(currentError()), client->input());
            return false;
        }
    });
    sheet->openSheet();
    client->input()->setFocus(Qt::OtherFocusReason);
}

void openContactCards(AppContext& context, QWidget* parent, const std::vector<RecordId>& contacts,
                      const QString& name) {
    if (!context.session() || contacts.empty()) return;
    auto* sheet =
        new FormDialog(ContactSheetWords::tr("Contacts as cards"), ContactSheetWords::tr("Choose a file..."), parent);
    sheet->setObjectName(u"contactCardsSheet"_s);
    sheet->setIntro(ContactSheetWords::tr(
        "%n card(s) with phones and e-mail, as phones and mail programs read them. This is personal data: what it is "
        "for goes into the borrow register.",
        nullptr, static_cast<int>(contacts.size())));
    auto* purpose = new QLineEdit;
    purpose->setObjectName(u"cardsPurpose"_s);
    purpose->setMaxLength(kMostPurpose);
    sheet->addRow(ContactSheetWords::tr("&Purpose"), purpose);
    sheet->setSubmit([&context, sheet, parent, purpose, contacts, name] {
        if (purpose->text().trimmed().isEmpty()) {
            sheet->setError(ContactSheetWords::tr("State the purpose."), purpose);
            return false;
        }
        BorrowNote note;
        note.date = context.today();
        note.person = context.session()->actor();
        note.purpose = u8(purpose->text().trimmed());
        note.columns = cardColumns();
        chooseFileToSave(context, parent, ContactSheetWords::tr("Contacts as cards"), fitFileName(name) + u".vcf"_s,
                         ContactSheetWords::tr("Cards (*.vcf)"), [&context, contacts, note](const QString& path) {
                             writeCards(context, contacts, note, path);
                         });
        return true;
    });
    sheet->openSheet();
}

}  // namespace meike::ui
