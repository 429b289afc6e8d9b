// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/client_list_model.h"

#include <QApplication>
#include <QFontMetrics>
#include <algorithm>

#include "app/export.h"
#include "app/score_book.h"
#include "domain/choices.h"
#include "domain/custom_field.h"
#include "storage/custom_fields.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/kit/format.h"
#include "ui/kit/heading_roles.h"
#include "ui/kit/painting.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/tokens.h"
#include "ui/kit/wrapped_header.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kPageRows = 64;
/// Pages kept around what is painted: some ten screens.
constexpr int kKeptPages = 24;

std::span<const Field> clientFields() { return kindRow(Kind::client).fields; }

std::size_t indexOfField(std::string_view key) {
    static const std::unordered_map<std::string_view, std::size_t> kIndex = [] {
        std::unordered_map<std::string_view, std::size_t> index;
        for (std::size_t i = 0; i < clientFields().size(); ++i) index.emplace(clientFields()[i].key, i);
        return index;
    }();
    const auto at = kIndex.find(key);
    return at == kIndex.end() ? clientFields().size() : at->second;
}

bool isScore(const Field& field) { return field.key == "r" || field.key == "f" || field.key == "m"; }
bool isNumber(const Field& field) {
    return field.type == FieldType::integer || field.type == FieldType::decimal || field.type == FieldType::money;
}

/// Dates that say how fresh a relationship is are read as a distance.
bool isRelative(const Field& field) { return field.key == "last_interaction"; }

}  // namespace

const QString ClientListModel::kRfmColumn = QStringLiteral("rfm");

ClientListModel::ClientListModel(AppContext& context, QObject* parent)
    : QAbstractTableModel(parent), m_context(context) {
    takeColumns(defaultColumns());
}

void ClientListModel::takeColumns(QStringList columns) {
    m_columns = std::move(columns);
    m_fields.clear();
    for (const QString& column : m_columns)
        m_fields.push_back(column == kRfmColumn ? nullptr : findField(Kind::client, u8(column)));
}

QStringList ClientListModel::availableColumns(Database& database) {
    QStringList keys;
    for (const Field* field : fieldsOfKind(database, Kind::client)) {
        if (field->key == "archived_at" || field->key == "deleted_at") continue;
        if (field->key == "r")
            keys << kRfmColumn;
        else if (!isScore(*field))
            keys << qs(field->key);
    }
    return keys;
}

QStringList ClientListModel::defaultColumns() {
    // The reading order of the desk: who, how good, why, how much, since when, whose.
    QStringList keys = {u"name"_s,  u"tier"_s,        kRfmColumn,    u"rfm_class"_s,
                        u"stage"_s, u"value_score"_s, u"monetary"_s, u"last_interaction"_s,
                        u"owner"_s, u"tags"_s};
    for (const Field& field : clientFields()) {
        const QString key = qs(field.key);
        // A provisional tier is marked where the tier stands.
        const bool marked = field.key == "provisional";
        if (field.listed && !isScore(field) && !marked && !keys.contains(key)) keys << key;
    }
    return keys;
}

QString ClientListModel::columnTitle(const QString& key, Language language) {
    if (key == kRfmColumn) return u"R F M"_s;
    const Field* field = findField(Kind::client, u8(key));
    return field ? qs(field->label.in(language)) : key;
}

int ClientListModel::defaultWidth(const QString& key, Language language) {
    // What most often stands side by side is kept as narrow as its values allow: 1280 pixels hold it all but the tags.
    static const QHash<QString, int> kSnug = {
        {u"name"_s, 164}, {u"tier"_s, 76},        {kRfmColumn, 76},    {u"rfm_class"_s, 80},
        {u"stage"_s, 76}, {u"value_score"_s, 64}, {u"monetary"_s, 92}, {u"last_interaction"_s, 84},
        {u"owner"_s, 70}};
    const Field* field = findField(Kind::client, u8(key));
    int values = kSnug.value(key, field ? field->width : 110);
    if (key == u"tier"_s)
        // With the mark of one that may change.
        for (const Choice& tier : choices::tiers())
            values = std::max(
                values, tierLabelWidth(QFontMetrics(QApplication::font()), qs(tier.label.in(language)) + u" ?"_s) +
                            2 * space::kUnit);
    // The title may stand in two lines.
    const int title = WrappedHeader::twoLineWidth(QFontMetrics(QApplication::font()),
                                                  columnTitle(key, language) + QChar::Nbsp + u"↓"_s) +
                      2 * space::kUnit;
    return std::max(values, title);
}

