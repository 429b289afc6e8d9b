// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the pane beside the list.
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "app/view/client_glance.h"
#include "app/words/forecast_words.h"
#include "domain/choices.h"
#include "ui/forms/record_form.h"
#include "ui/kit/card.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/format.h"
#include "ui/kit/interval_bar.h"
#include "ui/kit/labels.h"
#include "ui/kit/score_bar.h"
#include "ui/kit/tag_mark.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/client_texts.h"
#include "ui/parts/record_list.h"
#include "ui/parts/score_parts.h"
#include "ui/parts/tag_picker.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_panel.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kRecentInteractions = 3;
constexpr std::size_t kNextTasks = 3;

QLabel* small(const QString& text) {
    QLabel* label = makeLabel(text, TextStyle::small, Tone::secondary);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

void ClientPanel::addOverview(const ClientGlance& glance) {
    addWhy(glance);
    addFigures(glance);
    addForecast(glance);
    addNext(glance);
    addRecent(glance);
    addTags(glance);
}

void ClientPanel::addWhy(const ClientGlance& glance) {
    if (!glance.why) return;
    const engine::Explanation& why = *glance.why;
    const engine::Assessment& assessment = glance.scores->assessment;
    if (!why.scored) {
        auto* body = addSection(tr("Not scored yet"));
        for (const words::Line& line : glance.reasons) body->addWidget(wrappedLabel(qs(line.text), Tone::secondary));
        return;
    }
    const QString tier =
        why.tier >= 0 ? qs(assessment.tierNames[static_cast<std::size_t>(why.tier)].label.in(m_context.language()))
                      : QString();
    auto* body = addSection(tr("Why %1?").arg(tier), tr("value score %1").arg(number(why.valueScore / 100.0, 1)));
    QList<ScoreBarList::Row> rows;
    for (const ScorePart& part : scoreParts(m_context, glance))
        rows << ScoreBarList::Row{part.label, part.share, part.shown, part.negative, part.detail};
    auto* bars = new ScoreBarList;
    bars->setObjectName(u"whyBars"_s);
    bars->setRows(rows);
    body->addWidget(bars);
    auto* meaning =
        small(tr("Bar: how this client does on each point, full is best. Number: the points it adds to the "
                 "score or takes off."));
    meaning->setObjectName(u"barMeaning"_s);
    body->addWidget(meaning);
    // Inputs that are missing share one line; the way up comes last.
    for (const words::Line& line : glance.reasons) {
        if (isScorePart(line.key)) continue;
        const bool provisional = line.key == "provisional";
        const bool risk = line.key == "past_drowsy" || line.key == "past_asleep";
        auto* label = wrappedLabel(qs(line.text), risk ? Tone::risk : Tone::secondary);
        label->setObjectName(qs(line.key) + u"Reason"_s);
        if (line.key == "way_up") setTone(label, Tone::accent);
        if (provisional) label->setToolTip(tr("The tier may change when what is missing is filled in."));
        body->addWidget(label);
    }
}

void ClientPanel::addFigures(const ClientGlance& glance) {
    auto* body = addSection();
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kDouble);
    grid->setVerticalSpacing(space::kWide);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int at = 0;
    const auto add = [&](const QString& label, const QString& figure, const QString& detail, Tone tone = Tone::normal) {
        auto* box = new Figure;
        box->setFigure(label, figure, detail, tone);
        grid->addWidget(box, at / 2, at % 2, Qt::AlignTop);
        ++at;
    };
    const std::string& currency = m_context.currency();
    const auto money = [&](std::string_view field) -> QString {
        const Value& value = glance.value(field);
        return isEmpty(value) ? u"–"_s : moneyShort(integerOr(value, 0), currency);
    };
    const auto label = [&](std::string_view field) { return m_context.text(fieldOf(Kind::client, field).label); };
    const auto choice = [&](std::string_view field) {
        const std::string& key = textOrEmpty(glance.value(field));
        return key.empty() ? QString() : choiceText(m_context, fieldOf(Kind::client, field).choices, key);
    };
    const std::string& stage = textOrEmpty(glance.value("stage"));
    const bool scored = glance.why && glance.why->scored;
    if (scored) {
        constexpr int kYear = 365;
        const int days = glance.scores->profile.windowDays;
        const QString window = days == kYear       ? tr("1 year")
                               : days % kYear == 0 ? tr("%1 years").arg(days / kYear)
                                                   : tr("%1 days").arg(count(days));
        add(tr("%1 in %2").arg(m_context.text(engine::amountLabel(glance.scores->assessment)), window),
            money("monetary"), tr("%1 in the last 12 months").arg(money("value_365")));
        const std::int64_t orders = integerOr(glance.value("orders"), 0);
        QString last;
        if (const auto date = parseIsoDate(textOrEmpty(glance.value("last_order"))))
            last = tr("last one %1").arg(relativeDate(*date, m_context.asOf()));
        add(label("orders"), count(orders), last);
    }
    const QString dormancy = textOrEmpty(glance.value("dormancy")) == "none" ? QString() : choice("dormancy");
    add(label("stage"), stage.empty() ? u"–"_s : choice("stage"), dormancy,
        stage == "at_risk" || stage == "churned" ? Tone::risk : Tone::normal);
    if (scored) add(label("rfm_class"), choice("rfm_class"), choice("behaviour"));
    if (const std::int64_t overdue = integerOr(glance.value("overdue"), 0); overdue > 0)
        add(label("overdue"), moneyShort(overdue, currency), {}, Tone::risk);
    body->addLayout(grid);
}

