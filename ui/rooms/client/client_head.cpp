// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/client_head.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/score_book.h"
#include "app/view/client_glance.h"
#include "app/words/forecast_words.h"
#include "ui/context/app_context.h"
#include "ui/kit/format.h"
#include "ui/kit/interval_bar.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/points_bar.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/client_texts.h"
#include "ui/parts/score_parts.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr double kHundredths = 100.0;
constexpr double kFullScore = 100.0;
constexpr int kSoonDays = 60;

/// One fact of the strip: what it is, the fact, a line below.
QVBoxLayout* addCell(QHBoxLayout* row, const QString& label, const QString& fact, int stretch = 1,
                     Tone tone = Tone::normal) {
    if (row->count() > 0) {
        row->addWidget(hairline(Qt::Vertical));
    }
    auto* cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(makeLabel(label, TextStyle::small, Tone::secondary));
    if (!fact.isEmpty()) {
        auto* text = new ElidedLabel(fact);
        text->setFont(textFont(TextStyle::strong));
        setTone(text, tone);
        cell->addWidget(text);
    }
    cell->setAlignment(Qt::AlignTop);
    row->addLayout(cell, stretch);
    return cell;
}

void addDetail(QVBoxLayout* cell, const QString& text, Tone tone = Tone::secondary) {
    auto* label = new ElidedLabel(text);
    label->setFont(textFont(TextStyle::small));
    setTone(label, tone);
    cell->addWidget(label);
}

QHBoxLayout* newRow() {
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kDouble);
    row->setContentsMargins(space::kDouble, space::kUnit, space::kDouble, space::kUnit);
    return row;
}

}  // namespace

