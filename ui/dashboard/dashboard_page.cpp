// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_page.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/forecast_text.h"
#include "storage/records.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/progress.h"
#include "ui/common/text.h"
#include "ui/dashboard/assessment_sheet.h"
#include "ui/dashboard/dashboard_cards.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array kKpis{"clients", "active", "value", "clv", "at_risk", "overdue"};

}  // namespace

/// The page's widgets.
struct DashboardPage::Parts {
    QStackedWidget* stack = nullptr;
    QWidget* loading = nullptr;
    QWidget* content = nullptr;
    EmptyState* empty = nullptr;
    BusyOverlay* busy = nullptr;
    QLabel* title = nullptr;
    ElidedLabel* subtitle = nullptr;
    QLabel* notes = nullptr;
    QPushButton* save = nullptr;
    QToolButton* more = nullptr;
    QWidget* kpiRow = nullptr;
    QList<KpiCard*> kpis;
    QList<ChartCard*> cards;
    QScrollArea* scroll = nullptr;
    QHBoxLayout* upper = nullptr;
    QHBoxLayout* middle = nullptr;  ///< the matrix, where a row of three is too wide

    /// Three cards beside each other, or the matrix below the two others: nothing is ever scrolled sideways.
    void arrange() {
        QWidget* matrix = cards.at(1);
        int needed = 2 * space::kPage + 2 * space::kWide;
        for (int i = 0; i < 3; ++i) needed += cards.at(i)->minimumSizeHint().width();
        const bool narrow = scroll->viewport()->width() < needed;
        if (narrow == (middle->indexOf(matrix) >= 0)) return;
        if (narrow)
            middle->addWidget(matrix);
        else
            upper->insertWidget(1, matrix, 12);
    }
};

DashboardPage::DashboardPage(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_read(new LatestRead(context, this)), m_parts(std::make_unique<Parts>()) {
    Parts& p = *m_parts;
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    p.stack = new QStackedWidget;
    outer->addWidget(p.stack);
    p.loading = new QWidget;
    p.empty = new EmptyState;
    p.content = new QWidget;
    p.content->setProperty("scrolled", true);
    QScrollArea* scroll = p.scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(p.content);
    p.stack->addWidget(p.loading);
    p.stack->addWidget(p.empty);
    p.stack->addWidget(scroll);
    p.busy = new BusyOverlay(this);

    auto* layout = new QVBoxLayout(p.content);
    layout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kPage);
    layout->setSpacing(space::kWide);
    auto* header = new QHBoxLayout;
    header->setSpacing(space::kUnit);
    p.title = makeLabel({}, TextStyle::title);
    p.subtitle = new ElidedLabel;
    setTone(p.subtitle, Tone::secondary);
    p.more = new QToolButton;
    p.more->setIcon(icon(u"ellipsis"_s, Tone::secondary));
    p.more->setPopupMode(QToolButton::InstantPopup);
    p.more->setMenu(new QMenu(p.more));
    p.save = new QPushButton;
    p.save->setObjectName(u"saveAssessmentButton"_s);
    setPrimary(p.save);
    header->addWidget(p.title);
    header->addWidget(p.subtitle, 1);
    header->addWidget(p.more);
    header->addWidget(p.save);
    layout->addLayout(header);
    p.notes = makeLabel({}, TextStyle::body, Tone::secondary);
    p.notes->setWordWrap(true);
    p.notes->hide();
    layout->addWidget(p.notes);

    p.kpiRow = new QWidget;
    auto* kpis = new QHBoxLayout(p.kpiRow);
    kpis->setContentsMargins(0, 0, 0, 0);
    kpis->setSpacing(space::kWide);
    for (const char* key : kKpis) {
        auto* card = new KpiCard;
        card->setObjectName(QString::fromLatin1(key) + u"Kpi"_s);
        card->setClickable(true);
        kpis->addWidget(card);  // as wide as its words, and a share of the rest
        p.kpis << card;
        connect(card, &KpiCard::clicked, this, [this, key = std::string(key)] {
            if (!m_data) return;
            if (key == "clv") {
                openForecast();
                return;
            }
            if (const engine::ChartRow* row = m_data->chart("key_figures").row(key)) {
                emit clientsRequested(row->rule, qs(row->label.in(m_context.language())));
            }
        });
    }
    layout->addWidget(p.kpiRow);

    auto* tiers = new TierCard(context);
    auto* matrix = new MatrixCard(context);
    auto* stages = new StageCard(context);
    auto* concentration = new ConcentrationCard(context);
    auto* risk = new RiskCard(context);
    p.cards = {tiers, matrix, stages, concentration, risk};
    auto* upper = p.upper = new QHBoxLayout;
    upper->setSpacing(space::kWide);
    p.middle = new QHBoxLayout;
    upper->addWidget(tiers, 8);
    upper->addWidget(matrix, 12);
    upper->addWidget(stages, 7);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(space::kWide);
    lower->addWidget(concentration, 1);
    lower->addWidget(risk, 1);
    layout->addLayout(upper);
    layout->addLayout(p.middle);
    layout->addLayout(lower, 1);
    scroll->viewport()->installEventFilter(this);
    for (ChartCard* card : p.cards) {
        connect(card, &ChartCard::clientsRequested, this, &DashboardPage::clientsRequested);
        connect(card, &ChartCard::clientOpened, this, &DashboardPage::clientOpened);
    }

    connect(p.save, &QPushButton::clicked, this, &DashboardPage::saveAssessment);
    connect(p.more->menu(), &QMenu::aboutToShow, this, [this] {
        QMenu* menu = m_parts->more->menu();
        menu->clear();
        addChartActions(
            menu, m_context, m_parts->content, [this] { return m_data; }, "key_figures");
    });
    connect(&context, &AppContext::scoresChanged, this, &DashboardPage::refresh);
    connect(&context, &AppContext::sessionChanged, this, [this] {
        m_data.reset();
        m_parts->busy->stop();
        m_parts->stack->setCurrentWidget(m_parts->loading);
        refresh();
    });
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        // Scores announce themselves; this is for names and assessments.
        if (change.everything || change.touches(Kind::client) || change.touches(Kind::assessment)) refresh();
    });
    retranslate();
}

