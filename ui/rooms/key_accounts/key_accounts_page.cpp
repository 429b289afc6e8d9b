// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/key_accounts/key_accounts_page.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>

#include "app/key_accounts/account_plan.h"
#include "app/key_accounts/moves.h"
#include "base/progress.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_form.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/card.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/kpi_strip.h"
#include "ui/kit/labels.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/file_choice.h"
#include "ui/parts/taken_out.h"
#include "ui/rooms/key_accounts/account_plan_paper.h"
#include "ui/rooms/key_accounts/criterion_cell.h"
#include "ui/rooms/key_accounts/key_account_sheets.h"

namespace meike::ui {

using namespace Qt::StringLiterals;

KeyAccountsPage::KeyAccountsPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::scrolled, parent),
      m_read(new LatestRead(context, this)),
      m_planRead(new LatestRead(context, this)) {
    setObjectName(u"keyAccountsPage"_s);
    build();
    connect(&context, &AppContext::asOfChanged, this, &KeyAccountsPage::invalidate);
    retranslate();
    showBlank();
}

KeyAccountsPage::~KeyAccountsPage() = default;

QPushButton* KeyAccountsPage::stroke(const QString& name, std::function<void()> run) {
    auto* button = new QPushButton;
    button->setObjectName(name);
    connect(button, &QPushButton::clicked, this, std::move(run));
    return button;
}

void KeyAccountsPage::build() {
    m_decisions = stroke(u"keyDecisions"_s, [this] { showDecisions(m_context, window(), *m_board); });
    m_pdf = stroke(u"planPdf"_s, [this] { choosePlanFile(); });
    m_add = stroke(u"addKeyAccount"_s, [this] { join(0); });
    setPrimary(m_add);
    for (QPushButton* button : {m_decisions, m_pdf, m_add}) addToHeader(button);
    m_kpis = new KpiStrip;
    for (const char* name : {"seats", "value", "visits", "plans", "risk", "requalify"})
        m_kpis->addCard(QString::fromLatin1(name) + u"KeyKpi"_s);
    content()->addWidget(m_kpis);

    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(space::kWide);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::kUnit);
    m_table = new QTableWidget;
    m_table->setObjectName(u"keyAccountTable"_s);
    styleTable(m_table, true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_signs = new CriterionDelegate(m_table);
    m_goals = new PlanDelegate(m_table);
    m_table->viewport()->installEventFilter(this);
    left->addWidget(m_table);
    auto* strokes = new QHBoxLayout;
    strokes->setSpacing(space::kUnit);
    m_open = stroke(u"openKeyAccount"_s, [this] {
        if (const KeyAccount* account = current()) m_context.openClient(account->client);
    });
    m_plan = new QPushButton;
    m_plan->setObjectName(u"accountPlan"_s);
    m_plan->setMenu(new QMenu(m_plan));
    connect(m_plan->menu(), &QMenu::aboutToShow, this, &KeyAccountsPage::showPlanMenu);
    m_tick = stroke(u"tickCriterionButton"_s, [this] {
        if (const KeyAccount* account = current()) askForTick(m_context, window(), *account, *m_board);
    });
    m_keep = stroke(u"keepKeyAccount"_s, [this] {
        if (const KeyAccount* account = current()) askToKeep(m_context, window(), *account, *m_board);
    });
    m_leave = stroke(u"leaveKeyAccount"_s, [this] {
        if (const KeyAccount* account = current()) askToLeave(m_context, window(), *account);
    });
    for (QPushButton* button : {m_open, m_plan, m_tick, m_keep, m_leave}) strokes->addWidget(button);
    strokes->addStretch(1);
    left->addLayout(strokes);
    left->addStretch(1);
    m_columns->addLayout(left, 1);

    auto* right = new QVBoxLayout;
    right->setSpacing(space::kWide);
    const auto card = [&](Card*& made) {
        made = new Card;
        right->addWidget(made);
        auto* lines = new QVBoxLayout;
        lines->setSpacing(space::kUnit);
        made->body()->addLayout(lines);
        return lines;
    };
    m_requalify = card(m_requalifyCard);
    m_candidates = card(m_candidateCard);
    m_criteria = card(m_criteriaCard);
    m_change = new QPushButton;
    m_change->setObjectName(u"changeCriteria"_s);
    setFlat(m_change);
    auto* criteria = new QMenu(m_change);
    m_change->setMenu(criteria);
    m_criteriaCard->addHeaderWidget(m_change);
    connect(criteria, &QMenu::aboutToShow, this, [this, criteria] {
        criteria->clear();
        for (const KeyCriterion& each : m_board->criteria)
            criteria->addAction(tr("%1...", "criterion").arg(qs(each.name)), this,
                                [this, id = each.id] { editCriterion(m_context, window(), id); });
        criteria->addSeparator();
        criteria->addAction(icon(u"plus"_s), tr("New criterion..."), this,
                            [this] { editCriterion(m_context, window(), 0); });
        if (m_board->criteria.empty())
            criteria->addAction(icon(u"clipboard-list"_s), tr("Take the usual criteria"), this, [this] {
                m_context.edit(takeUsualCriteriaCommand(), [](Edit& edit) { takeUsualCriteria(edit); });
            });
    });
    right->addStretch(1);
    m_side = new QWidget;
    m_side->setObjectName(u"keyAccountCards"_s);
    m_side->setLayout(right);
    right->setContentsMargins(0, 0, 0, 0);
    m_columns->addWidget(m_side);
    content()->addLayout(m_columns);
    content()->addStretch(1);

    connect(m_table, &QTableWidget::currentCellChanged, this, [this] {
        if (const KeyAccount* account = current()) m_chosen = account->client;
        showStrokes();
    });
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [this] { m_open->click(); });
}