std::vector<std::string> ClientListModel::fieldKeys(const QStringList& columns) {
    std::vector<std::string> keys;
    for (const QString& column : columns) {
        if (column == kRfmColumn)
            keys.insert(keys.end(), {"r", "f", "m"});
        else
            keys.push_back(u8(column));
    }
    return withProvisional(std::move(keys));
}

bool ClientListModel::setList(GroupedClients list, const ClientQuery::Grouping& grouping) {
    if (list.ids == m_ids && m_groups.makesSameRows(grouping, list.groups, list.ids.size())) {
        m_groups.set(grouping, std::move(list.groups), std::move(list.figures), m_ids.size());
        reloadRows();
        return false;
    }
    beginResetModel();
    m_groups.set(grouping, std::move(list.groups), std::move(list.figures), list.ids.size());
    m_ids = std::move(list.ids);
    m_pages.clear();
    m_failed = false;
    endResetModel();
    return true;
}

RecordId ClientListModel::idAt(int row) const {
    const auto place = placeAt(row);
    return place ? m_ids[*place] : 0;
}

int ClientListModel::rowOf(RecordId client) const {
    // Walking through 100,000 numbers takes some 30 µs; an index of them would cost a sort 10 ms each time.
    const auto at = std::find(m_ids.begin(), m_ids.end(), client);
    const auto row = m_groups.rowOf(static_cast<std::size_t>(at - m_ids.begin()));
    return row ? static_cast<int>(*row) : -1;
}

std::vector<std::pair<int, int>> ClientListModel::rangesOf(const std::vector<RecordId>& clients) const {
    std::vector<RecordId> wanted = clients;
    if (!std::is_sorted(wanted.begin(), wanted.end())) std::sort(wanted.begin(), wanted.end());
    std::vector<std::pair<int, int>> ranges;
    for (std::size_t place = 0; place < m_ids.size(); ++place) {
        if (!std::binary_search(wanted.begin(), wanted.end(), m_ids[place])) continue;
        const auto row = m_groups.rowOf(place);
        if (!row) continue;
        const int at = static_cast<int>(*row);
        if (!ranges.empty() && ranges.back().second == at - 1)
            ranges.back().second = at;
        else
            ranges.emplace_back(at, at);
    }
    return ranges;
}

void ClientListModel::reloadRows() {
    m_pages.clear();
    m_failed = false;
    if (m_ids.empty() || m_columns.isEmpty()) return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void ClientListModel::reloadNames() {
    m_names = NameBook();
    m_tags.clear();
    m_tierNames.clear();
    if (!m_context.session()) return;
    try {
        m_names = NameBook(m_context.reader());
        for (const Record& tag : allRecords(m_context.reader(), Kind::tag))
            m_tags[tag.id()] = PillData{qs(tag.text("name")), static_cast<int>(tag.integer("colour"))};
    } catch (...) {
        m_context.showError(currentError());
    }
    if (const auto scores = m_context.scores())
        for (const auto& tier : scores->assessment.tierNames)
            m_tierNames[tier.key] = qs(tier.label.in(m_context.language()));
    reloadRows();
}

void ClientListModel::setColumns(const QStringList& keys) {
    QStringList columns = {u"name"_s};
    for (const QString& key : keys) {
        const Field* field = findField(Kind::client, u8(key));
        const bool known = key == kRfmColumn || (field && !isScore(*field) && field->type != FieldType::moment);
        if (known && !columns.contains(key)) columns << key;
    }
    if (columns == m_columns) return;
    beginResetModel();
    takeColumns(columns);
    endResetModel();
}

void ClientListModel::setSorts(std::vector<ClientQuery::Sort> sorts) {
    m_sorts = std::move(sorts);
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

const Field* ClientListModel::fieldAt(int column) const {
    return column >= 0 && column < m_columns.size() ? m_fields[static_cast<std::size_t>(column)] : nullptr;
}

int ClientListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_groups.rows());
}
int ClientListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