ClientHead::ClientHead(AppContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setObjectName(u"clientHead"_s);
    setSurface(this);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void ClientHead::show(const ClientGlance& glance) {
    clearLayout(m_layout);
    QHBoxLayout* score = newRow();
    addScore(score, glance);
    m_layout->addLayout(score);
    m_layout->addWidget(hairline());
    QHBoxLayout* facts = newRow();
    addStage(facts, glance);
    addForecast(facts, glance);
    addBinding(facts, glance);
    addOwner(facts, glance);
    addNext(facts, glance);
    m_layout->addLayout(facts);
}

void ClientHead::addScore(QHBoxLayout* row, const ClientGlance& glance) {
    const QString label = m_context.text(fieldOf(Kind::client, "value_score").label);
    if (!glance.why || !glance.why->scored) {
        QStringList reasons;
        for (const words::Line& line : glance.reasons) reasons << qs(line.text);
        QVBoxLayout* cell = addCell(row, label, tr("Not scored yet"));
        addDetail(cell, sentencesText(reasons));
        return;
    }
    QVBoxLayout* cell = addCell(row, label, {}, 0);
    auto* figure = makeLabel(number(glance.why->valueScore / kHundredths, 1), TextStyle::title);
    figure->setObjectName(u"headScore"_s);
    cell->addWidget(figure);

    auto* bar = new PointsBar;
    bar->setObjectName(u"headBar"_s);
    QList<PointsBar::Part> parts;
    for (const ScorePart& part : scoreParts(m_context, glance))
        parts << PointsBar::Part{part.label, part.shown, part.points, part.detail};
    bar->setParts(parts, kFullScore);
    QVBoxLayout* middle = addCell(row, tr("What it is made of"), {}, 3);
    middle->addWidget(bar);

    // One sentence: what is missing before it can be believed, else the cheapest way up.
    QStringList up;
    for (const char* key : {"provisional", "held", "way_up"})
        if (const QString text = reasonSentence(glance, key); !text.isEmpty()) up << text;
    QVBoxLayout* last = addCell(row, tr("Cheapest way up"), {}, 2);
    const QString none = glance.why->tier == 0 ? tr("This is the highest tier already.")
                                               : tr("No single change within a year lifts it a tier.");
    QLabel* text = wrappedLabel(up.isEmpty() ? none : up.last(), up.isEmpty() ? Tone::secondary : Tone::accent);
    text->setObjectName(u"headWayUp"_s);
    text->setToolTip(up.join(u'\n'));
    last->addWidget(text);
}

void ClientHead::addStage(QHBoxLayout* row, const ClientGlance& glance) {
    const Field& field = fieldOf(Kind::client, "stage");
    const std::string& stage = textOrEmpty(glance.value("stage"));
    const bool risk = stage == "at_risk" || stage == "churned";
    QVBoxLayout* cell =
        addCell(row, m_context.text(field.label), stage.empty() ? u"–"_s : choiceText(m_context, field.choices, stage),
                1, risk ? Tone::risk : Tone::normal);
    QStringList detail;
    if (const std::int64_t orders = integerOr(glance.value("orders"), 0); orders > 0)
        detail << tr("%n order(s)", nullptr, static_cast<int>(orders));
    if (const auto date = parseIsoDate(textOrEmpty(glance.value("last_order"))))
        detail << relativeDate(*date, m_context.asOf());
    addDetail(cell, clauseText(detail));
}

void ClientHead::addForecast(QHBoxLayout* row, const ClientGlance& glance) {
    const auto index = glance.scores ? glance.scores->indexOf(glance.client.id()) : std::nullopt;
    const QString label = glance.scores ? tr("Value, next %1 months").arg(glance.scores->profile.forecast.horizonMonths)
                                        : m_context.text(fieldOf(Kind::client, "clv").label);
    const engine::Forecast* forecast = index ? &glance.scores->assessment.forecast : nullptr;
    const bool valued = forecast && *index < forecast->clients() && forecast->alive[*index] >= 0 &&
                        (forecast->flags[*index] & engine::kNoRate) == 0 &&
                        forecast->clv[*index] != engine::kNoAmount && forecast->clvLow[*index] != engine::kNoAmount;
    if (!valued) {
        addDetail(addCell(row, label, u"–"_s), tr("not enough is known"));
        return;
    }
    const std::string& currency = glance.scores->currency;
    const MinorUnits low = forecast->clvLow[*index];
    const MinorUnits value = forecast->clv[*index];
    const MinorUnits high = forecast->clvHigh[*index];
    QVBoxLayout* cell = addCell(row, label, moneyShort(value, currency));
    const QString range = tr("8 times in 10: %1 – %2").arg(moneyShort(low, currency), moneyShort(high, currency));
    auto* bar = new IntervalBar;
    bar->setInterval(static_cast<double>(low), static_cast<double>(value), static_cast<double>(high), range);
    cell->addWidget(bar);
    // Short, so that both ends are seen; how likely is said where one points.
    addDetail(cell, tr("likely %1 – %2").arg(moneyShort(low, currency), moneyShort(high, currency)));
}

void ClientHead::addBinding(QHBoxLayout* row, const ClientGlance& glance) {
    std::optional<Date> end;
    for (const Record& order : glance.orders)
        if (const auto day = parseIsoDate(order.text("service_end"))) end = end ? std::max(*end, *day) : *day;
    const QString label = tr("Service");
    if (!end) {
        addDetail(addCell(row, label, u"–"_s), tr("no period agreed"));
        return;
    }
    const int days = dayNumber(*end) - dayNumber(m_context.asOf());
    QVBoxLayout* cell = addCell(row, label,
                                days < 0    ? tr("ended %n day(s) ago", nullptr, -days)
                                : days == 0 ? tr("ends today")
                                            : tr("ends in %n day(s)", nullptr, days),
                                1, days <= kSoonDays ? Tone::risk : Tone::normal);
    addDetail(cell, tr("until %1").arg(dateText(*end)));
}

void ClientHead::addOwner(QHBoxLayout* row, const ClientGlance& glance) {
    const auto person = [&](std::string_view field) {
        return qs(glance.names.name(Kind::person, integerOr(glance.value(field), 0)));
    };
    const QString owner = person("owner");
    QVBoxLayout* cell = addCell(row, m_context.text(fieldOf(Kind::client, "owner").label),
                                owner.isEmpty() ? tr("nobody") : owner, 1, owner.isEmpty() ? Tone::risk : Tone::normal);
    QStringList detail;
    if (const QString sponsor = person("sponsor"); !sponsor.isEmpty()) detail << tr("sponsor %1").arg(sponsor);
    if (const auto last = parseIsoDate(textOrEmpty(glance.value("last_interaction"))))
        detail << tr("last contact %1").arg(relativeDate(*last, m_context.asOf()));
    addDetail(cell, clauseText(detail));
}

void ClientHead::addNext(QHBoxLayout* row, const ClientGlance& glance) {
    const Date today = m_context.asOf();
    const QString label = tr("Next step");
    const auto when = [&](const std::string& text) {
        const auto day = parseIsoDate(text);
        if (!day) return QString();
        return *day < today ? tr("late, %1").arg(shortDate(*day, today)) : relativeDate(*day, today);
    };
    const auto button = [&](QHBoxLayout* line, const QString& text, const QString& object, auto run) {
        auto* each = new QToolButton;
        each->setObjectName(object);
        each->setText(text);
        each->setAutoRaise(true);
        each->setEnabled(!m_context.inThePast());
        connect(each, &QToolButton::clicked, this, run);
        line->addWidget(each);
    };
    const auto addLine = [](QVBoxLayout* cell) {
        auto* line = new QHBoxLayout;
        line->setSpacing(space::kHalf);
        cell->addLayout(line);
        return line;
    };
    if (!glance.tasks.empty()) {
        const Record& task = glance.tasks.front();
        const auto due = parseIsoDate(task.text("due"));
        const bool late = due && *due < today;
        QVBoxLayout* cell = addCell(row, label, qs(task.text("title")), 2, late ? Tone::risk : Tone::normal);
        QHBoxLayout* line = addLine(cell);
        auto* day = makeLabel(when(task.text("due")), TextStyle::small, late ? Tone::risk : Tone::secondary);
        line->addWidget(day);
        line->addStretch(1);
        button(line, tr("Done"), u"taskDoneButton"_s, [this, id = task.id()] { emit taskDone(id); });
        button(line, tr("Open"), u"taskOpenButton"_s, [this, id = task.id()] { emit taskOpened(id); });
        return;
    }
    for (const Record& interaction : glance.interactions) {
        if (interaction.text("next_step").empty()) continue;
        const auto due = parseIsoDate(interaction.text("next_step_on"));
        const bool late = due && *due < today;
        QVBoxLayout* cell = addCell(row, label, qs(interaction.text("next_step")), 2, late ? Tone::risk : Tone::normal);
        QHBoxLayout* line = addLine(cell);
        line->addWidget(
            makeLabel(when(interaction.text("next_step_on")), TextStyle::small, late ? Tone::risk : Tone::secondary));
        line->addStretch(1);
        button(line, tr("Open"), u"stepOpenButton"_s, [this, id = interaction.id()] { emit stepOpened(id); });
        return;
    }
    addDetail(addCell(row, label, u"–"_s, 2), tr("Nothing planned"));
}

}  // namespace meike::ui
