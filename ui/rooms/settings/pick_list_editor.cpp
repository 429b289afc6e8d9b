// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/pick_list_editor.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <algorithm>

#include "app/records/pick_lists.h"
#include "base/unicode.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/forms/record_caption.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/labels.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/table_roles.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kRows = 8;

std::string cleanName(const QLineEdit* edit) { return std::string(trimmed(cleanText(u8(edit->text())))); }

}  // namespace

PickListEditor::PickListEditor(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_list(new QComboBox),
      m_table(new QTableWidget),
      m_add(new QPushButton),
      m_rename(new QPushButton),
      m_up(new QPushButton),
      m_down(new QPushButton),
      m_archive(new QPushButton),
      m_merge(new QPushButton) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kUnit);
    for (const Choice& each : pickLists()) m_list->addItem(QString(), qs(each.key));
    m_list->setMinimumWidth(200);
    m_list->setObjectName(u"pickListCombo"_s);
    layout->addWidget(m_list, 0, Qt::AlignLeft);
    styleTable(m_table);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnCount(3);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->setColumnWidth(2, 120);
    m_table->setFixedHeight(kHeaderHeight + kRows * kRowHeight + 2);
    layout->addWidget(m_table);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_add, m_rename, m_up, m_down, m_archive, m_merge}) buttons->addWidget(button);
    buttons->addStretch();
    layout->addLayout(buttons);
    m_up->setIcon(icon(u"arrow-up"_s));
    m_down->setIcon(icon(u"arrow-down"_s));

    connect(m_list, &QComboBox::currentIndexChanged, this, &PickListEditor::refresh);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &PickListEditor::updateButtons);
    connect(m_table, &QTableWidget::doubleClicked, this, &PickListEditor::rename);
    connect(m_add, &QPushButton::clicked, this, &PickListEditor::add);
    connect(m_rename, &QPushButton::clicked, this, &PickListEditor::rename);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_merge, &QPushButton::clicked, this, &PickListEditor::showMergeMenu);
    connect(m_archive, &QPushButton::clicked, this, [this] {
        const Record* item = chosen();
        if (!item) return;
        m_context.edit(command(), [id = item->id(), archived = item->integer("archived") == 0](Edit& edit) {
            archivePickItem(edit, id, archived);
        });
    });
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (change.everything || change.touches(Kind::pick_item)) refresh();
    });
    connect(&context, &AppContext::sessionChanged, this, &PickListEditor::refresh);
    retranslate();
}

std::string PickListEditor::list() const { return u8(m_list->currentData().toString()); }
Command PickListEditor::command() const { return pickListCommand(list(), m_context.language()); }
void PickListEditor::setList(const QString& key) { m_list->setCurrentIndex(m_list->findData(key)); }

const Record* PickListEditor::chosen() const {
    const int row = m_table->currentRow();
    return row >= 0 && row < static_cast<int>(m_items.size()) ? &m_items[static_cast<std::size_t>(row)] : nullptr;
}