void ClientPanel::addForecast(const ClientGlance& glance) {
    const auto index = glance.scores ? glance.scores->indexOf(m_client) : std::nullopt;
    if (!index) return;
    const engine::Forecast& forecast = glance.scores->assessment.forecast;
    const engine::ClientIndex client = *index;
    if (client >= forecast.clients()) return;
    const ForecastRule& rule = glance.scores->profile.forecast;
    const std::vector<words::Line> lines = words::forecastLines(
        forecast, client, rule, m_context.language(), glance.scores->currency, glance.scores->assessment.base.basis);
    const auto sentence = [&](const char* key) {
        for (const words::Line& line : lines)
            if (line.key == key) return qs(line.text);
        return QString();
    };
    const bool known = forecast.alive[client] >= 0;
    const int step = forecast.base.sufficiency.step;
    TagMark* mark = nullptr;
    if (known && step < 4) {
        mark = new TagMark(m_context.text(words::sufficiencyLabel(step)));
        mark->setObjectName(u"ladderForecast"_s);
        mark->setToolTip(qs(words::sufficiencyText(forecast.base.sufficiency, m_context.language())));
    }
    auto* body = addSection(tr("Forecast"), tr("next %1 months").arg(rule.horizonMonths), mark);
    const bool valued = known && (forecast.flags[client] & engine::kNoRate) == 0 &&
                        forecast.clvLow[client] != engine::kNoAmount && forecast.clv[client] != engine::kNoAmount;
    if (known) {
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(space::kDouble);
        grid->setColumnStretch(0, 1);
        grid->setColumnStretch(1, 1);
        const auto add = [&](int column, const QString& label, const QString& figure, const QString& detail,
                             const QString& whole, const QString& name) {
            auto* box = new Figure;
            box->setFigure(label, figure, detail);
            box->setToolTip(whole);
            box->setAccessibleDescription(whole);
            box->setObjectName(name);
            grid->addWidget(box, 0, column, Qt::AlignTop);
        };
        if (valued)
            add(0, m_context.text(fieldOf(Kind::client, "clv").label),
                moneyShort(forecast.clv[client], glance.scores->currency),
                tr("8 times in 10:\n%1 – %2")
                    .arg(moneyShort(forecast.clvLow[client], glance.scores->currency),
                         moneyShort(forecast.clvHigh[client], glance.scores->currency)),
                sentence("value") + u'\n' +
                    qs(words::clvText(glance.scores->assessment.base.basis, rule, m_context.language())),
                u"forecastValue"_s);
        add(valued ? 1 : 0, tr("Chance not lost"), likelihood(forecast.alive[client]), {}, u"P(alive)"_s,
            u"forecastAlive"_s);
        body->addLayout(grid);
    }
    if (valued) {
        auto* bar = new IntervalBar;
        bar->setObjectName(u"forecastInterval"_s);
        bar->setInterval(static_cast<double>(forecast.clvLow[client]), static_cast<double>(forecast.clv[client]),
                         static_cast<double>(forecast.clvHigh[client]), sentence("value"));
        body->addWidget(bar);
    }
    for (const words::Line& line : lines) {
        // These stand above as figures; a range without a figure is told in words.
        if (line.key == "alive" || (line.key == "value" && valued)) continue;
        auto* label = wrappedLabel(qs(line.text), Tone::secondary);
        label->setObjectName(qs(line.key) + u"Forecast"_s);
        body->addWidget(label);
    }
}