const ClientRow* ClientListModel::rowData(int row) const {
    const auto place = placeAt(row);
    if (!place || m_failed || !m_context.session()) return nullptr;
    const int number = static_cast<int>(*place) / kPageRows;
    auto at = m_pages.find(number);
    if (at == m_pages.end()) {
        if (m_pages.size() >= kKeptPages) {
            // Scrolling goes on in one direction: what is farthest away is wanted last.
            int farthest = m_pages.cbegin().key();
            for (auto page = m_pages.cbegin(); page != m_pages.cend(); ++page)
                if (std::abs(page.key() - number) > std::abs(farthest - number)) farthest = page.key();
            m_pages.remove(farthest);
        }
        const std::size_t first = static_cast<std::size_t>(number) * kPageRows;
        const std::size_t last = std::min(first + kPageRows, m_ids.size());
        const std::vector<RecordId> ids(m_ids.begin() + static_cast<std::ptrdiff_t>(first),
                                        m_ids.begin() + static_cast<std::ptrdiff_t>(last));
        auto page = std::make_shared<Page>(ids.size());
        try {
            // Rows come in the order of the ids; those that are gone are missing.
            std::size_t slot = 0;
            for (ClientRow& read : readClientRows(m_context.reader(), ids)) {
                while (slot < ids.size() && ids[slot] != read.id) ++slot;
                if (slot == ids.size()) break;
                // People and entries are few and known; other clients (parent, agent) are read as they are met.
                for (const Field& field : kindRow(Kind::client).fields)
                    if (field.type == FieldType::reference && field.refersTo == Kind::client)
                        m_names.cover(m_context.reader(), Kind::client, integerOr(read.value(field), 0));
                (*page)[slot] = std::move(read);
            }
        } catch (...) {
            // Painting asks again and again: say it once.
            m_failed = true;
            m_context.showError(currentError());
            return nullptr;
        }
        at = m_pages.insert(number, page);
    }
    const auto& held = (**at)[*place % kPageRows];
    return held ? &*held : nullptr;
}

const Value& ClientListModel::valueOf(const ClientRow& row, std::string_view key) const {
    static const Value kNothing;
    if (isCustomKey(key)) {
        const auto custom = row.custom.find(key);
        return custom == row.custom.end() ? kNothing : custom->second;
    }
    const std::size_t at = indexOfField(key);
    return at < row.values.size() ? row.values[at] : kNothing;
}

Value ClientListModel::valueAt(int row, std::string_view key) const {
    const ClientRow* data = rowData(row);
    return data ? valueOf(*data, key) : Value{};
}

PillList ClientListModel::pillsAt(int row) const {
    PillList pills;
    const ClientRow* data = rowData(row);
    if (!data) return pills;
    for (const RecordId tag : data->tags) {
        const auto known = m_tags.find(tag);
        if (known != m_tags.end()) pills << known->second;
    }
    return pills;
}

QString ClientListModel::tierName(const std::string& key) const {
    // A profile may call its tiers otherwise than the standard scale.
    const auto named = m_tierNames.find(key);
    if (named != m_tierNames.end()) return named->second;
    const Field& field = fieldOf(Kind::client, "tier");
    const Choice* choice = findChoice(field.choices, key);
    return choice ? m_context.text(choice->label) : qs(key);
}

bool ClientListModel::isProvisional(const ClientRow& row) const {
    return integerOr(valueOf(row, "provisional"), 0) != 0;
}

/// The tier with what its mark means.
QString ClientListModel::spokenTier(const ClientRow& row) const {
    const Value& tier = valueOf(row, "tier");
    if (isEmpty(tier)) return {};
    const QString name = tierName(textOrEmpty(tier));
    if (valueOf(row, "tier_override") == tier) return tr("%1 (set by hand)").arg(name);
    return isProvisional(row) ? tr("%1 (provisional)").arg(name) : name;
}

QVariant ClientListModel::display(const Field& field, const ClientRow& row) const {
    const Value& value = valueOf(row, field.key);
    if (isEmpty(value)) return {};
    if (field.key == "tier" || field.key == "tier_computed" || field.key == "tier_override") {
        const QString name = tierName(textOrEmpty(value));
        if (field.key != "tier") return name;
        // A tier that someone set by hand carries a mark, and so does a provisional one; the tooltip says which.
        if (valueOf(row, "tier_override") == value) return name + u" *"_s;
        return isProvisional(row) ? name + u" ?"_s : name;
    }
    switch (field.type) {
        case FieldType::money:
            return moneyWhole(integerOr(value, 0), m_context.currency());
        case FieldType::integer:
            return count(integerOr(value, 0));
        case FieldType::decimal: {
            double scaled = static_cast<double>(integerOr(value, 0));
            for (int i = 0; i < field.scale; ++i) scaled /= 10;
            return field.share ? likelihood(scaled) : number(scaled, std::min(field.scale, 1));
        }
        case FieldType::date:
            if (isRelative(field))
                if (const auto date = parseIsoDate(textOrEmpty(value))) return relativeDate(*date, m_context.asOf());
            return qs(textOrEmpty(value));
        default:
            break;
    }
    QString text = qs(displayText(field, value, TextContext{&m_names, m_context.currency(), m_context.language()}));
    if (field.type == FieldType::long_text) text.replace(u'\n', u' ');
    return text;
}

