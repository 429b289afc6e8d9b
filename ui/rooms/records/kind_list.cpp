// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/records/kind_list.h"

#include <QComboBox>
#include <QEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <algorithm>

#include "app/view/record_list.h"
#include "domain/field.h"
#include "ui/kit/format.h"
#include "ui/kit/painting.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kKindRole = Qt::UserRole + 1;
constexpr int kCountRole = Qt::UserRole + 2;
constexpr int kNameRole = Qt::UserRole + 3;
constexpr int kIconRole = Qt::UserRole + 4;
constexpr int kListWidth = 180;

/// Icon, name, and at the right how many there are; pale where there are none.
class KindDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {kListWidth, kRowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Colors& c = colors();
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const QVariant number = index.data(kCountRole);
        const bool none = number.isValid() && number.toLongLong() == 0;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(space::kHalf, 1, -space::kHalf, -1);
        if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(chosen ? c.accentSoft : c.hover);
            painter->drawRoundedRect(row, kRadius, kRadius);
        }
        if (chosen && option.state.testFlag(QStyle::State_HasFocus)) drawFocusRing(*painter, row);
        const QColor ink = chosen ? c.accent : none ? c.secondary : c.text;
        const QPoint mark(row.left() + space::kUnit, row.center().y() - kIconSize / 2 + 1);
        painter->drawPixmap(mark, iconPixmap(index.data(kIconRole).toString(), kIconSize,
                                             chosen ? c.accent : c.secondary, painter->device()->devicePixelRatioF()));
        QRect text = row.adjusted(2 * space::kUnit + kIconSize, 0, -space::kUnit, 0);
        if (number.isValid()) {
            painter->setFont(textFont(TextStyle::small));
            painter->setPen(chosen ? c.accent : c.secondary);
            const QString figure = count(number.toLongLong());
            painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, figure);
            text.setRight(text.right() - painter->fontMetrics().horizontalAdvance(figure) - space::kUnit);
        }
        painter->setFont(textFont(chosen ? TextStyle::strong : TextStyle::body));
        painter->setPen(ink);
        painter->drawText(
            text, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data(kNameRole).toString(), Qt::ElideRight, text.width()));
        painter->restore();
    }
};

}  // namespace

KindList::KindList(AppContext& context, QWidget* parent)
    : QListView(parent), m_context(context), m_model(new QStandardItemModel(this)), m_combo(new QComboBox) {
    setObjectName(u"kindList"_s);
    setModel(m_model);
    setItemDelegate(new KindDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(kListWidth);
    viewport()->setAutoFillBackground(false);
    m_combo->setObjectName(u"kindCombo"_s);
    m_combo->setMaxVisibleItems(24);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_combo->setModel(m_model);
    for (const Kind kind : listedKinds()) {
        auto* item = new QStandardItem;
        item->setData(static_cast<int>(kind), kKindRole);
        const QString iconName = qs(kindRow(kind).icon);
        item->setData(iconName.isEmpty() ? u"list"_s : iconName, kIconRole);
        m_model->appendRow(item);
    }
    retranslate();
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (!now.isValid()) return;
        const QSignalBlocker quiet(m_combo);
        m_combo->setCurrentIndex(now.row());
        emit kindChosen(now.data(kKindRole).toInt());
    });
    connect(m_combo, &QComboBox::activated, this, [this](int row) { setCurrentIndex(m_model->index(row, 0)); });
}

QSize KindList::sizeHint() const { return {kListWidth, 200}; }

int KindList::rowOf(Kind kind) const {
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->item(row)->data(kKindRole).toInt() == static_cast<int>(kind)) return row;
    return -1;
}

Kind KindList::kind() const {
    const QModelIndex now = currentIndex().isValid() ? currentIndex() : m_model->index(0, 0);
    return static_cast<Kind>(now.data(kKindRole).toInt());
}

void KindList::setKind(Kind kind) {
    const QSignalBlocker quiet(this);
    const int row = rowOf(kind);
    if (row < 0) return;
    setCurrentIndex(m_model->index(row, 0));
    const QSignalBlocker quietCombo(m_combo);
    m_combo->setCurrentIndex(row);
}

void KindList::setCounts(const std::map<Kind, std::int64_t>& counts) {
    for (const auto& [kind, number] : counts) m_counts[kind] = number;
    retranslate();
}

void KindList::clearCounts() {
    m_counts.clear();
    retranslate();
}

void KindList::retranslate() {
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStandardItem* item = m_model->item(row);
        const Kind kind = static_cast<Kind>(item->data(kKindRole).toInt());
        const QString name = m_context.text(kindRow(kind).many);
        const auto known = m_counts.find(kind);
        item->setData(name, kNameRole);
        item->setData(known == m_counts.end() ? QVariant() : QVariant::fromValue<qlonglong>(known->second), kCountRole);
        item->setText(known == m_counts.end() ? name : name + u" · "_s + count(known->second));
        item->setData(item->text(), Qt::AccessibleTextRole);
    }
    setAccessibleName(tr("Kinds of records"));
    m_combo->setAccessibleName(tr("Kind of records"));
}

void KindList::changeEvent(QEvent* event) {
    QListView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace meike::ui