bool KeyAccountsPage::concerns(const Change& change) const {
    for (const Kind kind : {Kind::client, Kind::key_decision, Kind::key_criterion, Kind::criterion_check,
                            Kind::account_plan, Kind::account_goal, Kind::interaction, Kind::person, Kind::setting})
        if (change.touches(kind)) return true;
    return false;
}

void KeyAccountsPage::retranslate() {
    title()->setText(tr("Key accounts"));
    m_decisions->setText(tr("Joined and left"));
    m_pdf->setText(tr("Account plan (PDF)..."));
    m_add->setText(tr("Add a client..."));
    m_table->setAccessibleName(tr("Key accounts"));
    m_open->setText(tr("Open the client"));
    m_plan->setText(tr("Account plan"));
    m_tick->setText(tr("Tick a criterion..."));
    m_keep->setText(tr("Keep for now..."));
    m_leave->setText(tr("Remove..."));
    m_candidateCard->setTitle(tr("Could join"));
    m_candidateCard->setSubtitle(tr("meet every criterion but one"));
    m_criteriaCard->setTitle(tr("Criteria"));
    m_change->setText(tr("Change"));
    empty()->setContent(u"star"_s, tr("No key account yet"),
                        tr("Choose the few clients that the house looks after most, 5 to 25, with criteria that "
                           "everybody can check. Each has an executive sponsor and a plan; who no longer meets a "
                           "criterion is named here every quarter."));
    empty()->clearActions();
    empty()->addAction(
        tr("Take the usual criteria"),
        [this] {
            if (m_context.mayEdit())
                m_context.edit(takeUsualCriteriaCommand(), [](Edit& edit) { takeUsualCriteria(edit); });
        },
        true);
    empty()->addAction(tr("Add a client..."), [this] { join(0); });
    invalidate();
}

void KeyAccountsPage::refresh() {
    m_read->ask(
        [asOf = m_context.asOf(), language = m_context.language()](Database& database, const std::stop_token& stop) {
            return std::make_shared<const KeyBoard>(readKeyBoard(database, asOf, language, stop));
        },
        [this](const std::shared_ptr<const KeyBoard>& board) {
            m_board = board;
            fill();
        });
}

void KeyAccountsPage::clear() {
    m_read->stop();
    m_planRead->stop();
    m_board.reset();
    m_chosen = 0;
    showBlank();
}

bool KeyAccountsPage::isSettled() const { return !m_read->running() && !m_planRead->running() && m_board; }

bool KeyAccountsPage::eventFilter(QObject* watched, QEvent* event) {
    if (m_table && watched == m_table->viewport() && event->type() == QEvent::Resize) fitColumns();
    return Page::eventFilter(watched, event);
}

const KeyAccount* KeyAccountsPage::current() const {
    const int row = m_table->currentRow();
    return m_board && row >= 0 && row < static_cast<int>(m_board->accounts.size())
               ? &m_board->accounts[static_cast<std::size_t>(row)]
               : nullptr;
}

