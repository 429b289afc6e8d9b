// SPDX-License-Identifier: GPL-3.0-or-later
// The list of clients in groups: headings with counts, sums and means, opened and closed.
#include <algorithm>
#include <cmath>

#include "domain/grouping.h"
#include "ui/kit/format.h"
#include "ui/kit/heading_roles.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/client_list_model.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

bool isTier(const Field& field) {
    return field.key == "tier" || field.key == "tier_computed" || field.key == "tier_override";
}

/// What a column of amounts has room for: the sum of many clients is longer than any of theirs.
constexpr qsizetype kMostFigures = 11;

/// A stored figure of a field as people read it; a long amount in short, for its tooltip has it whole.
QString figureText(const Field& field, double stored, const std::string& currency) {
    if (field.type == FieldType::money) {
        const QString whole = moneyWhole(std::llround(stored), currency);
        return whole.size() <= kMostFigures ? whole : moneyShort(std::llround(stored), currency);
    }
    for (int i = 0; i < field.scale; ++i) stored /= 10;
    return field.share ? likelihood(stored) : number(stored, 1);
}

}  // namespace

std::optional<std::size_t> ClientListModel::placeAt(int row) const {
    if (row < 0 || row >= rowCount()) return {};
    const ListGroups::Row at = m_groups.at(static_cast<std::size_t>(row));
    return at.group ? std::nullopt : std::optional(at.place);
}

std::optional<std::size_t> ClientListModel::headingAt(int row) const {
    if (row < 0 || row >= rowCount() || !m_groups.grouped()) return {};
    return m_groups.at(static_cast<std::size_t>(row)).group;
}

std::optional<std::size_t> ClientListModel::groupAt(int row) const {
    if (row < 0 || row >= rowCount()) return {};
    const ListGroups::Row at = m_groups.at(static_cast<std::size_t>(row));
    return at.group ? at.group : m_groups.groupOf(at.place);
}

std::optional<std::size_t> ClientListModel::groupOf(RecordId client) const {
    const auto at = std::find(m_ids.begin(), m_ids.end(), client);
    return m_groups.groupOf(static_cast<std::size_t>(at - m_ids.begin()));
}

RecordId ClientListModel::firstShown() const {
    // The first row that is no heading stands below the first open group's.
    for (int row = 0; row < rowCount(); ++row)
        if (const RecordId id = idAt(row); id != 0) return id;
    return 0;
}

void ClientListModel::setGroupClosed(std::size_t group, bool closed) {
    if (m_groups.isClosed(group) == closed) return;
    const int heading = headingRow(group);
    const int first = heading + 1;
    const int last = heading + static_cast<int>(m_groups.groups()[group].count);
    if (closed) {
        beginRemoveRows({}, first, last);
        m_groups.setClosed(group, true);
        endRemoveRows();
    } else {
        beginInsertRows({}, first, last);
        m_groups.setClosed(group, false);
        endInsertRows();
    }
    emit dataChanged(index(heading, 0), index(heading, columnCount() - 1));
}

void ClientListModel::setAllGroupsClosed(bool closed) {
    if (!m_groups.grouped()) return;
    beginResetModel();
    m_groups.setAllClosed(closed);
    endResetModel();
}

std::vector<std::string> ClientListModel::figureKeys() const {
    std::vector<std::string> keys;
    for (const Field* field : m_fields)
        if (field && tallyOf(*field) != Tally::none) keys.emplace_back(field->key);
    return keys;
}

QString ClientListModel::groupTitle(std::size_t group) const {
    const Value& key = m_groups.groups()[group].key;
    const Field* field = findField(Kind::client, m_groups.grouping().field);
    if (isEmpty(key) || !field) return tr("(none)");
    if (isTier(*field)) return tierName(textOrEmpty(key));
    if (groupingOf(*field)->key == GroupKey::month) return qs(textOrEmpty(key));
    if (field->type == FieldType::reference && field->refersTo == Kind::client)
        m_names.cover(m_context.reader(), Kind::client, integerOr(key, 0));
    const QString text =
        qs(displayText(*field, key, TextContext{&m_names, m_context.currency(), m_context.language()}));
    return text.isEmpty() ? tr("(none)") : text;
}

QVariant ClientListModel::figureData(const Field& field, const GroupFigure& figure, int role) const {
    if (figure.clients == 0 && figure.open == 0) return {};
    const bool mean = tallyOf(field) == Tally::mean;
    // Whole counts have no digits behind the point.
    const bool whole = !mean && field.type == FieldType::integer;
    const QString value =
        figure.clients == 0 ? QString()
        : whole             ? count(figure.total)
                : figureText(field, mean ? figure.mean() : static_cast<double>(figure.total), m_context.currency());
    if (role == Qt::DisplayRole) {
        const QString shown = mean ? tr("ø %1").arg(value) : value;
        return figure.open == 0 ? shown : QString(shown + u" ?"_s).trimmed();
    }
    QStringList lines;
    const QString label = m_context.text(field.label);
    if (figure.clients > 0)
        lines << (mean ? tr("%1, mean of %2: %3") : tr("%1, sum of %2: %3"))
                     .arg(label, clientCount(figure.clients),
                          field.type == FieldType::money ? moneyFull(figure.total, m_context.currency()) : value);
    if (figure.open > 0)
        lines << tr("Left out: %1 with amounts in a currency without an exchange rate").arg(clientCount(figure.open));
    return lines.join(role == Qt::ToolTipRole ? u'\n' : u' ');
}

QVariant ClientListModel::headingData(std::size_t group, int column, int role) const {
    const auto clients = clientCount(m_groups.groups()[group].count);
    const bool closed = m_groups.isClosed(group);
    const Field* by = findField(Kind::client, m_groups.grouping().field);
    switch (role) {
        case kHeadingRole:
        case kStrongRole:
            return true;
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            break;
        case Qt::DecorationRole:
            return column == 0 ? QVariant(icon(closed ? u"chevron-right"_s : u"chevron-down"_s)) : QVariant();
        case kAsideRole:
            return column == 0 ? QVariant(count(m_groups.groups()[group].count)) : QVariant();
        default:
            return {};
    }
    if (column > 0) {
        const Field* field = fieldAt(column);
        const GroupFigure* figure = field ? m_groups.figure(group, field->key) : nullptr;
        return figure ? figureData(*field, *figure, role) : QVariant();
    }
    const QString title = groupTitle(group);
    if (role == Qt::DisplayRole) return title;
    const QString named = labelledText(by ? m_context.text(by->label) : QString(), title);
    if (role == Qt::ToolTipRole) return tr("%1 · %2").arg(named, clients);
    return clauseText({tr("Group"), named, clients, closed ? tr("closed") : tr("open")});
}

}  // namespace meike::ui