DashboardPage::~DashboardPage() = default;

void DashboardPage::refresh() {
    m_stale = true;
    if (!isVisible() || !m_context.session()) return;
    const std::shared_ptr<const Scores> scores = m_context.scores();
    if (!scores) return;
    m_stale = false;
    m_parts->busy->start([] { return tr("Computing the dashboard"); });
    const Session* session = m_context.session();
    const std::optional<SavedFigures> known = m_data ? m_data->before : std::nullopt;
    m_read->ask(
        [session, scores, known](Database& database, const std::stop_token& stop) -> std::any {
            return std::shared_ptr<const DashboardData>(
                std::make_shared<DashboardData>(readDashboard(database, *session, scores, stop, known)));
        },
        [this](const std::any& answer) {
            m_parts->busy->stop();
            m_data = std::any_cast<std::shared_ptr<const DashboardData>>(answer);
            fill(*m_data);
            emit shown();
        });
}

namespace {

struct Page {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::DashboardPage)
};

/// "+8.4%", or nothing to compare with.
QString growthText(MinorUnits now, std::optional<MinorUnits> before) {
    if (!before || *before <= 0) return Page::tr("no year before to compare with");
    const double growth = (static_cast<double>(now) - static_cast<double>(*before)) / static_cast<double>(*before);
    return Page::tr("%1% on the year before").arg(signedNumber(growth * 100, 1));
}

QString axisNote(const engine::Axis& axis, const QString& name) {
    switch (axis.note) {
        case engine::AxisNote::none:
            break;
        case engine::AxisNote::few_clients:
            return Page::tr("%1 is scored by the profile's thresholds: there are too few clients for quantiles (%2).")
                .arg(name, count(static_cast<std::int64_t>(axis.clients)));
        case engine::AxisNote::few_values:
            return Page::tr("%1 is scored by the profile's thresholds: too few different values for quantiles.")
                .arg(name);
        case engine::AxisNote::dominant_value:
            return Page::tr(
                       "%1 is scored by the profile's thresholds: more than half of the clients have the same value.")
                .arg(name);
        case engine::AxisNote::no_positive_value:
            return Page::tr("%1 is 1 for everybody: no client has a positive value.").arg(name);
    }
    return {};
}

