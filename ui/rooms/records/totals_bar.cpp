// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/records/totals_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "app/view/record_list.h"
#include "base/amount_total.h"
#include "base/money.h"
#include "domain/field.h"
#include "ui/forms/record_caption.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMeanDigits = 2;

double scaled(std::int64_t value, int digits) {
    return static_cast<double>(value) / static_cast<double>(minorPerMajor(digits));
}

}  // namespace

TotalsBar::TotalsBar(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_layout(new FlowLayout(this, space::kTriple, space::kHalf)) {
    setObjectName(u"totalsBar"_s);
    m_layout->setContentsMargins(space::kHalf, 0, space::kHalf, 0);
}

QList<TotalsBar::Figure> TotalsBar::figures(const AppContext& context, Kind kind, const RecordTotals& totals) {
    QList<Figure> list;
    for (const RecordTotals::Figure& figure : totals.figures) {
        const Field* field = findField(kind, figure.field);
        if (!field || (figure.known == 0 && figure.without == 0)) continue;
        Figure shown{context.text(field->label), {}, {}};
        QStringList tip;
        if (columnFigure(*field) == ColumnFigure::mean) {
            shown.label = tr("Mean of %1").arg(shown.label);
            const double mean = scaled(meanOf(figure), field->scale + kMeanDigits);
            shown.text = field->share ? percent(mean, 1) : number(mean, 1);
            tip << tr("Of %1 with a value").arg(count(figure.known));
        } else if (field->type == FieldType::money) {
            shown.text = moneyShort(figure.sum, context.currency());
            if (isAtEdge(figure.sum)) shown.text.prepend(u"≥ "_s);
            tip << moneyFull(figure.sum, context.currency());
        } else {
            shown.text = number(scaled(figure.sum, field->scale), field->scale == 0 ? 0 : 1);
        }
        if (field->type == FieldType::money && totals.foreign > 0)
            tip << tr("%1 of them in other currencies, at the rate of their day").arg(count(totals.foreign));
        if (figure.without > 0) {
            // A sum that leaves something out says so.
            shown.text += u" *"_s;
            tip << tr("* %1 left out: their currency has no rate").arg(count(figure.without));
        }
        shown.tip = tip.join(u'\n');
        list << shown;
    }
    return list;
}

void TotalsBar::showTotals(Kind kind, const std::optional<RecordTotals>& totals) {
    m_kind = kind;
    m_totals = totals;
    rebuild();
}

void TotalsBar::showSelected(const std::optional<RecordTotals>& selected) {
    if (!selected && !m_selected) return;
    m_selected = selected;
    rebuild();
}

void TotalsBar::rebuild() {
    m_layout->clear();
    const std::optional<RecordTotals>& shown = m_selected ? m_selected : m_totals;
    QStringList words;
    const auto add = [&](const QString& label, const QString& text, const QString& tip, Tone tone) {
        auto* pair = new QWidget(this);
        auto* row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::kUnit);
        if (!label.isEmpty()) row->addWidget(makeLabel(label, TextStyle::body, Tone::secondary));
        auto* value = makeLabel(text, TextStyle::strong, tone);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row->addWidget(value);
        pair->setToolTip(tip);
        m_layout->addWidget(pair);
        pair->show();
        words << (label.isEmpty() ? text : labelledText(label, text));
    };
    if (shown) {
        QString number = recordCount(m_context, m_kind, shown->count);
        if (m_selected) number = tr("%1 selected").arg(number);
        add({}, number, {}, m_selected ? Tone::accent : Tone::normal);
        for (const Figure& figure : figures(m_context, m_kind, *shown))
            add(figure.label, figure.text, figure.tip, Tone::normal);
    }
    setAccessibleName(clauseText(words));
    updateGeometry();
}

void TotalsBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rebuild();
}

}  // namespace meike::ui
