// SPDX-License-Identifier: GPL-3.0-or-later
// The clients page in groups: by which field, and in which order.
#include <QPushButton>
#include <algorithm>

#include "domain/grouping.h"
#include "storage/custom_fields.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

// Rows of the list of fields that are no field.
const QString kNoGroups = QStringLiteral("\x01none");
const QString kGroupOrder = QStringLiteral("\x01order");

}  // namespace

void ClientsPage::groupBy(const QString& column) {
    if (!m_list.groupBy(column == ClientListModel::kRfmColumn ? "r" : u8(column))) return;
    m_toTop = true;
    ask();
}

void ClientsPage::chooseGroups(QWidget* anchor) {
    if (!m_context.session()) return;
    auto* picker = new PopupPicker(this);
    picker->setObjectName(u"groupPicker"_s);
    picker->setPlaceholder(tr("Group by which field?"));
    picker->setMatch(nameMatch);
    QList<PickItem> items;
    if (m_list.grouping) {
        items << PickItem{.key = kNoGroups, .text = tr("No groups"), .iconName = u"x"_s};
        items << PickItem{.key = kGroupOrder, .text = tr("Order of the groups..."), .iconName = u"list"_s};
    }
    // What stands in the list is what one looks at: its columns first, then the other fields.
    std::vector<const Field*> fields;
    for (const Field* field : fieldsOfKind(m_context.reader(), Kind::client))
        if (groupingOf(*field)) fields.push_back(field);
    std::stable_partition(fields.begin(), fields.end(), [this](const Field* field) {
        return m_model->columns().contains(qs(field->key)) ||
               (field->key == "r" && m_model->columns().contains(ClientListModel::kRfmColumn));
    });
    for (const Field* field : fields) {
        PickItem item;
        item.key = qs(field->key);
        item.text = m_context.text(field->label);
        if (groupingOf(*field)->key == GroupKey::month) item.detail = tr("by month");
        item.checked = m_list.grouping.field == field->key;
        items << item;
    }
    picker->setItems(items);
    connect(picker, &PopupPicker::picked, this, [this](const PickItem& item) {
        const QString key = item.key.toString();
        if (key == kGroupOrder)
            chooseGroupOrder();
        else
            groupBy(key == kNoGroups ? QString() : key);
    });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(anchor ? anchor : m_groupButton);
}

void ClientsPage::chooseGroupOrder(const QRect& at) {
    const Field* by = findField(Kind::client, m_list.grouping.field);
    if (!m_context.session() || !by) return;
    auto* picker = new PopupPicker(this);
    picker->setObjectName(u"groupOrderPicker"_s);
    picker->setPlaceholder(tr("Groups in which order?"));
    picker->setMatch(nameMatch);
    QList<PickItem> items;
    const auto add = [&](const std::string& key, const QString& text, const QString& detail) {
        items << PickItem{.key = qs(key), .text = text, .detail = detail, .checked = m_list.grouping.by == key};
    };
    add({}, m_context.text(by->label), tr("as the list would be sorted by it"));
    add(ClientQuery::Grouping::kByCount, tr("Number of clients"), tr("largest first"));
    for (const std::string& key : m_model->figureKeys()) {
        const Field& field = fieldOf(Kind::client, key);
        add(key, m_context.text(field.label),
            tallyOf(field) == Tally::mean ? tr("mean, largest first") : tr("sum, largest first"));
    }
    picker->setItems(items);
    connect(picker, &PopupPicker::picked, this, [this](const PickItem& item) {
        m_list.orderGroupsBy(u8(item.key.toString()));
        m_toTop = true;
        ask();
    });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    if (at.isValid())
        picker->openAt(m_table, at);
    else
        picker->openAt(m_groupButton);
}

void ClientsPage::followColumns() {
    showViewBar();
    if (!m_list.grouping || !m_known) return;
    for (const std::string& key : m_model->figureKeys())
        if (m_model->groups().grouped() && !m_model->groups().figure(0, key)) {
            ask();
            return;
        }
}

}  // namespace meike::ui
