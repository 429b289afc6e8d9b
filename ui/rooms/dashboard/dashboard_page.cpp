// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/dashboard/dashboard_page.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "app/words/basis_words.h"
#include "ui/context/latest_read.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/assessment_sheet.h"
#include "ui/rooms/dashboard/care_cards.h"
#include "ui/rooms/dashboard/dashboard_cards.h"
#include "ui/rooms/dashboard/dashboard_filters.h"
#include "ui/rooms/dashboard/kpi_row.h"
#include "ui/rooms/dashboard/lifecycle_cards.h"
#include "ui/rooms/dashboard/movement_card.h"
#include "ui/rooms/dashboard/portfolio_cards.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kDaysAYear = 365;

QString axisNote(const engine::Axis& axis, const QString& name) {
    switch (axis.note) {
        case engine::AxisNote::none:
            break;
        case engine::AxisNote::few_clients:
            return DashboardPage::tr(
                       "%1 is scored by the profile's thresholds: there are too few clients for quantiles (%2).")
                .arg(name, count(static_cast<std::int64_t>(axis.clients)));
        case engine::AxisNote::few_values:
            return DashboardPage::tr(
                       "%1 is scored by the profile's thresholds: too few different values for quantiles.")
                .arg(name);
        case engine::AxisNote::dominant_value:
            return DashboardPage::tr(
                       "%1 is scored by the profile's thresholds: more than half of the clients have the same value.")
                .arg(name);
        case engine::AxisNote::no_positive_value:
            return DashboardPage::tr("%1 is 1 for everybody: no client has a positive value.").arg(name);
    }
    return {};
}

QString notesOf(const engine::Assessment& a) {
    QStringList notes;
    for (const QString& note : {axisNote(a.axisR, u"R"_s), axisNote(a.axisF, u"F"_s), axisNote(a.axisM, u"M"_s)}) {
        if (!note.isEmpty()) notes << note;
    }
    if (a.base.amountUnknown > 0) {
        notes << DashboardPage::tr("%n clients have no value: a currency they paid in has no rate (see Settings).",
                                   nullptr, static_cast<int>(a.base.amountUnknown));
    }
    return sentencesText(notes);
}

}  // namespace

/// The page's widgets.
struct DashboardPage::Parts {
    QLabel* notes = nullptr;
    QPushButton* whatIf = nullptr;
    QPushButton* assessments = nullptr;
    QPushButton* save = nullptr;
    QToolButton* more = nullptr;
    /// Cards beside each other, or below each other where the window is too narrow.
    struct Row {
        QBoxLayout* layout;
        QList<QWidget*> parts;  ///< cards, or columns of cards
    };
    QList<Row> rows;
    QList<ChartCard*> cards;
};

DashboardPage::DashboardPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::scrolled, parent),
      m_read(new LatestRead(context, this)),
      m_slowRead(new LatestRead(context, this)),
      m_parts(std::make_unique<Parts>()) {
    build();
    retranslate();
}

DashboardPage::~DashboardPage() = default;

void DashboardPage::clear() {
    m_data.reset();
    m_request = {};
    m_filters->setRule({}, {});
    m_filters->clear();
    busy()->stop();
    showBlank();
}

bool DashboardPage::concerns(const Change& change) const {
    // Scores announce themselves; this is for names, assessments, owners and segments.
    if (change.everything || change.touches(Kind::person) || change.touches(Kind::segment)) m_filters->reload();
    return change.touches(Kind::person) || change.touches(Kind::segment) || change.touches(Kind::client) ||
           change.touches(Kind::assessment);
}

void DashboardPage::addActions(ActionRegistry& actions) {
    actions.add({.id = u"dashboard.save"_s,
                 .group = MenuGroup::view,
                 .text = [] { return tr("Save assessment..."); },
                 .iconName = u"bookmark"_s,
                 .run =
                     [this] {
                         // While a past day is shown it says why nothing can be changed: a key that does nothing
                         // explains nothing.
                         if (!m_context.mayEdit()) return;
                         m_context.openPage(u"dashboard"_s);
                         saveAssessment();
                     },
                 .enabled = [this] { return m_context.session() != nullptr; },
                 .separatorBefore = true});
}

void DashboardPage::build() {
    buildHeader();
    Parts& p = *m_parts;
    m_filters = new DashboardFilters(m_context);
    connect(m_filters, &DashboardFilters::changed, this, &DashboardPage::invalidate);
    content()->addWidget(m_filters);
    p.notes = makeLabel({}, TextStyle::body, Tone::secondary);
    p.notes->setWordWrap(true);
    p.notes->hide();
    content()->addWidget(p.notes);
    m_kpis = new KpiRow(m_context);
    content()->addWidget(m_kpis);
    buildCards();
}

