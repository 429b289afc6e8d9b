// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHeaderView>
#include <QRadioButton>
#include <algorithm>

#include "ui/context/latest_read.h"
#include "ui/kit/card.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress.h"
#include "ui/kit/table_roles.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/rooms/import/import_pages.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

QString fateText(RowFate fate) {
    switch (fate) {
        case RowFate::created:
            return ImportCheckPage::tr("New");
        case RowFate::changed:
            return ImportCheckPage::tr("Changed");
        case RowFate::same:
            return ImportCheckPage::tr("Same");
        case RowFate::rejected:
            return ImportCheckPage::tr("Refused");
    }
    return {};
}

// Below the texts: before them lupdate would file them under a class nobody looks up.
constexpr std::size_t kShownRows = 40;

Tone fateTone(RowFate fate) {
    switch (fate) {
        case RowFate::created:
            return Tone::good;
        case RowFate::changed:
            return Tone::accent;
        case RowFate::same:
            return Tone::secondary;
        case RowFate::rejected:
            return Tone::risk;
    }
    return Tone::normal;
}

QString fieldLabel(AppContext& context, const ImportKind& kind, const std::string& key) {
    for (const ImportField& field : importFields(kind)) {
        if (field.key == key) return context.text(field.label);
    }
    return qs(key);
}

}  // namespace

ImportCheckPage::ImportCheckPage(AppContext& context, ImportState& state, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_state(state),
      m_read(new LatestRead(context, this)),
      m_busy(nullptr),
      m_note(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_questions(new QWidget),
      m_questionLayout(new QVBoxLayout(m_questions)),
      m_table(new QTableWidget) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kWide);
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
    m_questionLayout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_questions);
    styleTable(m_table);
    m_table->setProperty("framed", true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("First rows and what would become of them"));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(m_table, 1);
    m_busy = new BusyOverlay(this);
    // Also when reading failed, which the context has told.
    connect(m_read, &LatestRead::runningChanged, this, [this](bool running) {
        if (!running) m_busy->stop();
    });
}

void ImportCheckPage::begin() {
    m_state.preview.reset();
    m_busy->start([] { return tr("Checking every row"); });
    m_read->ask(
        [plan = m_state.plan, language = m_context.language()](Database& database, const std::stop_token& stop) {
            NoProgress progress;
            return std::make_shared<ImportPreview>(previewImport(database, plan, kShownRows, progress, stop, language));
        },
        [this](const std::shared_ptr<ImportPreview>& answer) {
            m_busy->stop();
            m_state.preview = answer;
            showPreview();
            emit checked();
        });
    emit checked();
}

void ImportCheckPage::stop() {
    m_busy->stop();
    m_read->stop();
}

bool ImportCheckPage::ready() const {
    if (!m_state.preview) return false;
    const ImportReport& report = m_state.preview->report;
    const bool asked = std::any_of(m_state.preview->questions.begin(), m_state.preview->questions.end(),
                                   [](const ImportQuestion& question) { return question.date; });
    return !asked && report.created + report.changed > 0;
}

void ImportCheckPage::showPreview() {
    const ImportReport& report = m_state.preview->report;
    m_figures[0]->setFigure(tr("New"), count(report.created), {}, Tone::normal);
    m_figures[1]->setFigure(tr("Changed"), count(report.changed), {}, Tone::normal);
    m_figures[2]->setFigure(tr("Same"), count(report.same), {}, Tone::normal);
    m_figures[3]->setFigure(tr("Refused"), count(report.rejected), {}, report.rejected > 0 ? Tone::risk : Tone::normal);
    QStringList notes;
    notes << tr("%1 rows read. Nothing has been written yet.").arg(count(report.rows));
    if (report.clientsCreated > 0)
        notes << tr("%1 will be added because rows name them.").arg(clientCount(report.clientsCreated));
    if (report.rejected > 0) notes << tr("Refused rows can be saved afterwards, repaired and imported again.");
    QStringList lines{sentencesText(notes)};
    for (const auto* told : {&report.sourceNotes, &report.notes})
        for (const ImportNote& note : *told) lines << qs(noteText(note, m_context.language()));
    lines.removeAll(QString());
    m_note->setText(lines.join(u'\n'));
    showQuestions();
    showRows();
}

