// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/record_list.h"

#include <QCoreApplication>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/records/record_writer.h"
#include "domain/field.h"
#include "ui/context/app_context.h"
#include "ui/forms/record_caption.h"
#include "ui/forms/record_form.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/record_row.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

struct RecordListWords {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::RecordList)
};

}  // namespace

void addRecordHead(AppContext& context, QVBoxLayout* body, const QString& title, const QString& note, Kind kind,
                   RecordId client) {
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    head->addWidget(makeLabel(title, TextStyle::strong));
    auto* rest = new ElidedLabel(note);
    setTone(rest, Tone::secondary);
    head->addWidget(rest, 1);
    const QString text = RecordListWords::tr("Add %1").arg(kindInSentence(context, kind));
    auto* add = new QToolButton;
    add->setObjectName(u"add_"_s + qs(kindRow(kind).key));
    add->setIcon(icon(u"plus"_s));
    add->setToolTip(text);
    add->setAccessibleName(text);
    add->setAutoRaise(true);
    add->setEnabled(!context.inThePast());
    QObject::connect(add, &QToolButton::clicked, add, [&context, add, kind, client] {
        editRecord(context, add->window(), kind, 0, {{"client", Value{client}}});
    });
    head->addWidget(add);
    body->addLayout(head);
}

RecordRow* addRecordRow(AppContext& context, QVBoxLayout* body, Kind kind, RecordId id, const RecordLine& line) {
    auto* row = new RecordRow(line.first, line.right, line.second, line.tone);
    row->setObjectName(qs(kindRow(kind).key) + u"Row"_s);
    QObject::connect(row, &RecordRow::opened, row,
                     [&context, row, kind, id] { editRecord(context, row->window(), kind, id); });
    QObject::connect(row, &RecordRow::removeRequested, row, [&context, kind, id] {
        if (context.session())
            context.edit(removeCommand(context.reader(), kind, id),
                         [kind, id](Edit& edit) { removeRecord(edit, kind, id); });
    });
    body->addWidget(row);
    return row;
}

}  // namespace meike::ui
