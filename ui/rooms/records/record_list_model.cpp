// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/records/record_list_model.h"

#include <QApplication>
#include <QFontMetrics>
#include <algorithm>

#include "app/view/record_list.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/kit/format.h"
#include "ui/kit/table_roles.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/tokens.h"
#include "ui/parts/client_texts.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kPageRows = 64;
/// Pages kept around what is painted: some ten screens.
constexpr int kKeptPages = 24;
constexpr std::size_t kFewSelected = 100;
constexpr RecordId kMostMarks = 100'000'000;
constexpr int kOwnerWidth = 180;

/// Room for what values of the type take as a rule.
int widthOf(const Field& field) {
    switch (field.type) {
        case FieldType::long_text:
            return 240;
        case FieldType::money:
            return 124;
        case FieldType::pick:
            return 128;
        case FieldType::text:
            // Numbers of papers are no use cut short.
            return field.identifier ? 148 : 0;
        default:
            return 0;
    }
}

bool isNumber(const Field& field) {
    return field.type == FieldType::integer || field.type == FieldType::decimal || field.type == FieldType::money;
}

/// Phones and the like are whole in the form, in copies and in files.
bool isVeiled(const Field& field) { return field.personal && field.identifier && field.type == FieldType::text; }

}  // namespace

RecordListModel::RecordListModel(AppContext& context, QObject* parent)
    : QAbstractTableModel(parent), m_context(context) {}

void RecordListModel::takeColumns(QStringList columns) {
    m_columns = std::move(columns);
    m_fields.clear();
    for (const QString& column : m_columns) m_fields.push_back(findField(m_kind, u8(column)));
}

QStringList RecordListModel::known(const QStringList& keys) const {
    QStringList columns{qs(kindRow(m_kind).owner)};
    for (const QString& key : keys) {
        const Field* field = findField(m_kind, u8(key));
        if (field && isSortable(*field) && field->type != FieldType::moment && !columns.contains(key)) columns << key;
    }
    return columns;
}

void RecordListModel::setKind(Kind kind, const QStringList& columns) {
    beginResetModel();
    m_kind = kind;
    m_ids.clear();
    m_pages.clear();
    m_sorts.clear();
    m_failed = false;
    takeColumns(known(columns));
    endResetModel();
}

void RecordListModel::setColumns(const QStringList& keys) {
    QStringList columns = known(keys);
    if (columns == m_columns) return;
    beginResetModel();
    takeColumns(std::move(columns));
    endResetModel();
}

std::vector<std::string> RecordListModel::columnKeys() const {
    std::vector<std::string> keys;
    for (const QString& column : m_columns) keys.push_back(u8(column));
    return keys;
}

QString RecordListModel::columnTitle(const QString& key) const {
    const Field* field = findField(m_kind, u8(key));
    return field ? m_context.text(field->label) : key;
}

int RecordListModel::usualWidth(const QString& key) const {
    const Field* field = findField(m_kind, u8(key));
    int values = 0;
    if (field) values = field->key == kindRow(m_kind).owner ? kOwnerWidth : std::max(field->width, widthOf(*field));
    const int title =
        QFontMetrics(QApplication::font()).horizontalAdvance(columnTitle(key) + u" ↓"_s) + 2 * space::kWide;
    return std::max(values, title);
}

bool RecordListModel::setIds(std::vector<RecordId> ids) {
    if (ids == m_ids) {
        reloadRows();
        return false;
    }
    beginResetModel();
    m_ids = std::move(ids);
    m_pages.clear();
    m_failed = false;
    endResetModel();
    return true;
}

RecordId RecordListModel::idAt(int row) const {
    return row >= 0 && row < static_cast<int>(m_ids.size()) ? m_ids[static_cast<std::size_t>(row)] : 0;
}

int RecordListModel::rowOf(RecordId record) const {
    // Walking through a million numbers takes some 0.3 ms; an index of them would cost every sort far more.
    const auto at = std::find(m_ids.begin(), m_ids.end(), record);
    return at == m_ids.end() ? -1 : static_cast<int>(at - m_ids.begin());
}

RecordId RecordListModel::clientAt(int row) const {
    const Record* record = rowData(row);
    return record ? record->integer(kindRow(m_kind).owner) : 0;
}

std::vector<std::pair<int, int>> RecordListModel::rangesOf(std::vector<RecordId> records) const {
    std::vector<std::pair<int, int>> ranges;
    if (records.empty()) return ranges;
    // Of many a mark for each number is looked up at once; looking half a million up one by one takes a tenth of a
    // second.
    const auto [least, most] = std::minmax_element(records.begin(), records.end());
    std::vector<bool> marks;
    if (records.size() > kFewSelected && *least >= 0 && *most < kMostMarks) {
        marks.resize(static_cast<std::size_t>(*most) + 1);
        for (const RecordId record : records) marks[static_cast<std::size_t>(record)] = true;
    } else {
        std::sort(records.begin(), records.end());
    }
    const auto holds = [&](RecordId id) {
        if (marks.empty()) return std::binary_search(records.begin(), records.end(), id);
        return id >= 0 && static_cast<std::size_t>(id) < marks.size() && marks[static_cast<std::size_t>(id)];
    };
    for (std::size_t row = 0; row < m_ids.size(); ++row) {
        if (!holds(m_ids[row])) continue;
        const int at = static_cast<int>(row);
        if (!ranges.empty() && ranges.back().second == at - 1)
            ranges.back().second = at;
        else
            ranges.emplace_back(at, at);
    }
    return ranges;
}