void ClientPanel::addNext(const ClientGlance& glance) {
    auto* body = addList(tr("Next step"), 0, Kind::task);
    const Date today = m_context.asOf();
    std::size_t shown = 0;
    for (const Record& task : glance.tasks) {
        if (++shown > kNextTasks) break;
        const auto due = parseIsoDate(task.text("due"));
        const bool late = due && *due < today;
        const QString when = !due ? QString()
                             : *due - today >= std::chrono::days(0) && *due - today < std::chrono::days(7)
                                 ? weekdayText(*due)
                                 : shortDate(*due, today);
        addRow(body, Kind::task, task.id(), qs(task.text("title")), late ? tr("late, %1").arg(when) : when, {},
               late ? Tone::risk : Tone::secondary);
    }
    for (const Record& interaction : glance.interactions) {
        if (shown > 0 || interaction.text("next_step").empty()) continue;
        ++shown;
        addRow(body, Kind::interaction, interaction.id(), qs(interaction.text("next_step")),
               recordDay(interaction, "next_step_on", today), {}, Tone::secondary);
    }
    if (shown == 0) body->addWidget(wrappedLabel(tr("Nothing planned"), Tone::secondary));
}

void ClientPanel::addRecent(const ClientGlance& glance) {
    auto* body = addList(tr("Recent interactions"), 0, Kind::interaction);
    for (std::size_t i = 0; i < std::min(kRecentInteractions, glance.interactions.size()); ++i) {
        const Record& each = glance.interactions[i];
        const auto date = parseIsoDate(each.text("date"));
        const QString when = date && m_context.asOf() - *date < std::chrono::days(2)
                                 ? relativeDate(*date, m_context.asOf())
                                 : recordDay(each, "date", m_context.asOf());
        addRow(body, Kind::interaction, each.id(),
               when + u"   "_s + choiceText(m_context, choices::interactionKinds(), each.text("kind")), {},
               qs(each.text("summary")).replace(u'\n', u' '));
    }
    if (glance.interactions.empty()) body->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
}

void ClientPanel::addTags(const ClientGlance& glance) {
    auto* body = addSection(m_context.text(fieldOf(Kind::client, "tags").label));
    auto* box = new QWidget;
    auto* flow = new FlowLayout(box, 6, 6);
    flow->setContentsMargins(0, 0, 0, 0);
    for (const auto& [name, colour] : glance.tags) {
        auto* pill = new Pill(qs(name), colour);
        pill->setRemovable(!m_context.inThePast());
        connect(pill, &Pill::removeRequested, this,
                [this, text = qs(name)] { untagClients(m_context, {m_client}, text); });
        flow->addWidget(pill);
    }
    if (!m_context.inThePast()) {
        auto* add = new QToolButton;
        add->setObjectName(u"addTagButton"_s);
        add->setIcon(icon(u"plus"_s));
        add->setText(tr("Tag"));
        add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        add->setToolTip(tr("Tag the selected clients (T)"));
        add->setAutoRaise(true);
        connect(add, &QToolButton::clicked, this, [this] {
            if (m_actions) m_actions->tag();
        });
        flow->addWidget(add);
    }
    body->addWidget(box);
}

void ClientPanel::addContacts(const ClientGlance& glance) {
    auto* body = addList(m_context.text(kindRow(Kind::contact).many), static_cast<std::int64_t>(glance.contacts.size()),
                         Kind::contact);
    for (const Record& contact : glance.contacts) {
        QStringList name = {qs(contact.text("name"))};
        if (!contact.text("title").empty()) name << qs(contact.text("title"));
        QStringList ways;
        if (!contact.text("mobile").empty()) ways << maskedPhone(qs(contact.text("mobile")));
        if (!contact.text("wechat").empty()) ways << tr("WeChat %1").arg(qs(contact.text("wechat")));
        if (!contact.text("email").empty()) ways << qs(contact.text("email"));
        addRow(body, Kind::contact, contact.id(), name.join(u" · "_s),
               choiceText(m_context, choices::decisionRoles(), contact.text("decision_role")), ways.join(u" · "_s),
               Tone::secondary);
    }
    if (glance.contacts.empty()) body->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
}

