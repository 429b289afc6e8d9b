// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/cells_sheet.h"

#include <QAbstractTableModel>
#include <QCheckBox>
#include <QHeaderView>
#include <QLayout>
#include <QTableView>
#include <algorithm>

#include "app/words/cell_words.h"
#include "app/words/error_words.h"
#include "exchange/value_parser.h"
#include "storage/records.h"
#include "ui/context/latest_read.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/parts/client_texts.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kCellsWidth = 760;
constexpr int kCellsNameWidth = 150;
constexpr int kCellsFieldWidth = 104;
constexpr int kBeforeWidth = 170;
constexpr int kMostCellRows = 9;
constexpr int kFewestCellRows = 3;

enum CellColumn { kCellClient, kCellField, kCellBefore, kCellAfter, kCellColumns };

/// The cells of a plan, one below the other.
class CellsModel : public QAbstractTableModel {
public:
    CellsModel(AppContext& context, std::shared_ptr<const CellPlan> plan, QObject* parent)
        : QAbstractTableModel(parent), m_context(context), m_plan(std::move(plan)) {}

    int rowCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_plan->shown.size());
    }
    int columnCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : kCellColumns; }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
        switch (section) {
            case kCellClient:
                return m_context.text(kindRow(Kind::client).one);
            case kCellField:
                return CellsSheet::tr("Field");
            case kCellBefore:
                return CellsSheet::tr("Now");
            default:
                return CellsSheet::tr("Will be");
        }
    }

    QVariant data(const QModelIndex& index, int role) const override {
        const CellPlan::Shown& cell = m_plan->shown[static_cast<std::size_t>(index.row())];
        switch (role) {
            case Qt::DisplayRole:
            case Qt::AccessibleTextRole:
                return textOf(cell, index.column()).replace(u'\n', u' ');
            case Qt::ToolTipRole:
                return textOf(cell, index.column());
            case kToneRole:
                if (index.column() == kCellAfter) return static_cast<int>(cell.refused ? Tone::risk : Tone::normal);
                return static_cast<int>(index.column() == kCellClient ? Tone::normal : Tone::secondary);
            default:
                return {};
        }
    }

private:
    QString textOf(const CellPlan::Shown& cell, int column) const {
        const auto orEmpty = [](const std::string& text) {
            return text.empty() ? CellsSheet::tr("(empty)") : qs(text);
        };
        switch (column) {
            case kCellClient:
                return qs(cell.name);
            case kCellField:
                return m_context.text(cell.field->label);
            case kCellBefore:
                return orEmpty(cell.before);
            default:
                break;
        }
        if (!cell.refused) return orEmpty(cell.after);
        const QString why = qs(errorWords(cell.why, m_context.language()));
        const QString wanted = qs(cell.after);
        // Some reasons name it themselves.
        return u"✕ "_s + (wanted.isEmpty() || why.contains(wanted) ? why : labelledText(wanted, why));
    }

    AppContext& m_context;
    std::shared_ptr<const CellPlan> m_plan;
};

bool holdsEmptyCell(const ClipboardBlock& block) {
    for (std::size_t row = 0; row < block.rows.size(); ++row)
        for (std::size_t column = 0; column < block.columns; ++column)
            if (isEmptyCell(block.cell(row, column).text)) return true;
    return false;
}

/// Whether the first row says what the columns are that it is pasted into.
bool namesColumns(const ClipboardBlock& block, const CellTarget& target) {
    for (std::size_t i = 0; i < target.columns.size(); ++i)
        for (const Language language : {Language::zh, Language::en})
            if (qs(block.cell(0, i).text).trimmed() == ClientListModel::columnTitle(qs(target.columns[i]), language))
                return true;
    return false;
}

}  // namespace