void RecordListModel::reloadRows() {
    m_pages.clear();
    m_failed = false;
    if (m_ids.empty() || m_columns.isEmpty()) return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RecordListModel::reloadNames() {
    m_names = NameBook();
    if (!m_context.session()) return;
    try {
        m_names = NameBook(m_context.reader());
    } catch (...) {
        m_context.showError(currentError());
    }
    reloadRows();
}

void RecordListModel::setSorts(std::vector<ClientQuery::Sort> sorts) {
    m_sorts = std::move(sorts);
    if (columnCount() > 0) emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

const Field* RecordListModel::fieldAt(int column) const {
    return column >= 0 && column < m_columns.size() ? m_fields[static_cast<std::size_t>(column)] : nullptr;
}

int RecordListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}
int RecordListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

std::shared_ptr<RecordListModel::Page> RecordListModel::readPage(int number) const {
    const std::size_t first = static_cast<std::size_t>(number) * kPageRows;
    const std::span<const RecordId> ids(m_ids.data() + first, std::min<std::size_t>(kPageRows, m_ids.size() - first));
    auto page = std::make_shared<Page>(ids.size());
    Database& reader = m_context.reader();
    std::size_t slot = 0;
    // Rows come in the order of the ids; those that are gone are missing.
    for (Record& record : m_context.inThePast() ? readRecords(reader, m_kind, ids, m_context.asOf())
                                                : readRecords(reader, m_kind, ids)) {
        while (slot < ids.size() && ids[slot] != record.id()) ++slot;
        if (slot == ids.size()) break;
        m_names.cover(reader, record);
        (*page)[slot] = std::move(record);
    }
    return page;
}

const Record* RecordListModel::rowData(int row) const {
    if (idAt(row) == 0 || m_failed || !m_context.session()) return nullptr;
    const int number = row / kPageRows;
    auto at = m_pages.find(number);
    if (at == m_pages.end()) {
        if (m_pages.size() >= kKeptPages) {
            // Scrolling goes on in one direction: what is farthest away is wanted last.
            int farthest = m_pages.cbegin().key();
            for (auto page = m_pages.cbegin(); page != m_pages.cend(); ++page)
                if (std::abs(page.key() - number) > std::abs(farthest - number)) farthest = page.key();
            m_pages.remove(farthest);
        }
        try {
            at = m_pages.insert(number, readPage(number));
        } catch (...) {
            // Painting asks again and again: say it once.
            m_failed = true;
            m_context.showError(currentError());
            return nullptr;
        }
    }
    const auto& held = (**at)[static_cast<std::size_t>(row % kPageRows)];
    return held ? &*held : nullptr;
}

bool RecordListModel::isLate(const Record& record) const {
    const KindRow& row = kindRow(m_kind);
    if (!row.planned || row.done.empty() || row.day.empty() || !isEmpty(record.get(row.done))) return false;
    const std::string& day = record.text(row.day);
    return !day.empty() && day < isoDate(m_context.asOf());
}

QString RecordListModel::display(const Field& field, const Record& record) const {
    const Value& value = record.get(field);
    if (isEmpty(value)) return {};
    const TextContext how = textContextOf(record, {&m_names, m_context.currency(), m_context.language()});
    // Papers are read to the last digit, and their digits stand below each other.
    if (field.type == FieldType::money) return moneyFull(integerOr(value, 0), how.currency);
    const QString text = qs(displayText(field, value, how)).simplified();
    return isVeiled(field) ? maskedPhone(text) : text;
}

QString RecordListModel::toolTip(const Field& field, const Record& record) const {
    const Value& value = record.get(field);
    if (isEmpty(value)) return {};
    const TextContext how = textContextOf(record, {&m_names, m_context.currency(), m_context.language()});
    if (field.key == kindRow(m_kind).day && isLate(record)) return tr("Past its day and not done");
    if (isVeiled(field) || isNumber(field) || field.type == FieldType::date) return {};
    return qs(displayText(field, value, how));
}

QVariant RecordListModel::data(const QModelIndex& index, int role) const {
    const Field* field = index.isValid() ? fieldAt(index.column()) : nullptr;
    if (!field) return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber(*field) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole && role != kToneRole)
        return {};
    const Record* record = rowData(index.row());
    if (!record) return {};
    switch (role) {
        case Qt::ToolTipRole:
            return toolTip(*field, *record);
        case kToneRole:
            if (field->key == kindRow(m_kind).day && isLate(*record)) return static_cast<int>(Tone::risk);
            return field->type == FieldType::money && integerOr(record->get(*field), 0) < 0
                       ? QVariant(static_cast<int>(Tone::risk))
                       : QVariant();
        default:
            return display(*field, *record);
    }
}

QVariant RecordListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    static constexpr char16_t kBadges[] = {u'①', u'②', u'③', u'④', u'⑤', u'⑥'};
    const Field* field = orientation == Qt::Horizontal ? fieldAt(section) : nullptr;
    if (!field) return {};
    switch (role) {
        case Qt::DisplayRole: {
            QString text = m_context.text(field->label);
            for (std::size_t i = 0; i < m_sorts.size(); ++i) {
                if (m_sorts[i].field != field->key) continue;
                text += m_sorts[i].descending ? u" ↓"_s : u" ↑"_s;
                if (m_sorts.size() > 1 && i < std::size(kBadges)) text += QChar(kBadges[i]);
            }
            return text;
        }
        case Qt::TextAlignmentRole:
            return static_cast<int>((isNumber(*field) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case Qt::ToolTipRole:
            return tr("%1\nClick: sort. Shift+click: sort by it as well. Right click: columns.")
                .arg(m_context.text(field->label));
        default:
            return {};
    }
}

Qt::ItemFlags RecordListModel::flags(const QModelIndex& index) const {
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

}  // namespace meike::ui