void DashboardPage::buildHeader() {
    Parts& p = *m_parts;
    p.more = new QToolButton;
    p.more->setIcon(icon(u"ellipsis"_s, Tone::secondary));
    p.more->setPopupMode(QToolButton::InstantPopup);
    p.more->setMenu(new QMenu(p.more));
    p.save = new QPushButton;
    p.save->setObjectName(u"saveAssessmentButton"_s);
    setPrimary(p.save);
    p.whatIf = new QPushButton;
    p.whatIf->setObjectName(u"whatIfButton"_s);
    p.assessments = new QPushButton;
    p.assessments->setObjectName(u"assessmentsButton"_s);
    for (QWidget* each : std::initializer_list<QWidget*>{p.more, p.whatIf, p.assessments, p.save}) addToHeader(each);
    connect(p.whatIf, &QPushButton::clicked, this, [this] { m_context.openPage(u"what_if"_s); });
    connect(p.assessments, &QPushButton::clicked, this, [this] { m_context.openPage(u"assessments"_s); });
    connect(p.save, &QPushButton::clicked, this, &DashboardPage::saveAssessment);
    connect(p.more->menu(), &QMenu::aboutToShow, this, [this] {
        QMenu* menu = m_parts->more->menu();
        menu->clear();
        addChartActions(
            menu, m_context, contentWidget(), [this] { return m_data; }, "key_figures");
    });
}

void DashboardPage::buildCards() {
    Parts& p = *m_parts;
    auto* movement = new MovementCard(m_context);
    connect(movement, &MovementCard::movementRequested, this,
            [this](MoveBy by, const std::string& from, const std::string& to) {
                m_request.moveBy = by;
                m_request.moveFrom = from;
                m_request.moveTo = to;
                invalidate();
            });
    const auto addRow = [&](const std::vector<std::pair<std::vector<ChartCard*>, int>>& columns) {
        Parts::Row row{new QBoxLayout(QBoxLayout::LeftToRight), {}};
        row.layout->setSpacing(space::kWide);
        for (const auto& [cards, share] : columns) {
            auto* column = new QWidget;
            auto* below = new QVBoxLayout(column);
            below->setContentsMargins(0, 0, 0, 0);
            below->setSpacing(space::kWide);
            for (ChartCard* card : cards) {
                below->addWidget(card);
                p.cards << card;
            }
            row.layout->addWidget(column, share);
            row.parts << column;
        }
        content()->addLayout(row.layout);
        p.rows << row;
    };
    addRow({{{new TierCard(m_context)}, 8}, {{new MatrixCard(m_context)}, 12}, {{new FunnelCard(m_context)}, 8}});
    addRow({{{movement}, 5}, {{new CohortCard(m_context)}, 6}});
    addRow({{{new ConcentrationCard(m_context)}, 1}, {{new RiskCard(m_context)}, 1}});
    addRow({{{new ClvCard(m_context), new RenewalsCard(m_context)}, 5},
            {{new OwnersCard(m_context), new OverdueCard(m_context)}, 6}});
    addRow({{{new CareCard(m_context, "service_load")}, 1}, {{new CareCard(m_context, "promises_kept")}, 1}});
    addRow({{{new CareCard(m_context, "effort_by_tier")}, 1}, {{new CareCard(m_context, "loyalty_by_tier")}, 1}});
    addRow({{{new CareCard(m_context, "satisfaction_over_time")}, 1}});
    auto* leaves = new LeavesCard(m_context);
    connect(leaves, &LeavesCard::leaverRequested, this, [this](RecordId client) {
        m_request.leaver = client;
        invalidate();
    });
    addRow({{{leaves}, 1}, {{new ReportCardCard(m_context)}, 1}});
    content()->addStretch();
}