CellsSheet::CellsSheet(AppContext& context, std::shared_ptr<const ClipboardBlock> block, CellTarget target,
                       QWidget* parent)
    : FormDialog(tr("Paste into cells"), tr("Paste"), parent),
      m_context(context),
      m_block(std::move(block)),
      m_target(std::move(target)),
      m_read(new LatestRead(context, this)) {
    build();
    if (!m_block->isOneCell()) {
        addButton(tr("Import as a table..."), [this] {
            reject();
            m_context.runAction(u"edit.paste_table"_s);
        })->setObjectName(u"importInsteadButton"_s);
    }
    const bool several = m_block->rows.size() > 1;
    m_skipFirst->setVisible(several && (looksLikeTable(*m_block) || namesColumns(*m_block, m_target)));
    m_skipFirst->setChecked(!m_skipFirst->isHidden());
    m_skipEmpty->setVisible(holdsEmptyCell(*m_block));
    for (QCheckBox* box : {m_skipFirst, m_skipEmpty}) connect(box, &QCheckBox::toggled, this, &CellsSheet::ask);
    ask();
}

CellsSheet::CellsSheet(AppContext& context, std::shared_ptr<const CellPlan> plan, RecordId from, const Field& field,
                       QWidget* parent)
    : FormDialog(tr("Fill down"), tr("Fill down"), parent), m_context(context), m_field(&field) {
    build();
    m_skipFirst->hide();
    m_skipEmpty->hide();
    setWindowTitle(tr("Fill %1 down from %2")
                       .arg(context.text(field.label), qs(recordName(context.reader(), Kind::client, from))));
    showPlan(std::move(plan));
}

