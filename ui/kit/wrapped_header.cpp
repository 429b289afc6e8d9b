// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/wrapped_header.h"

#include <QCursor>
#include <QEvent>
#include <QPainter>
#include <QStyleOptionHeader>
#include <QTimer>
#include <algorithm>

#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

constexpr int kTitlePadding = 8;
constexpr int kAboveAndBelow = 6;
/// Taller than any header will be.
constexpr int kEndless = 10'000;

}  // namespace

WrappedHeader::WrappedHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    connect(this, &QHeaderView::sectionResized, this, &WrappedHeader::adjustSoon);
    connect(this, &QHeaderView::sectionCountChanged, this, &WrappedHeader::adjustSoon);
}

void WrappedHeader::setPartner(WrappedHeader* partner) {
    m_partner = partner;
    partner->m_partner = this;
    adjustSoon();
}

void WrappedHeader::setModel(QAbstractItemModel* model) {
    QHeaderView::setModel(model);
    if (!model) return;
    connect(model, &QAbstractItemModel::headerDataChanged, this, &WrappedHeader::adjustSoon);
    connect(model, &QAbstractItemModel::modelReset, this, &WrappedHeader::adjustSoon);
    adjustSoon();
}

int WrappedHeader::twoLineWidth(const QFontMetrics& metrics, const QString& title) {
    int least = metrics.horizontalAdvance(title);
    // Between words alone: a Chinese title stays in one piece as long as nobody makes its column narrower.
    for (qsizetype at = title.indexOf(u' '); at >= 0; at = title.indexOf(u' ', at + 1))
        least = std::min(
            least, std::max(metrics.horizontalAdvance(title.left(at)), metrics.horizontalAdvance(title.mid(at + 1))));
    // Lines are broken by their exact widths, which the metrics round.
    return least + 1;
}

QString WrappedHeader::title(int section) const {
    QString text = model() ? model()->headerData(section, orientation(), Qt::DisplayRole).toString() : QString();
    // The arrow of a sort never stands alone in a line.
    for (const QChar arrow : {QChar(u'↓'), QChar(u'↑')})
        text.replace(QString(u' ') + arrow, QString(QChar::Nbsp) + arrow);
    return text;
}

int WrappedHeader::flagsFor(int section, int width) const {
    const QVariant alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole);
    const int across = alignment.isValid() ? alignment.toInt() & int(Qt::AlignHorizontal_Mask)
                                           : int(defaultAlignment() & Qt::AlignHorizontal_Mask);
    // A word that is wider than its column is broken where the column ends.
    const QSize byWords = fontMetrics().boundingRect(0, 0, width, kEndless, Qt::TextWordWrap, title(section)).size();
    return across | int(Qt::AlignVCenter) | int(byWords.width() > width ? Qt::TextWrapAnywhere : Qt::TextWordWrap);
}

QRect WrappedHeader::titleRect(int section, int width) const {
    const int room = std::max(width - 2 * kTitlePadding, 1);
    return fontMetrics().boundingRect(0, 0, room, kEndless, flagsFor(section, room) & ~int(Qt::AlignVCenter),
                                      title(section));
}

int WrappedHeader::neededHeight() const {
    int height = kHeaderHeight;
    for (int section = 0; model() && section < count(); ++section)
        if (!isSectionHidden(section))
            height = std::max(height, titleRect(section, sectionSize(section)).height() + 2 * kAboveAndBelow);
    return height;
}

bool WrappedHeader::isWhole(int section) const {
    const QRect needed = titleRect(section, sectionSize(section));
    return needed.height() <= height() && needed.width() <= sectionSize(section) - 2 * kTitlePadding;
}

void WrappedHeader::adjustSoon() {
    if (m_planned) return;
    m_planned = true;
    QTimer::singleShot(0, this, [this] {
        m_planned = false;
        adjust();
    });
}

void WrappedHeader::adjust() {
    const int needed = std::max(neededHeight(), m_partner ? m_partner->neededHeight() : 0);
    for (WrappedHeader* each : {this, m_partner.data()}) {
        if (!each || (each->minimumHeight() == needed && each->maximumHeight() == needed)) continue;
        each->setFixedHeight(needed);
        emit each->geometriesChanged();
    }
}

void WrappedHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const {
    QHeaderView::initStyleOptionForIndex(option, section);
    // The style cuts what does not fit one line: it paints all but the title.
    option->text.clear();
}

void WrappedHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    const QRect room = rect.adjusted(kTitlePadding, 0, -kTitlePadding, -1);
    const bool hovered = underMouse() && rect.contains(viewport()->mapFromGlobal(QCursor::pos()));
    painter->save();
    painter->setFont(font());
    painter->setPen(hovered ? colors().text : colors().secondary);
    painter->drawText(room, flagsFor(section, room.width()), title(section));
    painter->restore();
}

void WrappedHeader::changeEvent(QEvent* event) {
    QHeaderView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) adjustSoon();
}

}  // namespace meike::ui
