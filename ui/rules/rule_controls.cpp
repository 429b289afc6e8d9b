// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rule_controls.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <algorithm>

#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kArrowRoom = 46;
/// Names of segments have no limit; the line has.
constexpr int kMostWidth = 300;
constexpr int kMostPopupWidth = 480;
constexpr int kMargin = 9;
constexpr int kArrow = 12;
constexpr int kMark = 16;

}  // namespace

SnugCombo::SnugCombo(QWidget* parent) : QComboBox(parent) {
    // Not the widest of its items: measuring them all is what a long rule would take its time for.
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::currentTextChanged, this, [this] {
        m_width = 0;
        updateGeometry();
    });
}

QSize SnugCombo::sizeHint() const {
    if (m_width == 0)
        m_width = std::min(
            fontMetrics().horizontalAdvance(currentIndex() < 0 ? placeholderText() : currentText()) + kArrowRoom,
            kMostWidth);
    return {m_width, QComboBox::sizeHint().height()};
}

void SnugCombo::showPopup() {
    // Not before: a list's window is dear, and most lists of a long rule are never opened.
    int widest = 0;
    for (int i = 0; i < count(); ++i) widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)));
    view()->setTextElideMode(Qt::ElideRight);
    view()->setMinimumWidth(std::clamp(widest + kArrowRoom, width(), kMostPopupWidth));
    QComboBox::showPopup();
}

void SnugCombo::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) m_width = 0;
    QComboBox::changeEvent(event);
}

DropButton::DropButton(QWidget* parent) : QPushButton(parent) { setWarning(false); }

void DropButton::setCaption(const QString& text, int most) {
    m_caption = text;
    m_most = most;
    m_width = fontMetrics().horizontalAdvance(text);
    setText(QString(text).replace(u'&', u"&&"_s));
    setToolTip(m_width > most ? text : QString());
    updateGeometry();
}

void DropButton::setWarning(bool warning) {
    // The arrow of the lists beside it.
    setIcon(warning ? meike::ui::icon(u"circle-alert"_s, Tone::risk) : QIcon(u":/icons/control-chevron-down.svg"_s));
    setIconSize(warning ? QSize(kMark, kMark) : QSize(kArrow, kArrow));
}

QSize DropButton::sizeHint() const {
    return {std::max(minimumWidth(), std::min(m_width, m_most) + kArrowRoom), QPushButton::sizeHint().height()};
}

void DropButton::paintEvent(QPaintEvent*) {
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    QStylePainter painter(this);
    painter.drawControl(QStyle::CE_PushButton, option);
    const QRect inner = rect().adjusted(kMargin, 0, -kMargin, 0);
    const QSize size = iconSize();
    icon().paint(&painter,
                 QRect(inner.right() - size.width() + 1, (height() - size.height()) / 2, size.width(), size.height()),
                 Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
    const QRect words = inner.adjusted(0, 0, -size.width() - space::kHalf, 0);
    painter.setPen(isEnabled() ? colors().text : colors().disabled);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_caption, Qt::ElideRight, words.width()));
}

PercentSpin::PercentSpin(QWidget* parent) : QDoubleSpinBox(parent) {
    setRange(0.01, 100);
    setDecimals(2);
    setSuffix(u"%"_s);
}

QString PercentSpin::textFromValue(double value) const {
    QString text = QDoubleSpinBox::textFromValue(value);
    if (!text.contains(locale().decimalPoint())) return text;
    while (text.endsWith(u'0')) text.chop(1);
    if (text.endsWith(locale().decimalPoint())) text.chop(locale().decimalPoint().size());
    return text;
}

}  // namespace meike::ui