void DashboardPage::arrange(int width) {
    Parts& p = *m_parts;
    // Nothing is ever scrolled sideways.
    const int room = width - 2 * space::kPage;
    for (const Parts::Row& row : p.rows) {
        int needed = static_cast<int>(row.parts.size() - 1) * space::kWide;
        for (const QWidget* part : row.parts) needed += part->minimumSizeHint().width();
        row.layout->setDirection(room < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    }
}

void DashboardPage::refresh() {
    const std::shared_ptr<const Scores> scores = m_context.scores();
    if (!scores || scores->version == 0) markStale();
    if (!scores) return;
    if (scores->version == 0) {
        // A large workspace has just been opened: its scores are on their way, and say so.
        busy()->start([] { return DashboardPage::tr("Computing the dashboard"); });
        return;
    }
    DashboardRequest request = m_request;
    request.filter = m_filters->rule();
    request.basis = m_filters->basis();
    busy()->start([] { return DashboardPage::tr("Computing the dashboard"); });
    const Session* session = m_context.session();
    m_read->ask(
        [session, scores, request, known = m_data](Database& database, const std::stop_token& stop) {
            return std::make_shared<DashboardData>(
                readDashboard(database, *session, scores, request, stop, known.get()));
        },
        [this](const std::shared_ptr<DashboardData>& answer) {
            busy()->stop();
            auto data = answer;
            m_data = std::move(data);
            fill();
            emit shown();
            // A report card stays until there is a newer one.
            if (!m_data->slow)
                readSlow();
            else
                emit completed();
        });
}

void DashboardPage::readSlow() {
    if (isEmptyShown()) {
        emit completed();
        return;
    }
    const Session* session = m_context.session();
    m_slowRead->ask(
        [session, data = m_data](Database& database, const std::stop_token& stop) {
            return readSlowFigures(database, *session, *data, stop);
        },
        [this, of = m_data](const std::optional<SlowFigures>& answer) {
            const auto slow = answer;
            // Nothing: newer scores are on their way, and this is asked again with them.
            if (!slow || !m_data || m_data->shown != of->shown) return;
            auto whole = std::make_shared<DashboardData>(*m_data);
            addSlowFigures(*whole, *slow);
            m_data = std::move(whole);
            fill();
            emit completed();
        });
}

bool DashboardPage::isComplete() const { return m_data && !m_read->running() && !m_slowRead->running() && !isStale(); }

bool DashboardPage::fillEmpty(const Scores& scores) {
    const engine::Assessment& a = scores.assessment;
    if (a.base.clients > 0) return false;
    empty()->clearActions();
    if (m_context.inThePast() && m_context.session()->scores()->assessment.base.clients > 0) {
        empty()->setContent(u"calendar"_s, tr("No purchase before %1").arg(qs(isoDate(scores.asOf))),
                            tr("On this day there was nothing to assess yet."));
        empty()->addAction(
            tr("Go to today"), [this] { m_context.setAsOf({}); }, true);
    } else if (a.clients() == 0) {
        empty()->setContent(u"layout-dashboard"_s, tr("No clients yet"),
                            tr("Import your client list, or add the first client by hand. Tiers and figures follow "
                               "from their orders."));
        empty()->addAction(
            tr("Import..."), [this] { m_context.runAction(u"file.import"_s); }, true);
        empty()->addAction(tr("Add client..."), [this] { m_context.runAction(u"client.new"_s); });
    } else {
        empty()->setContent(u"layout-dashboard"_s,
                            tr("%1, but no orders yet").arg(clientCount(static_cast<std::int64_t>(a.clients()))),
                            tr("Scores, tiers and figures follow from orders. Import them from a table, or enter "
                               "them at the client."));
        empty()->addAction(
            tr("Import orders..."), [this] { m_context.runAction(u"file.import"_s); }, true);
    }
    return true;
}

void DashboardPage::fill() {
    Parts& p = *m_parts;
    const Scores& scores = *m_data->scores;
    if (fillEmpty(scores)) {
        showEmpty();
        return;
    }
    const Language language = m_context.language();
    const ScoringProfile& profile = scores.profile;
    QStringList basisWords{qs(classRow(scores.assessment.base.basis).label.in(language)),
                           qs(words::estimatedText(m_data->estimated(), language))};
    basisWords.removeAll(QString());
    const QString basis = clauseText(basisWords);
    const QString window = profile.windowDays % kDaysAYear == 0
                               ? tr("orders of the last %n years", nullptr, profile.windowDays / kDaysAYear)
                               : tr("orders of the last %n days", nullptr, profile.windowDays);
    subtitle()->setText(tr("Profile: %1 v%2 · value basis: %3 · %4")
                            .arg(qs(profile.label.in(language)), QString::number(profile.version), basis, window));
    QStringList notes;
    if (const QString text = notesOf(scores.assessment); !text.isEmpty()) notes << text;
    if (m_data->includedClients == 0) notes << tr("No client meets the filters.");
    p.notes->setText(sentencesText(notes));
    p.notes->setVisible(!notes.isEmpty());
    p.save->setEnabled(!m_context.inThePast());
    p.save->setToolTip(m_context.whyNotEdit());
    m_filters->showCounts(m_data->includedClients, static_cast<std::int64_t>(scores.clients.size()),
                          qs(classRow(m_data->shown->assessment.base.basis).label.in(language)));
    m_kpis->setData(m_data);
    for (ChartCard* card : p.cards) card->setData(m_data);
    showContent();
}

void DashboardPage::setFilter(const std::optional<Rule>& rule, const QString& name) { m_filters->setRule(rule, name); }

void DashboardPage::saveAssessment() { openAssessmentSheet(m_context, this); }

void DashboardPage::retranslate() {
    Parts& p = *m_parts;
    title()->setText(tr("Tier dashboard"));
    p.save->setText(tr("Save assessment..."));
    p.whatIf->setText(tr("What if"));
    p.assessments->setText(tr("Assessments"));
    p.more->setToolTip(tr("Save, copy or print the figures"));
    p.more->setAccessibleName(tr("Save, copy or print the figures"));
    m_filters->reload();
    for (ChartCard* card : p.cards) card->retranslate();
    if (m_data) fill();
}

}  // namespace meike::ui
