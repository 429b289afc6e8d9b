// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/table_style.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/kit/format.h"
#include "ui/kit/heading_roles.h"
#include "ui/kit/painting.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kCellPadding = 8;
constexpr int kPillGap = 5;
constexpr int kScoreSide = 18;
constexpr int kScoreGap = 2;
constexpr int kCheckRoom = 24;

QFont cellFont(const QStyleOptionViewItem& option, const QModelIndex& index) {
    QFont f = option.font;
    if (index.data(kStrongRole).toBool()) f.setWeight(QFont::DemiBold);
    return f;
}

QColor textColor(const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (!option.state.testFlag(QStyle::State_Enabled)) return colors().disabled;
    const QVariant tone = index.data(kToneRole);
    // Secondary grey is too pale on the selection.
    if (option.state.testFlag(QStyle::State_Selected) && tone.toInt() == static_cast<int>(Tone::secondary))
        return colors().text;
    return tone.isValid() ? colors().tone(static_cast<Tone>(tone.toInt())) : colors().text;
}

void drawCellText(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, const QModelIndex& index,
                  Qt::Alignment alignment) {
    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty()) return;
    painter.setFont(cellFont(option, index));
    painter.setPen(textColor(option, index));
    painter.drawText(rect, int(alignment) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, option.textElideMode, rect.width()));
}

}  // namespace

QString accessiblePills(const PillList& pills) {
    QStringList names;
    for (const PillData& pill : pills) names.append(pill.text);
    return listText(names);
}

QString accessibleRfm(const RfmScores& scores) {
    if (scores == RfmScores{}) return QCoreApplication::translate("Table", "not scored");
    return QCoreApplication::translate("Table", "Recency %1, frequency %2, money %3 of 5")
        .arg(scores.r)
        .arg(scores.f)
        .arg(scores.m);
}

QString accessibleTier(const QString& name) {
    return name.isEmpty() ? QCoreApplication::translate("Table", "no tier")
                          : QCoreApplication::translate("Table", "Tier: %1").arg(name);
}

void styleTable(QTableView* table, bool framed) {
    table->setProperty("framed", framed);
    table->setFrameShape(framed ? QFrame::StyledPanel : QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setAlternatingRowColors(false);
    table->setCornerButtonEnabled(false);
    table->setTabKeyNavigation(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFixedHeight(kHeaderHeight);
    header->setMinimumSectionSize(40);
    header->setStretchLastSection(true);
    header->setTextElideMode(Qt::ElideRight);
    table->setItemDelegate(new RowDelegate(table));
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colors& c = colors();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, c.selection);
    else if (index.data(kHeadingRole).toBool())
        painter->fillRect(option.rect, c.window);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), c.border);
    QRect content = option.rect.adjusted(kCellPadding, 0, -kCellPadding, -1);
    if (index.data(Qt::CheckStateRole).isValid()) {
        QStyleOptionViewItem check = option;
        initStyleOption(&check, index);
        check.text.clear();
        const QStyle* style = option.widget->style();
        check.rect = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &check, option.widget);
        check.state = (option.state & ~QStyle::State_HasFocus) |
                      (index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, painter, option.widget);
        content.setLeft(option.rect.left() + kCheckRoom);
    }
    const QVariant decoration = index.data(Qt::DecorationRole);
    if (decoration.canConvert<QIcon>()) {
        const QIcon icon = decoration.value<QIcon>();
        icon.paint(painter, QRect(content.left(), content.center().y() - kIconSize / 2 + 1, kIconSize, kIconSize));
        content.setLeft(content.left() + kIconSize + space::kUnit);
    }
    if (const QString aside = index.data(kAsideRole).toString(); !aside.isEmpty()) {
        painter->setPen(c.secondary);
        painter->setFont(option.font);
        painter->drawText(content, int(Qt::AlignRight | Qt::AlignVCenter), aside);
        content.setRight(content.right() - painter->fontMetrics().horizontalAdvance(aside) - space::kUnit);
    }
    paintContent(*painter, option, content, index);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(c.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
    painter->restore();
}

void RowDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                               const QModelIndex& index) const {
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    drawCellText(
        painter, option, content, index,
        alignment.isValid() ? Qt::Alignment(alignment.toInt()) | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
}

int RowDelegate::contentWidth(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    int width = QFontMetrics(cellFont(option, index)).horizontalAdvance(index.data(Qt::DisplayRole).toString());
    if (index.data(Qt::DecorationRole).isValid()) width += kIconSize + space::kUnit;
    if (index.data(Qt::CheckStateRole).isValid()) width += kCheckRoom;
    return width;
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {contentWidth(option, index) + 2 * kCellPadding + 2, kRowHeight};
}

QWidget* RowDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const {
    QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
    if (editor) editor->setProperty("cell", true);
    return editor;
}

void RowDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const {
    editor->setGeometry(option.rect.adjusted(0, 0, 0, -1));
}

void PillsDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                                 const QModelIndex& index) const {
    const auto pills = index.data(kPillsRole).value<PillList>();
    painter.setFont(option.font);
    const QFontMetrics metrics = painter.fontMetrics();
    int x = content.left();
    for (qsizetype i = 0; i < pills.size(); ++i) {
        const QSize size = pillSize(metrics, pills[i].text);
        const qsizetype after = pills.size() - i - 1;
        const QString more = u"+"_s + QString::number(pills.size() - i);
        const int reserved = after > 0 ? metrics.horizontalAdvance(more) + kPillGap : 0;
        const int room = content.right() + 1 - x - reserved;
        const bool first = i == 0;
        if (size.width() > room && !(first && room > 48)) {
            painter.setPen(colors().secondary);
            painter.drawText(QRect(x, content.top(), content.right() + 1 - x, content.height()),
                             Qt::AlignVCenter | Qt::AlignLeft, more);
            return;
        }
        const int width = std::min(size.width(), room);
        const QRect pill(x, content.center().y() - size.height() / 2 + 1, width, size.height());
        drawPill(painter, pill, metrics.elidedText(pills[i].text, Qt::ElideRight, width - 12),
                 colors().pill(pills[i].color));
        x += width + kPillGap;
    }
}

int PillsDelegate::contentWidth(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QFontMetrics metrics(option.font);
    int width = 0;
    for (const PillData& pill : index.data(kPillsRole).value<PillList>())
        width += pillSize(metrics, pill.text).width() + kPillGap;
    return width;
}

bool PillsDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index) {
    const auto pills = index.data(kPillsRole).value<PillList>();
    if (event->type() != QEvent::ToolTip || pills.isEmpty()) return RowDelegate::helpEvent(event, view, option, index);
    const bool all = contentWidth(option, index) <= option.rect.width() - 2 * kCellPadding;
    QToolTip::showText(event->globalPos(), all ? QString() : accessiblePills(pills), view);
    return true;
}

void TierDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                                const QModelIndex& index) const {
    const QString name = index.data(Qt::DisplayRole).toString();
    if (name.isEmpty()) return;
    painter.setFont(option.font);
    drawTierLabel(painter, content, tierMark(index.data(kTierRole).toString()), name);
}

int TierDelegate::contentWidth(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return tierLabelWidth(QFontMetrics(option.font), index.data(Qt::DisplayRole).toString());
}

void RfmDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                               const QModelIndex& index) const {
    const QVariant value = index.data(kRfmRole);
    if (!value.isValid()) return;
    const auto scores = value.value<RfmScores>();
    painter.setFont(option.font);
    int x = content.left();
    for (const int score : {scores.r, scores.f, scores.m}) {
        drawScore(painter, QRect(x, content.center().y() - kScoreSide / 2 + 1, kScoreSide, kScoreSide), score);
        x += kScoreSide + kScoreGap;
    }
}

int RfmDelegate::contentWidth(const QStyleOptionViewItem&, const QModelIndex&) const {
    return 3 * kScoreSide + 2 * kScoreGap;
}

void MoneyDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                                 const QModelIndex& index) const {
    drawCellText(painter, option, content, index, Qt::AlignRight | Qt::AlignVCenter);
}

}  // namespace meike::ui