void PickListEditor::refresh() {
    const RecordId kept = chosen() ? chosen()->id() : 0;
    m_items.clear();
    if (m_context.session()) {
        for (Record& item : allRecords(m_context.reader(), Kind::pick_item)) {
            if (item.text("list") == list()) m_items.push_back(std::move(item));
        }
    }
    std::stable_sort(m_items.begin(), m_items.end(),
                     [](const Record& a, const Record& b) { return a.integer("position") < b.integer("position"); });
    m_table->clearSelection();
    m_table->setRowCount(static_cast<int>(m_items.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Record& item = m_items[static_cast<std::size_t>(row)];
        const bool archived = item.integer("archived") != 0;
        const QStringList texts{qs(item.text("name")), qs(item.text("name_en")),
                                archived ? tr("out of use") : QString()};
        for (int column = 0; column < texts.size(); ++column) {
            auto* cell = new QTableWidgetItem(texts[column]);
            cell->setData(kToneRole, static_cast<int>(archived ? Tone::disabled : Tone::normal));
            m_table->setItem(row, column, cell);
        }
        if (item.id() == kept) m_table->selectRow(row);
    }
    updateButtons();
}

void PickListEditor::updateButtons() {
    const Record* item = chosen();
    const int row = m_table->currentRow();
    for (QPushButton* button : {m_rename, m_archive}) button->setEnabled(item != nullptr);
    m_up->setEnabled(item && row > 0);
    m_down->setEnabled(item && row + 1 < m_table->rowCount());
    m_merge->setEnabled(item && m_items.size() > 1);
    m_archive->setText(item && item->integer("archived") != 0 ? tr("Use again") : tr("Take out of use"));
}

void PickListEditor::add() { openNames(0); }

void PickListEditor::rename() {
    if (const Record* item = chosen()) openNames(item->id());
}

void PickListEditor::openNames(RecordId id) {
    if (!m_context.session()) return;
    const Record* item = id == 0 ? nullptr : chosen();
    auto* sheet = new FormDialog(id == 0 ? tr("Add to “%1”").arg(m_list->currentText()) : tr("Rename"),
                                 id == 0 ? tr("Add") : tr("Rename"), window());
    auto* name = new QLineEdit(item ? qs(item->text("name")) : QString());
    auto* nameEn = new QLineEdit(item ? qs(item->text("name_en")) : QString());
    sheet->addRow(tr("&Name"), name);
    sheet->addRow(tr("&English name"), nameEn, tr("Shown while the window speaks English; may stay empty."));
    sheet->setSubmit([this, sheet, name, nameEn, id] {
        const std::string zh = cleanName(name);
        const std::string en = cleanName(nameEn);
        if (zh.empty()) {
            sheet->setError(tr("A name is required."), name);
            return false;
        }
        for (const Record& other : m_items) {
            if (other.id() == id || matchKey(other.text("name")) != matchKey(zh)) continue;
            sheet->setError(tr("The list has this name already. Merge the two instead."), name);
            return false;
        }
        return m_context.edit(command(), [list = list(), zh, en, id](Edit& edit) {
            if (id == 0)
                addPickItem(edit, list, zh, en);
            else
                renamePickItem(edit, id, zh, en);
        });
    });
    sheet->openSheet();
}

void PickListEditor::move(int by) {
    const int from = m_table->currentRow();
    const int to = from + by;
    if (!chosen() || to < 0 || to >= m_table->rowCount()) return;
    std::vector<RecordId> order;
    for (const Record& item : m_items) order.push_back(item.id());
    std::swap(order[static_cast<std::size_t>(from)], order[static_cast<std::size_t>(to)]);
    m_context.edit(command(), [order](Edit& edit) { orderPickItems(edit, order); });
}

void PickListEditor::mergeInto(RecordId other) {
    const Record* item = chosen();
    if (!item || item->id() == other) return;
    m_context.editMany(command(), mostRecordsPointingTo(m_context.reader(), Kind::pick_item),
                       [from = item->id(), other](Edit& edit) { mergePickItems(edit, from, other); });
}

void PickListEditor::showMergeMenu() {
    const Record* item = chosen();
    if (!item) return;
    auto* picker = new PopupPicker(this);
    picker->setPlaceholder(tr("Merge “%1” into").arg(recordCaption(m_context, *item)));
    picker->setMatch(nameMatch);
    picker->setTabPicks(false);
    QList<PickItem> others;
    for (const Record& other : m_items) {
        if (other.id() == item->id()) continue;
        PickItem row;
        row.key = static_cast<qlonglong>(other.id());
        row.text = recordCaption(m_context, other);
        others << row;
    }
    picker->setItems(others);
    connect(picker, &PopupPicker::picked, this, [this](const PickItem& picked) { mergeInto(picked.key.toLongLong()); });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(m_merge);
}

void PickListEditor::retranslate() {
    m_list->setAccessibleName(tr("List"));
    const auto lists = pickLists();
    for (std::size_t i = 0; i < lists.size(); ++i)
        m_list->setItemText(static_cast<int>(i), m_context.text(lists[i].label));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("English name"), QString()});
    m_table->setAccessibleName(tr("Items of the list"));
    m_add->setText(tr("Add..."));
    m_rename->setText(tr("Rename..."));
    m_up->setToolTip(tr("Move up"));
    m_up->setAccessibleName(tr("Move up"));
    m_down->setToolTip(tr("Move down"));
    m_down->setAccessibleName(tr("Move down"));
    m_merge->setText(tr("Merge into..."));
    refresh();
}

void PickListEditor::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace meike::ui