void KeyAccountsPage::choose(RecordId client) {
    m_chosen = client;
    if (!m_board) return;
    for (std::size_t i = 0; i < m_board->accounts.size(); ++i)
        if (m_board->accounts[i].client == client) m_table->setCurrentCell(static_cast<int>(i), 0);
}

void KeyAccountsPage::join(RecordId client) {
    if (!m_context.mayEdit() || !m_context.session()) return;
    (new JoinSheet(m_context, client, window()))->openSheet();
}

void KeyAccountsPage::showPlanMenu() {
    QMenu* menu = m_plan->menu();
    menu->clear();
    const KeyAccount* account = current();
    if (!account) return;
    const auto form = [this](Kind kind, RecordId id, std::map<std::string, Value> presets) {
        return [this, kind, id, presets] { editRecord(m_context, window(), kind, id, presets); };
    };
    const Value client{account->client};
    if (account->plan == 0) {
        menu->addAction(icon(u"plus"_s), tr("New account plan..."), this,
                        form(Kind::account_plan, 0,
                             {{"client", client},
                              {"title", Value{u8(tr("Plan for %1").arg(qdate(m_context.today()).year()))}},
                              {"start", Value{isoDate(m_context.today())}}}));
        return;
    }
    const std::map<std::string, Value> part{{"client", client}, {"account_plan", Value{account->plan}}};
    menu->addAction(icon(u"pencil"_s), tr("Open the plan..."), this, form(Kind::account_plan, account->plan, {}));
    menu->addAction(icon(u"flag"_s), tr("New goal..."), this, form(Kind::account_goal, 0, part));
    menu->addAction(icon(u"check"_s), tr("New action..."), this, form(Kind::task, 0, part));
    menu->addSeparator();
    menu->addAction(icon(u"printer"_s), tr("As a PDF of two pages..."), this, &KeyAccountsPage::choosePlanFile);
}

void KeyAccountsPage::choosePlanFile() {
    const KeyAccount* account = current();
    if (!account || account->plan == 0) return;
    chooseFileToSave(m_context, this, tr("Account plan"),
                     fitFileName(tr("%1 account plan", "client").arg(qs(account->name))) + u".pdf"_s, tr("PDF (*.pdf)"),
                     [this](const QString& path) { writePlan(path); });
}

void KeyAccountsPage::writePlan(const QString& path) {
    const KeyAccount* account = current();
    if (!account || account->plan == 0) return;
    if (!noteTakenOut(m_context, path, 1, {"account_plan"})) return;
    const PlanPaperWords words(m_context);
    m_planRead->ask(
        [plan = account->plan, asOf = m_context.asOf(), language = m_context.language(), words, path](
            Database& database, const std::stop_token& stop) {
            const auto shown = readAccountPlan(database, plan, asOf, language);
            if (shown) writeAccountPlan(path, *shown, words, stop);
        },
        [this, path] {
            rememberExportFolder(m_context, path);
            tellWritten(
                m_context, [file = QFileInfo(path).fileName()] { return tr("The account plan is in %1.").arg(file); },
                path);
            emit planWritten(path);
        });
}

void KeyAccountsPage::showStrokes() {
    const KeyAccount* account = current();
    const bool editable = account && !m_context.inThePast();
    bool byHand = false;
    for (const KeyCriterion& each : m_board->criteria) byHand |= each.byHand;
    m_open->setEnabled(account != nullptr);
    m_plan->setEnabled(editable);
    m_tick->setEnabled(editable && byHand);
    m_keep->setEnabled(editable && !account->meetsAll());
    m_leave->setEnabled(editable);
    m_pdf->setEnabled(account && account->plan != 0);
    m_pdf->setToolTip(account && account->plan == 0 ? tr("This client has no account plan yet.") : QString());
    for (QPushButton* button : {m_plan, m_tick, m_keep, m_leave}) button->setToolTip(m_context.whyNotEdit());
    if (editable && account->meetsAll()) m_keep->setToolTip(tr("It meets every criterion."));
}

void KeyAccountsPage::addActions(ActionRegistry& actions) {
    actions.add({.id = u"keyAccounts.add"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("Add a key account..."); },
                 .iconName = u"star"_s,
                 .run = [this] { join(0); },
                 .enabled = [this] { return m_context.session() != nullptr && isVisible(); },
                 .rank = 33});
}

void KeyAccountsPage::enter() {
    if (m_table->isVisible())
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

}  // namespace meike::ui
