// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QHeaderView>

#include "ui/context/error_text.h"
#include "ui/kit/card.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/parts/file_choice.h"
#include "ui/rooms/import/import_pages.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

ImportResultPage::ImportResultPage(AppContext& context, ImportState& state, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_state(state),
      m_headline(makeLabel({}, TextStyle::strong)),
      m_note(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_reasons(new QTableWidget),
      m_save(new QPushButton(tr("Save refused rows..."))),
      m_undo(new QPushButton(tr("Undo import"))) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kWide);
    layout->addWidget(m_headline);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(space::kTriple);
    for (int i = 0; i < 4; ++i) {
        m_figures << new Figure;
        figures->addWidget(m_figures.back());
    }
    figures->addStretch();
    layout->addLayout(figures);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    styleTable(m_reasons);
    m_reasons->setProperty("framed", true);
    m_reasons->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_reasons->setSelectionMode(QAbstractItemView::NoSelection);
    m_reasons->setFocusPolicy(Qt::NoFocus);
    m_reasons->setColumnCount(2);
    m_reasons->setHorizontalHeaderLabels({tr("Why rows were refused"), tr("Rows")});
    m_reasons->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_reasons->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_reasons->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    layout->addWidget(m_reasons, 1);
    layout->addStretch(0);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_save, m_undo}) button->setAutoDefault(false);
    m_save->setObjectName(u"saveRejectsButton"_s);
    m_undo->setObjectName(u"undoImportButton"_s);
    buttons->addWidget(m_save);
    buttons->addWidget(m_undo);
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_undo->setEnabled(false);
        emit undoRequested();
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        chooseRefusedRows(m_context, m_state, this, [this](const QString& path) { saveRejects(path); });
    });
}

void chooseRefusedRows(AppContext& context, const ImportState& state, QWidget* parent,
                       std::function<void(const QString&)> chosen) {
    const QString name =
        QFileInfo(qsPath(state.plan.file)).completeBaseName() + ImportResultPage::tr("_refused") + u".csv"_s;
    chooseFileToSave(context, parent, ImportResultPage::tr("Save refused rows"), name,
                     ImportResultPage::tr("CSV tables (*.csv)"), std::move(chosen));
}

void saveRefusedRows(AppContext& context, const ImportState& state, const ImportReport& report, const QString& path,
                     QLabel* note) {
    try {
        checkRejectsPath(u8Path(path), context.session()->path(), state.plan.file);
        writeRejects(report, u8Path(path), context.language());
        note->setText(ImportResultPage::tr("Refused rows saved with their reasons: %1").arg(path));
        setTone(note, Tone::good);
    } catch (...) {
        note->setText(errorText(currentError()));
        setTone(note, Tone::risk);
    }
}

void ImportResultPage::saveRejects(const QString& path) {
    saveRefusedRows(m_context, m_state, *m_state.report, path, m_note);
}

void ImportResultPage::showReport() {
    const ImportReport& report = *m_state.report;
    const bool any = report.created + report.changed > 0;
    m_headline->setText(
        any ? tr("Imported in %1 seconds, as one step that can be undone.").arg(number(report.seconds, 1))
        : report.batch != 0 ? tr("The decisions about similar names are kept. The rows brought nothing new.")
                            : tr("Nothing was new: the workspace is as it was."));
    m_figures[0]->setFigure(tr("New"), count(report.created), {}, Tone::normal);
    m_figures[1]->setFigure(tr("Changed"), count(report.changed), {}, Tone::normal);
    m_figures[2]->setFigure(tr("Same"), count(report.same), {}, Tone::normal);
    m_figures[3]->setFigure(tr("Refused"), count(report.rejected), {}, report.rejected > 0 ? Tone::risk : Tone::normal);
    QStringList notes;
    if (report.clientsCreated > 0)
        notes << tr("%1 added because rows name them.").arg(clientCount(report.clientsCreated));
    QStringList lines{sentencesText(notes)};
    for (const BesideTally& tally : report.beside)
        if (tally.rows > 0) lines << besideSentence(tally, m_context.language());
    for (const auto* told : {&report.sourceNotes, &report.notes})
        for (const ImportNote& note : *told) lines << noteSentence(note, m_context.language());
    lines.removeAll(QString());
    m_note->setText(lines.join(u'\n'));
    setTone(m_note, Tone::secondary);
    m_reasons->setRowCount(0);
    for (const auto& [reason, rows] : report.reasons(m_context.language())) {
        const int at = m_reasons->rowCount();
        m_reasons->insertRow(at);
        m_reasons->setItem(at, 0, new QTableWidgetItem(qs(reason)));
        auto* number = new QTableWidgetItem(count(rows));
        number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_reasons->setItem(at, 1, number);
    }
    m_reasons->setVisible(report.rejected > 0);
    m_save->setVisible(report.rejected > 0);
    m_undo->setVisible(report.batch != 0);
    m_undo->setEnabled(true);
}

}  // namespace meike::ui