QString notesOf(const engine::Assessment& a) {
    QStringList notes;
    for (const QString& note : {axisNote(a.axisR, u"R"_s), axisNote(a.axisF, u"F"_s), axisNote(a.axisM, u"M"_s)}) {
        if (!note.isEmpty()) notes << note;
    }
    if (a.base.amountUnknown > 0) {
        notes << Page::tr("%n clients have no value: a currency they paid in has no rate (see Settings).", nullptr,
                          static_cast<int>(a.base.amountUnknown));
    }
    return sentencesText(notes);
}

}  // namespace

void DashboardPage::fill(const DashboardData& data) {
    Parts& p = *m_parts;
    const Scores& scores = *data.scores;
    const engine::Assessment& a = scores.assessment;
    const Language language = m_context.language();
    if (a.base.clients == 0) {
        p.empty->clearActions();
        const bool later = m_context.inThePast() && m_context.session()->scores()->assessment.base.clients > 0;
        if (later) {
            p.empty->setContent(u"calendar"_s, tr("No purchase before %1").arg(qs(isoDate(scores.asOf))),
                                tr("On this day there was nothing to assess yet."));
            p.empty->addAction(
                tr("Go to today"), [this] { m_context.setAsOf({}); }, true);
        } else if (a.clients() == 0) {
            p.empty->setContent(u"layout-dashboard"_s, tr("No clients yet"),
                                tr("Import your client list, or add the first client by hand. Tiers and figures follow "
                                   "from their orders."));
            p.empty->addAction(
                tr("Import..."), [this] { emit importRequested(); }, true);
            p.empty->addAction(tr("Add client..."), [this] { emit newClientRequested(); });
        } else {
            p.empty->setContent(u"layout-dashboard"_s,
                                tr("%1, but no orders yet").arg(clientCount(static_cast<std::int64_t>(a.clients()))),
                                tr("Scores, tiers and figures follow from orders. Import them from a table, or enter "
                                   "them at the client."));
            p.empty->addAction(
                tr("Import orders..."), [this] { emit importRequested(); }, true);
        }
        p.stack->setCurrentWidget(p.empty);
        return;
    }

    const QString basis = qs(classRow(a.base.basis).label.in(language));
    p.subtitle->setText(tr("Profile %1 v%2 · value basis: %3 · window %4 days")
                            .arg(qs(scores.profile.label.in(language)), QString::number(scores.profile.version), basis,
                                 count(scores.profile.windowDays)));
    p.notes->setText(notesOf(a));
    p.notes->setVisible(!p.notes->text().isEmpty());
    p.save->setEnabled(!m_context.inThePast());
    p.save->setToolTip(m_context.inThePast() ? tr("A past day is shown: go back to today to save an assessment.")
                                             : QString());

    const engine::ChartData& figures = data.chart("key_figures");
    const std::string best = a.tierNames.empty() ? std::string() : std::string(a.tierNames.front().label.in(language));
    const auto value = [&](const char* row, const char* column) { return figures.value(*figures.row(row), column); };
    const auto against = [&](const QString& change) { return tr("%1 against %2").arg(change, qs(data.before->name)); };
    const auto share = [](std::int64_t part, std::int64_t whole) {
        return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
    };
    const std::int64_t clients = value("clients", "count");
    const std::int64_t active = value("active", "count");

    p.kpis[0]->setKpi(tr("Clients"), count(clients),
                      data.before ? clients == data.before->clients
                                        ? tr("unchanged since %1").arg(qs(data.before->name))
                                        : against(signedCount(clients - data.before->clients))
                                  : tr("%1 with a purchase").arg(count(static_cast<std::int64_t>(a.base.clients))));
    QString activeDetail = percent(share(active, clients));
    if (data.before) {
        const double points = 100 * (share(active, clients) - share(data.before->active, data.before->clients));
        activeDetail = tr("%1, %2 points").arg(activeDetail, signedNumber(points, 1));
    }
    p.kpis[1]->setKpi(tr("Active clients"), count(active), activeDetail);
    p.kpis[1]->setFigureToolTip(data.before
                                    ? tr("Neither prospects nor churned. Points against %1.").arg(qs(data.before->name))
                                    : tr("Neither prospects nor churned."));
    const MinorUnits money = value("value", "money");
    p.kpis[2]->setKpi(tr("%1, last 12 months").arg(basis), moneyShort(money, scores.currency),
                      growthText(money, data.valueYearBefore));
    p.kpis[2]->setFigureToolTip(moneyFull(money, scores.currency));
    fillForecast(scores);
    const std::int64_t atRisk = value("at_risk", "count");
    p.kpis[4]->setKpi(tr("Revenue at risk"), moneyShort(value("at_risk", "money"), scores.currency),
                      tr("%1, %2 of them %3").arg(clientCount(atRisk), count(value("at_risk", "best")), qs(best)),
                      atRisk > 0 ? Tone::risk : Tone::normal);
    QStringList riskTip{tr("Value of the last 365 days of clients at risk: %1.")
                            .arg(moneyFull(value("at_risk", "money"), scores.currency))};
    if (data.before) {
        riskTip << tr("%1 had %2 at risk.", "assessment, clients")
                       .arg(qs(data.before->name), clientCount(data.before->atRisk));
    }
    p.kpis[4]->setFigureToolTip(sentencesText(riskTip));
    const std::int64_t overdue = value("overdue", "count");
    p.kpis[5]->setKpi(tr("Overdue"), moneyShort(value("overdue", "money"), scores.currency), clientCount(overdue),
                      overdue > 0 ? Tone::risk : Tone::normal);
    p.kpis[5]->setFigureToolTip(moneyFull(value("overdue", "money"), scores.currency));
    p.kpiRow->setAccessibleDescription(qs(chartSummary(data, "key_figures", language)));

    for (ChartCard* card : p.cards) card->setData(m_data);
    p.stack->setCurrentIndex(2);
    p.arrange();
}

