// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/record_table.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <algorithm>

#include "app/field_text.h"
#include "app/records/record_writer.h"
#include "storage/records.h"
#include "ui/forms/record_form.h"
#include "ui/kit/table_roles.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
constexpr int kMostRows = 6;
constexpr int kNarrowest = 120;
}  // namespace

RecordTable::RecordTable(AppContext& context, Kind kind, std::vector<std::string> columns, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_kind(kind),
      m_columns(std::move(columns)),
      m_table(new QTableWidget),
      m_buttons(new QHBoxLayout),
      m_add(new QPushButton),
      m_edit(new QPushButton),
      m_delete(new QPushButton) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kUnit);
    styleTable(m_table);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnCount(static_cast<int>(m_columns.size()));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    // As wide as what they hold: an address is read whole.
    m_table->horizontalHeader()->setMinimumSectionSize(kNarrowest);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    layout->addWidget(m_table);
    for (QPushButton* button : {m_add, m_edit, m_delete}) m_buttons->addWidget(button);
    m_buttons->addStretch();
    layout->addLayout(m_buttons);
    connect(m_add, &QPushButton::clicked, this, [this] {
        editRecord(m_context, this, m_kind, 0, m_presets ? m_presets() : std::map<std::string, Value>{});
    });
    const auto editChosen = [this] {
        if (const Record* record = chosen()) editRecord(m_context, this, m_kind, record->id());
    };
    connect(m_edit, &QPushButton::clicked, this, editChosen);
    connect(m_table, &QTableWidget::doubleClicked, this, editChosen);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        const Record* record = chosen();
        if (!record) return;
        const RecordId id = record->id();
        m_context.editMany(removeCommand(m_context.reader(), m_kind, id),
                           mostRecordsPointingTo(m_context.reader(), m_kind),
                           [kind = m_kind, id](Edit& edit) { removeRecord(edit, kind, id); });
    });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &RecordTable::updateButtons);
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (change.everything || change.touches(m_kind)) refresh();
    });
    connect(&context, &AppContext::sessionChanged, this, &RecordTable::refresh);
    retranslate();
}

void RecordTable::addAction(std::function<QString(const Record&)> text, std::function<void(const Record&)> run) {
    auto* button = new QPushButton;
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    m_extras.push_back({button, std::move(text), std::move(run)});
    connect(button, &QPushButton::clicked, this, [this, at = m_extras.size() - 1] {
        if (const Record* record = chosen()) m_extras[at].run(Record(*record));
    });
    updateButtons();
}

const Record* RecordTable::chosen() const {
    const int row = m_table->currentRow();
    return row >= 0 && row < static_cast<int>(m_records.size()) ? &m_records[static_cast<std::size_t>(row)] : nullptr;
}

void RecordTable::updateButtons() {
    const Record* record = chosen();
    m_edit->setEnabled(record != nullptr);
    m_delete->setEnabled(record != nullptr);
    for (const Extra& extra : m_extras) {
        const QString text = record ? extra.text(*record) : QString();
        if (!text.isEmpty()) extra.button->setText(text);
        extra.button->setVisible(!text.isEmpty());
    }
}

void RecordTable::refresh() {
    const Record* before = chosen();
    const RecordId kept = before ? before->id() : 0;
    m_records.clear();
    if (m_context.session()) m_records = allRecords(m_context.reader(), m_kind);
    if (m_sortKey) {
        std::stable_sort(m_records.begin(), m_records.end(),
                         [this](const Record& a, const Record& b) { return m_sortKey(a) < m_sortKey(b); });
    }
    TextContext texts;
    texts.currency = m_context.currency();
    texts.language = m_context.language();
    m_table->setRowCount(static_cast<int>(m_records.size()));
    int again = -1;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Record& record = m_records[static_cast<std::size_t>(row)];
        if (record.id() == kept) again = row;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const Field& field = fieldOf(m_kind, m_columns[static_cast<std::size_t>(column)]);
            auto* item = new QTableWidgetItem(qs(displayText(field, record.get(field.key), texts)));
            const bool gone = (m_kind == Kind::person && record.integer("active", 1) == 0) ||
                              (m_kind == Kind::custom_field && record.integer("archived") != 0);
            item->setData(kToneRole, static_cast<int>(gone ? Tone::disabled : Tone::normal));
            m_table->setItem(row, column, item);
        }
    }
    m_table->setFixedHeight(kHeaderHeight + kRowHeight * std::clamp(m_table->rowCount(), 1, kMostRows) + 2);
    if (again >= 0) m_table->selectRow(again);
    updateButtons();
}

void RecordTable::retranslate() {
    m_add->setText(tr("Add..."));
    m_edit->setText(tr("Edit..."));
    m_delete->setText(tr("Delete"));
    m_table->setAccessibleName(m_context.text(kindRow(m_kind).many));
    QStringList headers;
    for (const std::string& column : m_columns) headers << m_context.text(fieldOf(m_kind, column).label);
    m_table->setHorizontalHeaderLabels(headers);
    refresh();
}

void RecordTable::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace meike::ui
