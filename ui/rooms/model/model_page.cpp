// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/model/model_page.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "app/words/forecast_words.h"
#include "app/words/report_card_words.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/kit/banner.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/posted_progress.h"
#include "ui/kit/progress.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/file_choice.h"
#include "ui/parts/taken_out.h"
#include "ui/rooms/model/blocked_note.h"
#include "ui/rooms/model/model_cards.h"
#include "ui/rooms/model/model_tables.h"
#include "ui/rooms/model/total_card.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Below this the cards stand in one column.
constexpr int kTwoColumns = 860;
constexpr int kWaitingHeight = 240;

/// What a worker answers: a report, or what went wrong.
struct Answer {
    std::shared_ptr<const ModelReport> report;
    std::optional<Error> failed;
};

}  // namespace

/// The page's widgets.
struct ModelPage::Parts {
    BlockedNote* emptyBlocked = nullptr;
    BlockedNote* blocked = nullptr;
    QToolButton* more = nullptr;
    QLabel* intro = nullptr;
    QLabel* ladder = nullptr;
    Banner* running = nullptr;
    Banner* older = nullptr;
    QWidget* kpiRow = nullptr;
    TotalCard* orders = nullptr;
    TotalCard* value = nullptr;
    TotalCard* clients = nullptr;
    TotalCard* trust = nullptr;
    QLabel* notes = nullptr;
    QStackedWidget* body = nullptr;
    QWidget* waiting = nullptr;
    EmptyState* problem = nullptr;
    QWidget* cardBox = nullptr;
    QGridLayout* grid = nullptr;
    QList<ModelCard*> cards;
    BusyOverlay* busy = nullptr;
    bool narrow = false;
    bool arranged = false;

    /// Two columns, or one where two are too tight: nothing is ever scrolled sideways.
    void arrange(int width) {
        const bool now = width < kTwoColumns;
        if (arranged && now == narrow) return;
        narrow = now;
        arranged = true;
        for (ModelCard* card : cards) grid->removeWidget(card);
        for (int i = 0; i < cards.size(); ++i) {
            // The last two, what to do next and the experts' fold, are as wide as the page.
            const int wide = static_cast<int>(i + 2 - cards.size());
            if (narrow)
                grid->addWidget(cards[i], i, 0);
            else if (wide >= 0)
                grid->addWidget(cards[i], static_cast<int>(cards.size()) / 2 - 1 + wide, 0, 1, 2);
            else
                grid->addWidget(cards[i], i / 2, i % 2);
        }
        // The table of methods needs its names in full.
        grid->setColumnStretch(0, 3);
        grid->setColumnStretch(1, narrow ? 0 : 2);
    }
};

ModelPage::ModelPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::scrolled, parent),
      m_read(new LatestRead(context, this)),
      m_parts(std::make_unique<Parts>()) {
    build();
    m_refitDelay.setSingleShot(true);
    m_refitDelay.setInterval(kProgressDelayMs);
    connect(&m_refitDelay, &QTimer::timeout, this, &ModelPage::updateBanners);
    // A report that never came, because the data had moved on, is asked for again.
    connect(&context, &AppContext::scoresChanged, this, [this] {
        if (m_context.scores() != m_scores || (!m_report && !m_read->running())) invalidate();
    });
    connect(&context, &AppContext::refitChanged, this, [this](bool running) {
        if (running) {
            m_refitDelay.start();
            return;
        }
        m_refitDelay.stop();
        updateBanners();
        // Parameters may differ though no client's figures do.
        invalidate();
    });
    connect(&context, &AppContext::changed, this, &ModelPage::updateBanners);
    retranslate();
}

ModelPage::~ModelPage() = default;

void ModelPage::clear() {
    m_report.reset();
    m_scores.reset();
    m_parts->busy->stop();
    showBlank();
}

void ModelPage::arrange(int width) { m_parts->arrange(width); }