void DashboardPage::fillForecast(const Scores& scores) {
    KpiCard* card = m_parts->kpis[3];
    const engine::BaseForecast& base = scores.assessment.forecast.base;
    const QString label = tr("CLV, next %1 months").arg(scores.profile.forecast.horizonMonths);
    const Language language = m_context.language();
    const QString ladder = m_context.text(engine::sufficiencyLabel(base.sufficiency.step));
    QStringList tip{tr("Customer lifetime value: what the orders expected of today's clients are worth."),
                    qs(engine::sufficiencyText(base.sufficiency, language))};
    if (base.clvLow == engine::kNoAmount) {
        card->setKpi(label, u"–"_s, ladder);
    } else {
        const QString range =
            u"%1 – %2"_s.arg(moneyShort(base.clvLow, scores.currency), moneyShort(base.clvHigh, scores.currency));
        if (base.clv == engine::kNoAmount) {
            card->setKpi(label, u"–"_s, labelledText(ladder, range));
        } else {
            card->setKpi(label, moneyShort(base.clv, scores.currency), range);
            tip.prepend(tr("%1, 8 times in 10 %2").arg(moneyFull(base.clv, scores.currency), range));
        }
    }
    card->setFigureToolTip(tip.join(u'\n'));
}

void DashboardPage::openForecast() {
    const engine::BaseForecast& base = m_data->scores->assessment.forecast.base;
    if (base.clv == engine::kNoAmount) {
        // No client has a figure: the page that says why.
        m_context.openPage(u"model"_s);
        return;
    }
    emit clientsRequested(Rule::all({Rule::condition("clv", ">", {"0"})}),
                          tr("CLV, next %1 months").arg(m_data->scores->profile.forecast.horizonMonths));
}

void DashboardPage::saveAssessment() { openAssessmentSheet(m_context, this); }

void DashboardPage::retranslate() {
    Parts& p = *m_parts;
    p.title->setText(tr("Tier dashboard"));
    p.save->setText(tr("Save assessment..."));
    p.more->setToolTip(tr("Save or copy the figures"));
    p.more->setAccessibleName(tr("Save or copy the figures"));
    for (ChartCard* card : p.cards) card->retranslate();
    if (m_data) fill(*m_data);
}

void DashboardPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

bool DashboardPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && watched == m_parts->scroll->viewport()) m_parts->arrange();
    return QWidget::eventFilter(watched, event);
}

void DashboardPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) refresh();
}

}  // namespace meike::ui
