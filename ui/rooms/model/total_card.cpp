// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/model/total_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"

namespace meike::ui {

using namespace Qt::StringLiterals;

TotalCard::TotalCard(QWidget* parent)
    : QFrame(parent),
      m_label(makeLabel({}, TextStyle::small, Tone::secondary)),
      m_tag(new TagMark),
      m_figure(makeLabel({}, TextStyle::figure)),
      m_lines(new QVBoxLayout) {
    setSurface(this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::kDouble, space::kWide, space::kDouble, space::kWide);
    outer->setSpacing(space::kHalf);
    m_label->setWordWrap(true);
    outer->addWidget(m_label);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::kUnit);
    line->addWidget(m_figure);
    line->addWidget(m_tag, 0, Qt::AlignVCenter);
    line->addStretch(1);
    outer->addLayout(line);
    m_lines->setSpacing(2);
    outer->addLayout(m_lines);
    outer->addStretch(1);
}

void TotalCard::setTotal(const QString& label, const QString& tag, const QString& figure, const QList<Line>& lines) {
    m_label->setText(label);
    m_tag->setText(tag);
    m_tag->setVisible(!tag.isEmpty());
    m_figure->setText(figure);
    clearLayout(m_lines);
    QStringList said;
    if (!tag.isEmpty()) said << tag;
    for (const Line& line : lines) {
        if (line.text.isEmpty()) continue;
        QLabel* text = makeLabel(line.text, TextStyle::small, line.tone);
        text->setWordWrap(true);
        m_lines->addWidget(text);
        said << line.text;
    }
    setAccessibleName(labelledText(label, figure));
    setAccessibleDescription(said.join(u"; "_s));
}

}  // namespace meike::ui