void ClientPanel::addOrders(const ClientGlance& glance) {
    auto* body = addList(m_context.text(kindRow(Kind::order).many), static_cast<std::int64_t>(glance.orders.size()),
                         Kind::order);
    for (const Record& order : glance.orders) {
        QStringList first = {recordDay(order, "date", m_context.asOf())};
        if (!order.text("number").empty()) first << qs(order.text("number"));
        QStringList second;
        const std::string& service = glance.names.name(Kind::pick_item, order.integer("service"), m_context.language());
        if (!service.empty()) second << qs(service);
        if (!order.text("service_end").empty())
            second << tr("until %1").arg(recordDay(order, "service_end", m_context.asOf()));
        if (!order.text("notes").empty()) second << qs(order.text("notes"));
        const MinorUnits amount = order.integer("amount");
        addRow(body, Kind::order, order.id(), first.join(u" · "_s), moneyWhole(amount, order.text("currency")),
               second.join(u" · "_s), amount < 0 ? Tone::risk : Tone::normal);
    }
    if (glance.orders.empty()) body->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
}

void ClientPanel::addReceivables(const ClientGlance& glance) {
    auto* body = addList(m_context.text(kindRow(Kind::receivable).many),
                         static_cast<std::int64_t>(glance.receivables.size()), Kind::receivable);
    const Date today = m_context.asOf();
    for (const OpenReceivable& item : glance.receivables) {
        const auto due = parseIsoDate(item.record.text("due"));
        const bool late = item.open > 0 && due && *due < today;
        QString state = item.open <= 0 ? tr("paid")
                        : late ? tr("%1 open, overdue for %n day(s)", nullptr, dayNumber(today) - dayNumber(*due))
                                     .arg(moneyWhole(item.open, item.record.text("currency")))
                               : tr("%1 open").arg(moneyWhole(item.open, item.record.text("currency")));
        QStringList first = {tr("due %1").arg(recordDay(item.record, "due", today))};
        if (!item.record.text("number").empty()) first << qs(item.record.text("number"));
        addRow(body, Kind::receivable, item.record.id(), first.join(u" · "_s),
               moneyWhole(item.record.integer("amount"), item.record.text("currency")), state,
               late ? Tone::risk : Tone::normal);
    }
    if (glance.receivables.empty()) body->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
}

void ClientPanel::addReceipts(const ClientGlance& glance) {
    const Date today = m_context.asOf();
    auto* receipts = addList(m_context.text(kindRow(Kind::receipt).many),
                             static_cast<std::int64_t>(glance.receipts.size()), Kind::receipt);
    for (const Record& receipt : glance.receipts) {
        QStringList first = {recordDay(receipt, "date", today)};
        if (!receipt.text("number").empty()) first << qs(receipt.text("number"));
        addRow(receipts, Kind::receipt, receipt.id(), first.join(u" · "_s),
               moneyWhole(receipt.integer("amount"), receipt.text("currency")), qs(receipt.text("notes")), Tone::good);
    }
    if (glance.receipts.empty()) receipts->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
}

void ClientPanel::addInteractions(const ClientGlance& glance) {
    auto* body = addList(m_context.text(kindRow(Kind::interaction).many),
                         static_cast<std::int64_t>(glance.interactions.size()), Kind::interaction);
    for (const Record& each : glance.interactions) {
        QStringList first = {recordDay(each, "date", m_context.asOf()),
                             choiceText(m_context, choices::interactionKinds(), each.text("kind"))};
        const std::string& contact = glance.names.name(Kind::contact, each.integer("contact"));
        if (!contact.empty()) first << qs(contact);
        addRow(body, Kind::interaction, each.id(), first.join(u" · "_s),
               qs(glance.names.name(Kind::person, each.integer("person"))),
               qs(each.text("summary")).replace(u'\n', u' '), Tone::secondary);
    }
    if (glance.interactions.empty()) body->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
}

void ClientPanel::addKind(const ClientGlance& glance, Kind kind) {
    switch (kind) {
        case Kind::contact:
            return addContacts(glance);
        case Kind::order:
            return addOrders(glance);
        case Kind::receivable:
            return addReceivables(glance);
        case Kind::receipt:
            return addReceipts(glance);
        case Kind::interaction:
            return addInteractions(glance);
        default:
            return addRecords(glance, kindRow(kind));
    }
}

void ClientPanel::addRecords(const ClientGlance& glance, const KindRow& kind) {
    const auto found = glance.lists.find(kind.kind);
    const std::vector<Record> none;
    const std::vector<Record>& records = found == glance.lists.end() ? none : found->second;
    auto* body = addList(m_context.text(kind.many), static_cast<std::int64_t>(records.size()), kind.kind);
    for (const Record& record : records)
        addRecordRow(m_context, body, kind.kind, record.id(), recordLine(m_context, glance.names, record));
    if (records.empty()) body->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
}

}  // namespace meike::ui