QVariant ClientListModel::toolTip(const Field& field, const ClientRow& row) const {
    const Value& value = valueOf(row, field.key);
    if (isEmpty(value)) return {};
    if (field.type == FieldType::money) return moneyFull(integerOr(value, 0), m_context.currency());
    if (isRelative(field)) return qs(textOrEmpty(value));
    if (field.key == "tier") {
        QStringList lines;
        if (valueOf(row, "tier_override") == value) {
            const std::string& reason = textOrEmpty(valueOf(row, "tier_override_reason"));
            lines << (reason.empty() ? tr("Set by hand") : tr("Set by hand: %1").arg(qs(reason)));
        }
        if (isProvisional(row)) lines << tr("Provisional: something is missing, see the pane");
        return lines.isEmpty() ? QVariant() : QVariant(lines.join(u'\n'));
    }
    if (field.type == FieldType::text || field.type == FieldType::long_text || field.type == FieldType::choices)
        return qs(displayText(field, value, TextContext{&m_names, m_context.currency(), m_context.language()}));
    return {};
}

QVariant ClientListModel::tone(const Field& field, const ClientRow& row) const {
    if (field.key == "stage") {
        const std::string& stage = textOrEmpty(valueOf(row, "stage"));
        if (stage == "at_risk" || stage == "churned") return static_cast<int>(Tone::risk);
    }
    if (field.key == "overdue" && integerOr(valueOf(row, "overdue"), 0) > 0) return static_cast<int>(Tone::risk);
    if (field.type == FieldType::date && field.source == FieldSource::score) return static_cast<int>(Tone::secondary);
    return {};
}

QVariant ClientListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Field* field = fieldAt(index.column());
    if (role == Qt::TextAlignmentRole) {
        const bool right = field && isNumber(*field);
        return static_cast<int>((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
        case kPillsRole:
        case kTierRole:
        case kRfmRole:
        case kToneRole:
        case kHeadingRole:
        case kAsideRole:
        case kStrongRole:
        case Qt::DecorationRole:
            break;
        default:
            return {};
    }
    if (const auto group = headingAt(index.row())) return headingData(*group, index.column(), role);
    const ClientRow* row = rowData(index.row());
    if (!row) return {};
    if (!field) {
        const RfmScores scores{static_cast<int>(integerOr(valueOf(*row, "r"), 0)),
                               static_cast<int>(integerOr(valueOf(*row, "f"), 0)),
                               static_cast<int>(integerOr(valueOf(*row, "m"), 0))};
        if (role == kRfmRole) return scores == RfmScores{} ? QVariant() : QVariant::fromValue(scores);
        if (role == Qt::AccessibleTextRole) return accessibleRfm(scores);
        if (role == Qt::DisplayRole && scores != RfmScores{})
            return u"%1 %2 %3"_s.arg(scores.r).arg(scores.f).arg(scores.m);
        return {};
    }
    if (field->type == FieldType::tags) {
        if (role == kPillsRole) return QVariant::fromValue(pillsAt(index.row()));
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return accessiblePills(pillsAt(index.row()));
        return {};
    }
    switch (role) {
        case Qt::DisplayRole:
            return display(*field, *row);
        case Qt::AccessibleTextRole:
            return field->key == "tier" ? QVariant(accessibleTier(spokenTier(*row))) : display(*field, *row);
        case Qt::ToolTipRole:
            return toolTip(*field, *row);
        case kTierRole:
            return qs(textOrEmpty(valueOf(*row, field->key)));
        case kToneRole:
            return tone(*field, *row);
        default:
            return {};
    }
}

QString ClientListModel::sortMark(const QString& column) const {
    static constexpr char16_t kBadges[] = {u'①', u'②', u'③', u'④', u'⑤', u'⑥'};
    const std::string key = column == kRfmColumn ? "r" : u8(column);
    for (std::size_t i = 0; i < m_sorts.size(); ++i) {
        if (m_sorts[i].field != key) continue;
        QString mark = m_sorts[i].descending ? u" ↓"_s : u" ↑"_s;
        if (m_sorts.size() > 1 && i < std::size(kBadges)) mark += QChar(kBadges[i]);
        return mark;
    }
    return {};
}

QVariant ClientListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size()) return {};
    const Field* field = fieldAt(section);
    switch (role) {
        case Qt::DisplayRole:
            return columnTitle(m_columns[section], m_context.language()) + sortMark(m_columns[section]);
        case Qt::TextAlignmentRole:
            return static_cast<int>((field && isNumber(*field) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case Qt::ToolTipRole:
            return tr("%1\nClick: sort. Shift+click: sort by it as well. Right click: columns.")
                .arg(columnTitle(m_columns[section], m_context.language()));
        default:
            return {};
    }
}

Qt::ItemFlags ClientListModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const Field* field = fieldAt(index.column());
    if (field && field->editable && !m_context.inThePast() && !headingAt(index.row())) flags |= Qt::ItemIsEditable;
    return flags;
}

}  // namespace meike::ui