void ImportCheckPage::showQuestions() {
    while (QLayoutItem* item = m_questionLayout->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    for (const ImportQuestion& question : m_state.preview->questions) {
        auto* box = new QWidget;
        auto* row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::kDouble);
        const QString header = qs(m_state.preview->report.headers.at(question.column));
        auto* text = makeLabel(
            question.date
                ? tr("“%1” holds dates such as %2. What comes first?").arg(header, qs(question.example))
                : tr("“%1” holds numbers such as %2. What is before the decimals?").arg(header, qs(question.example)),
            TextStyle::strong, question.date ? Tone::risk : Tone::normal);
        text->setWordWrap(true);
        row->addWidget(text, 1);
        const auto answer = [this, row, column = question.column](const QString& label, auto set) {
            auto* button = new QRadioButton(label);
            row->addWidget(button);
            connect(button, &QRadioButton::clicked, this, [this, column, set] {
                for (ImportColumn& each : m_state.plan.mapping) {
                    if (each.column == column) set(each);
                }
                begin();
            });
        };
        if (question.date) {
            answer(tr("Day"), [](ImportColumn& column) { column.dateOrder = DateOrder::dmy; });
            answer(tr("Month"), [](ImportColumn& column) { column.dateOrder = DateOrder::mdy; });
            answer(tr("Year"), [](ImportColumn& column) { column.dateOrder = DateOrder::ymd; });
        } else {
            answer(tr("A point"), [](ImportColumn& column) { column.decimalMark = DecimalMark::point; });
            answer(tr("A comma"), [](ImportColumn& column) { column.decimalMark = DecimalMark::comma; });
        }
        m_questionLayout->addWidget(box);
    }
    m_questions->setVisible(!m_state.preview->questions.empty());
}

void ImportCheckPage::showRows() {
    const ImportPreview& preview = *m_state.preview;
    QStringList headers{tr("Line"), tr("Result"), tr("Reason")};
    for (const ImportColumn& column : preview.mapping)
        headers << fieldLabel(m_context, m_state.plan.importKind(), column.field);
    m_table->clear();
    m_table->setColumnCount(static_cast<int>(headers.size()));
    m_table->setHorizontalHeaderLabels(headers);
    m_table->setRowCount(static_cast<int>(preview.rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const PreviewRow& shown = preview.rows[static_cast<std::size_t>(row)];
        const auto put = [&](int column, const QString& text, Tone tone = Tone::normal) {
            auto* item = new QTableWidgetItem(text);
            item->setData(kToneRole, static_cast<int>(tone));
            item->setToolTip(text);
            m_table->setItem(row, column, item);
            return item;
        };
        put(0, count(shown.line), Tone::secondary);
        put(1, fateText(shown.fate), fateTone(shown.fate));
        for (std::size_t i = 0; i < preview.mapping.size() && i < shown.cells.size(); ++i) {
            QString text = qs(shown.cells[i]);
            bool differs = false;
            for (const CellChange& change : shown.changes) {
                if (change.field != preview.mapping[i].field) continue;
                differs = true;
                text = tr("%1 → %2", "old and new value")
                           .arg(change.before.empty() ? u"—"_s : qs(change.before), qs(change.after));
            }
            put(static_cast<int>(i) + 3, text, differs ? Tone::accent : Tone::normal);
        }
        put(2,
            shown.reason ? qs(reasonText(*shown.reason, preview.report.kind, m_context.language(), true)) : QString(),
            Tone::risk);
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setDefaultSectionSize(120);
    m_table->setColumnWidth(0, 60);
    m_table->setColumnWidth(1, 84);
    m_table->setColumnWidth(2, 220);
    const bool reasons = std::any_of(preview.rows.begin(), preview.rows.end(),
                                     [](const PreviewRow& row) { return row.reason.has_value(); });
    m_table->setColumnHidden(2, !reasons);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

}  // namespace meike::ui
