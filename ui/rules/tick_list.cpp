// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/tick_list.h"

#include <QApplication>
#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "base/pinyin.h"
#include "ui/kit/search_field.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kListHeight = 8 * kRowHeight + 4;
/// A list as short as this needs no search.
constexpr int kSearchFrom = 9;

}  // namespace

TickList::TickList(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kHalf);
    m_search = new SearchField;
    m_search->setObjectName(u"valueSearch"_s);
    m_search->setPlaceholderText(tr("Filter (pinyin works)"));
    m_list = new QListWidget;
    m_list->setObjectName(u"valueList"_s);
    m_list->setAccessibleName(tr("Values"));
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new RowDelegate(m_list));
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    // A click anywhere on a row ticks it; on the box itself the view has done so already.
    connect(m_list, &QListWidget::itemChanged, this, [this] { m_ticked = true; });
    connect(m_list, &QListWidget::itemPressed, this, [this] { m_ticked = false; });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        if (!m_ticked) item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    connect(m_search, &SearchField::queryChanged, this, &TickList::filter);
    m_search->installEventFilter(this);
}

void TickList::setChoices(QList<ValueChoice> choices, const std::vector<std::string>& ticked) {
    for (const std::string& value : ticked)
        if (std::none_of(choices.begin(), choices.end(),
                         [&](const ValueChoice& choice) { return choice.value == value; }))
            choices << ValueChoice{qs(value), value};
    m_list->clear();
    m_search->clear();
    for (const ValueChoice& choice : choices) {
        auto* item = new QListWidgetItem(choice.text, m_list);
        item->setData(Qt::UserRole, qs(choice.value));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::find(ticked.begin(), ticked.end(), choice.value) != ticked.end() ? Qt::Checked
                                                                                                  : Qt::Unchecked);
    }
    m_search->setVisible(m_list->count() >= kSearchFrom);
    m_list->setFixedHeight(std::min(kListHeight, std::max(1, m_list->count()) * kRowHeight + 4));
    if (m_list->count() > 0) m_list->setCurrentRow(0);
}

void TickList::filter(const QString& query) {
    const std::string needle = searchNeedle(u8(query));
    int first = -1;
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        const bool fits = needle.empty() || searchDocument(u8(item->text())).find(needle) != std::string::npos;
        item->setHidden(!fits);
        if (fits && first < 0) first = i;
    }
    if (first >= 0) m_list->setCurrentRow(first);
}

std::vector<std::string> TickList::values() const {
    std::vector<std::string> values;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked)
            values.push_back(u8(m_list->item(i)->data(Qt::UserRole).toString()));
    const QListWidgetItem* current = m_list->currentItem();
    if (values.empty() && !m_search->text().trimmed().isEmpty() && current && !current->isHidden())
        values.push_back(u8(current->data(Qt::UserRole).toString()));
    return values;
}

void TickList::focusList() {
    if (m_search->isHidden())
        m_list->setFocus();
    else
        m_search->setFocus();
}

bool TickList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress && !m_search->isComposing()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_list->setFocus();
            QApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace meike::ui