void CellsSheet::build() {
    setObjectName(u"cellsSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(std::min(kCellsWidth, parentWidget() ? parentWidget()->width() - 2 * space::kPage : kCellsWidth));
    m_refused = wrappedLabel({}, Tone::risk);
    m_refused->setObjectName(u"refusedLabel"_s);
    m_refused->hide();
    m_notes = wrappedLabel({}, Tone::secondary);
    m_notes->setObjectName(u"notesLabel"_s);
    m_notes->hide();
    m_table = new QTableView;
    m_table->setObjectName(u"cellsTable"_s);
    styleTable(m_table, true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAccessibleName(tr("Cells that change"));
    m_skipFirst = new QCheckBox(tr("The first row holds headings: leave it out"));
    m_skipFirst->setObjectName(u"skipFirstBox"_s);
    m_skipEmpty = new QCheckBox(tr("Where a copied cell is empty, keep what is there"));
    m_skipEmpty->setObjectName(u"skipEmptyBox"_s);
    for (QWidget* each : std::initializer_list<QWidget*>{m_refused, m_notes, m_skipFirst, m_skipEmpty, m_table})
        addWide(each);
    setSubmit([this] { return submit(); });
}

void CellsSheet::ask() {
    m_plan.reset();
    primaryButton()->setEnabled(false);
    PasteOptions options;
    options.skipEmpty = m_skipEmpty->isChecked();
    options.skipFirstRow = m_skipFirst->isChecked();
    options.language = m_context.language();
    setIntro(tr("Looking at what would change ..."));
    m_read->ask(
        [block = m_block, target = m_target, options](Database& database, const std::stop_token& stop) {
            return std::shared_ptr<const CellPlan>(
                std::make_shared<CellPlan>(planPaste(database, *block, target, options, stop)));
        },
        [this](std::shared_ptr<const CellPlan> plan) { showPlan(std::move(plan)); });
}

QString CellsSheet::intro() const {
    if (m_plan->cells == 0) return tr("Nothing would change.");
    const QString cells = tr("%n cell(s)", nullptr, static_cast<int>(m_plan->cells));
    QStringList says{tr("%1 change, in %2.").arg(clientCount(m_plan->clients), cells)};
    if (m_plan->overwritten > 0)
        says << tr("%n cell(s) hold(s) something else now.", nullptr, static_cast<int>(m_plan->overwritten));
    if (m_plan->emptied > 0) says << tr("%n cell(s) is/are emptied.", nullptr, static_cast<int>(m_plan->emptied));
    return sentencesText(says);
}

QStringList CellsSheet::notes() const {
    const Language language = m_context.language();
    QStringList lines;
    QStringList computed;
    for (const CellPlan::Barred& barred : m_plan->barred) {
        const QString title = ClientListModel::columnTitle(qs(barred.column), language);
        if (barred.bar == CellBar::computed)
            computed << title;
        else
            lines << qs(words::cellBarWords(cellBarName(barred.bar), u8(title), language));
    }
    if (!computed.isEmpty()) lines << tr("Computed, and left out: %1.").arg(listText(computed));
    if (m_plan->rowsBeyond > 0)
        lines << tr("%n copied row(s) would stand below the end of the list and is/are left out.", nullptr,
                    static_cast<int>(m_plan->rowsBeyond));
    if (m_plan->columnsBeyond > 0)
        lines << tr("%n copied column(s) would stand beyond the last column and is/are left out.", nullptr,
                    static_cast<int>(m_plan->columnsBeyond));
    QStringList made;
    for (const std::string& item : m_plan->newItems) made << qs(item);
    constexpr qsizetype kMostNamed = 6;
    if (made.size() > kMostNamed) made = made.first(kMostNamed) << u"..."_s;
    if (!made.isEmpty()) lines << tr("New, and added to the lists: %1.").arg(listText(made));
    if (std::any_of(m_plan->puts.begin(), m_plan->puts.end(),
                    [](const CellPlan::Put& put) { return !put.tags.empty(); }))
        lines << tr("Tags are added; none is taken off.");
    const std::int64_t all = m_plan->cells + m_plan->refused;
    if (const auto shown = static_cast<std::int64_t>(m_plan->shown.size()); all > shown)
        lines << tr("The first %1 of %2 cells are shown.").arg(count(shown), count(all));
    return lines;
}

void CellsSheet::showPlan(std::shared_ptr<const CellPlan> plan) {
    m_plan = std::move(plan);
    setIntro(intro());
    m_refused->setText(tr("%n cell(s) cannot be used and stay(s) as it is/they are: see ✕ in the table.", nullptr,
                          static_cast<int>(m_plan->refused)));
    m_refused->setVisible(m_plan->refused > 0);
    const QStringList lines = notes();
    m_notes->setText(lines.join(u'\n'));
    m_notes->setVisible(!lines.isEmpty());
    auto* model = new CellsModel(m_context, m_plan, m_table);
    QAbstractItemModel* before = m_table->model();
    m_table->setModel(model);
    delete before;
    m_table->setColumnWidth(kCellClient, kCellsNameWidth);
    m_table->setColumnWidth(kCellField, kCellsFieldWidth);
    m_table->setColumnWidth(kCellBefore, kBeforeWidth);
    m_table->setVisible(!m_plan->shown.empty());
    setVerb(m_plan->cells == 0 ? (m_field ? tr("Fill down") : tr("Paste"))
                               : tr("Change %1").arg(clientCount(m_plan->clients)));
    primaryButton()->setEnabled(m_plan->cells > 0);
    fitRows();
}

/// As many rows as there are and as the window behind has room for; the rest is scrolled to.
void CellsSheet::fitRows() {
    const auto heightOf = [](int rows) { return kHeaderHeight + rows * kRowHeight + 2; };
    const int shown = std::clamp(static_cast<int>(m_plan->shown.size()), 1, kMostCellRows);
    m_table->setFixedHeight(heightOf(std::min(shown, kFewestCellRows)));
    layout()->activate();
    const int rest = layout()->totalHeightForWidth(width()) - m_table->height();
    const int room = (parentWidget() ? parentWidget()->height() - 2 * space::kPage : rest + heightOf(shown)) - rest;
    const int rows = std::clamp((room - kHeaderHeight - 2) / kRowHeight, std::min(shown, kFewestCellRows), shown);
    m_table->setFixedHeight(heightOf(rows));
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width()));
}

bool CellsSheet::submit() {
    if (!m_plan || m_plan->cells == 0) return false;
    const Command command = m_field ? fillDownCommand(m_context.reader(), *m_plan, m_field->key)
                                    : pasteCellsCommand(m_context.reader(), *m_plan);
    m_context.editMany(command, m_plan->clients, [plan = m_plan](Edit& edit) { putCells(edit, *plan); });
    return true;
}

}  // namespace meike::ui