void ModelPage::build() {
    Parts& p = *m_parts;
    empty()->setObjectName(u"modelEmpty"_s);
    p.emptyBlocked = new BlockedNote(m_context);
    addUnderEmpty(p.emptyBlocked);
    QVBoxLayout* layout = content();
    p.more = new QToolButton;
    p.more->setObjectName(u"modelMore"_s);
    p.more->setIcon(icon(u"ellipsis"_s, Tone::secondary));
    p.more->setPopupMode(QToolButton::InstantPopup);
    p.more->setMenu(new QMenu(p.more));
    addToHeader(p.more);
    p.intro = makeLabel({}, TextStyle::body, Tone::secondary);
    p.ladder = makeLabel({}, TextStyle::body);
    p.ladder->setObjectName(u"modelLadder"_s);
    p.running = new Banner(Banner::Kind::info);
    p.running->setObjectName(u"refitBanner"_s);
    p.older = new Banner(Banner::Kind::info);
    p.older->setObjectName(u"olderBanner"_s);
    for (QLabel* label : {p.intro, p.ladder}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    for (Banner* banner : {p.running, p.older}) {
        banner->hide();
        layout->addWidget(banner);
    }

    p.kpiRow = new QWidget;
    auto* kpis = new QHBoxLayout(p.kpiRow);
    kpis->setContentsMargins(0, 0, 0, 0);
    kpis->setSpacing(space::kWide);
    const auto kpi = [&](const QString& name) {
        auto* card = new TotalCard;
        card->setObjectName(name);
        kpis->addWidget(card, 1);
        return card;
    };
    p.orders = kpi(u"ordersKpi"_s);
    p.value = kpi(u"forecastKpi"_s);
    p.clients = kpi(u"modelClientsKpi"_s);
    p.trust = kpi(u"trustKpi"_s);
    layout->addWidget(p.kpiRow);
    p.notes = makeLabel({}, TextStyle::body, Tone::secondary);
    p.notes->setObjectName(u"modelNotes"_s);
    p.notes->setWordWrap(true);
    layout->addWidget(p.notes);

    p.blocked = new BlockedNote(m_context);
    layout->addWidget(p.blocked);
    for (BlockedNote* note : {p.blocked, p.emptyBlocked})
        connect(note, &BlockedNote::ratesRequested, this,
                [this] { m_context.go(u"settings"_s, VisitPart{u"rates"_s}); });

    p.body = new QStackedWidget;
    p.waiting = new QWidget;
    p.waiting->setMinimumHeight(kWaitingHeight);
    p.problem = new EmptyState;
    p.problem->setObjectName(u"modelProblem"_s);
    p.cardBox = new QWidget;
    p.grid = new QGridLayout(p.cardBox);
    p.grid->setContentsMargins(0, 0, 0, 0);
    p.grid->setSpacing(space::kWide);
    p.cards = {new QualityCard(m_context), new ReliabilityCard(m_context), new DriversCard(m_context),
               new SinceCard(m_context),   new NextCard(m_context),        new ExpertCard(m_context)};
    for (QWidget* each : {p.waiting, static_cast<QWidget*>(p.problem), p.cardBox}) p.body->addWidget(each);
    layout->addWidget(p.body, 1);
    p.busy = new BusyOverlay(p.body);
    p.arrange(0);

    connect(p.more->menu(), &QMenu::aboutToShow, this, [this] {
        QMenu* menu = m_parts->more->menu();
        menu->clear();
        menu->addAction(icon(u"file-spreadsheet"_s), tr("Save data as CSV..."), this, [this] {
            if (!m_report) return;
            const QString name = u"%1_%2.csv"_s.arg(tr("Forecast model"), dateText(m_report->scores->asOf));
            chooseFileToSave(m_context, this, tr("Save data"), QString(name).replace(u' ', u'_'),
                             tr("CSV tables (*.csv)"), [this](const QString& path) { saveTables(path); });
        });
        menu->addAction(icon(u"copy"_s), tr("Copy data"), this, [this] {
            if (!m_report) return;
            QGuiApplication::clipboard()->setText(modelCsv(*m_report, m_context.language()));
            m_context.showMessage([] { return tr("Copied"); });
        });
        menu->addSeparator();
        QAction* refit = menu->addAction(icon(u"refresh-cw"_s), tr("Update the model"), this, [this] {
            if (m_context.session()) m_context.session()->refit();
        });
        refit->setEnabled(!m_context.inThePast() && !m_context.refitRunning());
        for (QAction* action : {menu->actions().at(0), menu->actions().at(1)}) action->setEnabled(m_report != nullptr);
    });
}

void ModelPage::saveTables(const QString& path) {
    if (!m_report || !noteTakenOut(m_context, path, 0, {"forecast_model"})) return;
    if (!writeTextForPeople(m_context, path, u8(modelCsv(*m_report, m_context.language())))) return;
    tellWritten(
        m_context, [path] { return tr("Data saved: %1").arg(path); }, path);
}

void ModelPage::refresh() {
    const std::shared_ptr<const Scores> scores = m_context.scores();
    if (!scores) {
        markStale();
        return;
    }
    m_scores = scores;
    Parts& p = *m_parts;
    updateBanners();
    if (!showState(*scores)) {
        m_report.reset();
        // What was asked before does not matter any more.
        m_read->stop();
        p.busy->stop();
        emit shown();
        return;
    }
    fillHead(*scores);
    showContent();
    if (!m_report) p.body->setCurrentWidget(p.waiting);
    p.busy->start([] { return tr("Testing the forecasts on the past"); }, [this] { cancelReport(); });
    Session* session = m_context.session();
    m_read->ask(
        [session, scores,
         progress = std::make_shared<PostedProgress>(p.busy,
                                                     [over = p.busy](const QString&, qint64 done, qint64 total) {
                                                         if (over->isRunning()) over->setProgress(done, total);
                                                     })](Database& database, const std::stop_token& stop) {
            Answer answer;
            try {
                answer.report =
                    std::make_shared<const ModelReport>(readModelReport(*session, database, scores, *progress, stop));
            } catch (...) {
                answer.failed = currentError();
                // Stopped, or newer scores are on their way, which ask again.
                if (answer.failed->kind() == ErrorKind::cancelled) throw;
            }
            return answer;
        },
        [this](const Answer& answer) {
            m_parts->busy->stop();
            m_report = answer.report;
            // The past has its say on the totals above.
            fillHead(*m_scores);
            if (m_report)
                fillCards();
            else
                showProblem(answer.failed);
            emit shown();
        });
}

void ModelPage::cancelReport() {
    if (!m_read->running() && !m_parts->busy->isRunning()) return;
    m_read->stop();
    m_parts->busy->stop();
    m_report.reset();
    if (m_scores) fillHead(*m_scores);
    showProblem({});
    emit shown();
}

void ModelPage::showProblem(std::optional<Error> failed) {
    m_failed = std::move(failed);
    Parts& p = *m_parts;
    p.problem->clearActions();
    if (m_failed)
        p.problem->setContent(u"circle-alert"_s, tr("The forecasts could not be tested on the past"),
                              errorText(*m_failed));
    else
        p.problem->setContent(u"circle-help"_s, tr("Stopped"),
                              tr("The figures above hold. How good they are was not tested."));
    p.problem->addAction(
        tr("Try again"), [this] { invalidate(); }, true);
    p.body->setCurrentWidget(p.problem);
}

bool ModelPage::showState(const Scores& scores) {
    Parts& p = *m_parts;
    const engine::Assessment& a = scores.assessment;
    const engine::Sufficiency& enough = a.forecast.base.sufficiency;
    p.blocked->show(scores);
    p.emptyBlocked->show(scores);
    if (enough.step >= 2) return true;
    const auto show = [&](const QString& headline, const QString& text) {
        empty()->setContent(u"target"_s, headline, text);
        showEmpty();
    };
    empty()->clearActions();
    if (a.clients() == 0) {
        show(tr("No clients yet"), tr("Forecasts follow from the days on which clients ordered. Import your client "
                                      "list and its orders, or add the first client by hand."));
        empty()->addAction(
            tr("Import..."), [this] { m_context.runAction(u"file.import"_s); }, true);
        empty()->addAction(tr("Add client..."), [this] { m_context.runAction(u"client.new"_s); });
        return false;
    }
    const QString text = qs(words::sufficiencyText(enough, m_context.language()));
    const QString end = m_context.language() == Language::zh ? u"。"_s : u"."_s;
    QStringList sentences{text + end, tr("Scores, tiers and the value so far are there all the same.")};
    for (const words::Line& line : nextStepLines(scores, nullptr, m_context.language()))
        sentences << qs(line.text) + end;
    show(tr("Not enough data for a forecast"), sentencesText(sentences));
    if (m_context.inThePast()) {
        empty()->addAction(
            tr("Go to today"), [this] { m_context.setAsOf({}); }, true);
    } else {
        empty()->addAction(
            tr("Import orders..."), [this] { m_context.runAction(u"file.import"_s); }, true);
    }
    return false;
}

void ModelPage::fillHead(const Scores& scores) {
    Parts& p = *m_parts;
    const Language language = m_context.language();
    const engine::BaseForecast& base = scores.assessment.forecast.base;
    const engine::Sufficiency& enough = base.sufficiency;
    const ForecastRule& rule = scores.profile.forecast;
    const std::string& currency = scores.currency;
    subtitle()->setText(scores.models ? tr("from all orders up to %1").arg(dateText(dateOfDay(scores.models->asOf)))
                                      : QString());
    // Of these scores, or none: while newer ones are on their way the past has not spoken on them yet.
    const ModelReport* report = m_report && m_report->scores == m_scores ? m_report.get() : nullptr;
    const engine::ReportCard untested;
    const engine::ReportCard& card = report ? report->card : untested;
    const int step = engine::stepAfterTest(enough, card);
    const QString ladder = m_context.text(words::sufficiencyLabel(step, card.tested()));
    const QString tag = step < 4 ? ladder : QString();
    p.ladder->setText(qs(words::sufficiencyText(enough, card, language)));

    const QString end = language == Language::zh ? u"。"_s : u"."_s;
    p.intro->setText(sentencesText({tr("From the days on which each client ordered, the model estimates who is still a "
                                       "client, how often each will "
                                       "order, and what that is worth."),
                                    qs(words::clvText(scores.assessment.base.basis, rule, language)) + end}));
    const auto range = [](const QString& low, const QString& high) {
        return TotalCard::Line{tr("8 times in 10: %1 – %2").arg(low, high)};
    };
    const QString held = qs(words::totalTestedText(card, language));
    const auto tested = [&](const QString& pattern) {
        if (!report) return TotalCard::Line{tr("not yet tested on the past")};
        if (held.isEmpty()) return TotalCard::Line{tr("not tested: the history is too short")};
        return TotalCard::Line{pattern.arg(held), card.totalMissed() ? Tone::risk : Tone::secondary};
    };
    const TotalCard::Line today{tr("today's clients only; new clients are not counted")};
    const auto whole = [](double value) { return count(std::llround(value)); };
    p.orders->setTotal(tr("Expected orders, next %1 months").arg(rule.horizonMonths), tag, whole(base.orders),
                       {range(whole(base.ordersLow), whole(base.ordersHigh)), tested(u"%1"_s), today});
    const QString valueName = tr("CLV, next %1 months").arg(rule.horizonMonths);
    if (base.clvLow == engine::kNoAmount) {
        p.value->setTotal(valueName, {}, u"–"_s, {{tr("see the note below")}});
        p.value->setToolTip({});
    } else {
        const QString low = moneyShort(base.clvLow, currency);
        const QString high = moneyShort(base.clvHigh, currency);
        const TotalCard::Line past = tested(tr("the orders behind it: %1"));
        if (base.clv == engine::kNoAmount)
            p.value->setTotal(valueName, tag, u"%1 – %2"_s.arg(low, high),
                              {{tr("too uncertain for one figure")}, past, today});
        else
            p.value->setTotal(valueName, tag, moneyShort(base.clv, currency), {range(low, high), past, today});
        p.value->setToolTip(base.clv == engine::kNoAmount ? QString() : moneyFull(base.clv, currency));
    }
    p.clients->setTotal(tr("Clients in the forecast"), {}, count(enough.clients),
                        {{tr("%1 of them ordered more than once").arg(count(enough.repeatClients))}});
    p.trust->setTotal(
        tr("How far to trust it"), {}, ladder,
        {{tr("%1 repeat orders in %2 days").arg(count(enough.repeatPurchases), count(enough.historyDays))}});
    p.trust->setToolTip(p.ladder->text());

    QStringList notes;
    for (const words::Line& line : words::forecastLines(base, rule, language, currency)) {
        // These stand above.
        if (line.key == "sufficiency" || line.key == "orders" || line.key == "value" || line.key == "blocked") continue;
        notes << qs(line.text) + end;
    }
    p.notes->setText(sentencesText(notes));
    p.notes->setVisible(!notes.isEmpty());
}

void ModelPage::fillCards() {
    Parts& p = *m_parts;
    for (ModelCard* card : p.cards) card->show(*m_report);
    p.body->setCurrentWidget(p.cardBox);
}

void ModelPage::updateBanners() {
    Parts& p = *m_parts;
    Session* session = m_context.session();
    const bool today = session && !m_context.inThePast();
    const bool running = today && m_context.refitRunning() && !m_refitDelay.isActive();
    p.running->setVisible(running);
    p.older->setVisible(today && !m_context.refitRunning() && !session->modelsCurrent());
}

void ModelPage::retranslate() {
    Parts& p = *m_parts;
    title()->setText(tr("Forecast model"));
    p.more->setToolTip(tr("Save or copy the figures, update the model"));
    p.more->setAccessibleName(p.more->toolTip());
    p.running->setText(
        tr("The model is being updated with the latest data. Until then the figures come from the one before."));
    p.running->setButton(tr("Cancel"), [this] {
        if (m_context.session()) m_context.session()->cancelRefit();
    });
    p.older->setText(
        tr("The data has changed since the model was last updated: the figures are close, but not the latest."));
    p.older->setButton(tr("Update"), [this] {
        if (m_context.session()) m_context.session()->refit();
    });
    if (!m_scores) return;
    if (!showState(*m_scores)) return;
    fillHead(*m_scores);
    if (m_report)
        fillCards();
    else if (p.body->currentWidget() == p.problem)
        showProblem(m_failed);
}

}  // namespace meike::ui
