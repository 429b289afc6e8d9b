// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/opportunities/opportunities_page.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>

#include "app/records/opportunity_moves.h"
#include "app/records/record_writer.h"
#include "domain/choices.h"
#include "storage/records.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_form.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/calendar.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/rooms/opportunities/opportunity_card.h"
#include "ui/rooms/opportunities/opportunity_column.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostReason = 200;

}  // namespace

OpportunitiesPage::OpportunitiesPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::fixed, parent), m_read(new LatestRead(context, this)) {
    setObjectName(u"opportunitiesPage"_s);
    m_owner = new QComboBox;
    m_owner->setObjectName(u"boardOwner"_s);
    m_add = new QPushButton;
    m_add->setObjectName(u"addOpportunityButton"_s);
    setPrimary(m_add);
    addToHeader(m_owner);
    addToHeader(m_add);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_board = new QWidget;
    auto* columns = new QHBoxLayout(m_board);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::kUnit);
    scroll->setWidget(m_board);
    content()->addWidget(scroll, 1);
    connect(m_owner, &QComboBox::activated, this, [this] { invalidate(); });
    connect(m_add, &QPushButton::clicked, this, &OpportunitiesPage::addOpportunity);
    connect(&context, &AppContext::asOfChanged, this, &OpportunitiesPage::invalidate);
    retranslate();
    showBlank();
}

OpportunitiesPage::~OpportunitiesPage() = default;

bool OpportunitiesPage::concerns(const Change& change) const {
    return change.touches(Kind::opportunity) || change.touches(Kind::client) || change.touches(Kind::person) ||
           change.touches(Kind::setting);
}

void OpportunitiesPage::retranslate() {
    title()->setText(tr("Opportunities"));
    m_add->setText(tr("New opportunity"));
    m_owner->setAccessibleName(tr("Owner"));
    empty()->setContent(u"handshake"_s, tr("No opportunity yet"),
                        tr("Note what may come of it as soon as a client hints at new business: the board shows it "
                           "from the first lead to won or lost."));
    empty()->clearActions();
    empty()->addAction(
        tr("New opportunity"), [this] { addOpportunity(); }, true);
    fillOwners();
    invalidate();
}

void OpportunitiesPage::fillOwners() {
    const QVariant before = m_owner->currentData();
    m_owner->clear();
    m_owner->addItem(tr("All owners"), QVariant::fromValue<qint64>(0));
    if (m_context.session())
        for (const auto& [id, name] : recordNames(m_context.reader(), Kind::person))
            m_owner->addItem(qs(name), QVariant::fromValue<qint64>(id));
    m_owner->setCurrentIndex(std::max(0, m_owner->findData(before)));
}

void OpportunitiesPage::refresh() {
    fillOwners();
    m_read->ask(
        [asOf = m_context.asOf(), today = m_context.today(), owner = m_owner->currentData().toLongLong()](
            Database& database, const std::stop_token& stop) {
            return std::make_shared<const OpportunityBoard>(readOpportunityBoard(database, asOf, today, owner, stop));
        },
        [this](const std::shared_ptr<const OpportunityBoard>& board) {
            m_shown = board;
            fill();
        });
}

void OpportunitiesPage::clear() {
    m_read->stop();
    m_shown.reset();
    m_followed = 0;
    m_owner->setCurrentIndex(0);
    showBlank();
}

bool OpportunitiesPage::isSettled() const { return !m_read->running() && m_shown; }

void OpportunitiesPage::fill() {
    auto* layout = static_cast<QHBoxLayout*>(m_board->layout());
    while (m_columns.size() > static_cast<qsizetype>(m_shown->columns.size())) {
        OpportunityColumn* last = m_columns.takeLast();
        last->hide();
        last->deleteLater();
    }
    while (m_columns.size() < static_cast<qsizetype>(m_shown->columns.size())) {
        auto* column = new OpportunityColumn(m_context);
        connect(column, &OpportunityColumn::cardAdded, this,
                [this, column](OpportunityCard* card) { wire(column, card); });
        connect(column, &OpportunityColumn::dropped, this, [this, column](qint64 id) { move(id, column->stage()); });
        layout->addWidget(column, 1);
        m_columns << column;
    }
    // Whoever moved a card goes on with it.
    if (auto* focused = qobject_cast<OpportunityCard*>(focusWidget());
        m_followed == 0 && focused && focused->hasFocus())
        m_followed = focused->card().id;
    std::size_t all = 0;
    std::size_t open = 0;
    MinorUnits sum = 0;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const OpportunityBoard::Column& column = m_shown->columns[static_cast<std::size_t>(i)];
        m_columns[i]->show(column);
        all += column.count;
        if (isClosedStage(column.stage)) continue;
        open += column.count;
        sum += column.sum;
    }
    for (OpportunityColumn* column : m_columns)
        for (qsizetype place = 0; place < column->cards().size(); ++place)
            if (m_followed != 0 && column->cards()[place]->card().id == m_followed) column->focusCard(place);
    m_followed = 0;
    const bool editable = !m_context.inThePast();
    m_add->setEnabled(editable);
    m_add->setToolTip(m_context.whyNotEdit());
    subtitle()->setText(
        all == 0 ? QString()
                 : tr("%n open, %1", nullptr, static_cast<int>(open)).arg(moneyShort(sum, m_context.currency())) +
                       u" · "_s + tr("won and lost of the last %1 days").arg(kClosedDays));
    // Of one person there may be none, while others have some.
    if (all == 0 && m_owner->currentIndex() == 0)
        showEmpty();
    else
        showContent();
}

void OpportunitiesPage::wire(OpportunityColumn* column, OpportunityCard* card) {
    const RecordId id = card->card().id;
    connect(card, &OpportunityCard::opened, this,
            [this, id] { editRecord(m_context, window(), Kind::opportunity, id); });
    connect(card, &OpportunityCard::clientWanted, this,
            [this, client = card->card().client] { m_context.go(u"client"_s, VisitClient{.client = client}); });
    connect(card, &OpportunityCard::removeRequested, this, [this, id] {
        if (m_context.session())
            m_context.edit(removeCommand(m_context.reader(), Kind::opportunity, id),
                           [id](Edit& edit) { removeRecord(edit, Kind::opportunity, id); });
    });
    connect(card, &OpportunityCard::stepRequested, this, [this, card](int by) { step(*card, by); });
    connect(card, &OpportunityCard::focusRequested, this,
            [this, column, card](int dx, int dy) { moveFocus(column, card, dx, dy); });
    card->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(card, &QWidget::customContextMenuRequested, this,
            [this, card](const QPoint& at) { showMenu(card, card->mapToGlobal(at)); });
}

void OpportunitiesPage::showMenu(OpportunityCard* card, const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(u"pencil"_s), tr("Open the form..."), card, &OpportunityCard::opened);
    menu->addAction(icon(u"building-2"_s), tr("Open the client"), card, &OpportunityCard::clientWanted);
    if (!m_context.inThePast()) {
        menu->addSeparator();
        for (const Choice& stage : choices::opportunityStages())
            if (stage.key != card->card().stage)
                menu->addAction(tr("Move to “%1”").arg(m_context.text(stage.label)), this,
                                [this, id = card->card().id, key = std::string(stage.key)] { move(id, key); });
        menu->addSeparator();
        menu->addAction(icon(u"trash-2"_s), tr("Delete"), card, &OpportunityCard::removeRequested);
    }
    menu->popup(at);
}

void OpportunitiesPage::step(const OpportunityCard& card, int by) {
    const auto stages = choices::opportunityStages();
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (stages[i].key != card.card().stage) continue;
        const auto next = static_cast<std::ptrdiff_t>(i) + by;
        if (next >= 0 && next < static_cast<std::ptrdiff_t>(stages.size()))
            move(card.card().id, std::string(stages[static_cast<std::size_t>(next)].key));
        return;
    }
}

void OpportunitiesPage::moveFocus(const OpportunityColumn* column, const OpportunityCard* card, int dx, int dy) {
    const qsizetype at = m_columns.indexOf(column);
    const qsizetype place = column->cards().indexOf(card);
    if (dx == 0) {
        if (place + dy >= 0 && place + dy < column->cards().size()) m_columns[at]->focusCard(place + dy);
        return;
    }
    // Over columns without cards.
    for (qsizetype next = at + dx; next >= 0 && next < m_columns.size(); next += dx)
        if (!m_columns[next]->cards().isEmpty()) {
            m_columns[next]->focusCard(place);
            return;
        }
}

const OpportunityBoard::Card* OpportunitiesPage::card(RecordId opportunity) const {
    if (!m_shown) return nullptr;
    for (const OpportunityBoard::Column& column : m_shown->columns)
        for (const OpportunityBoard::Card& each : column.cards)
            if (each.id == opportunity) return &each;
    return nullptr;
}

void OpportunitiesPage::move(RecordId opportunity, const std::string& stage) {
    const OpportunityBoard::Card* moved = card(opportunity);
    if (!moved || moved->stage == stage || !m_context.mayEdit()) return;
    if (isClosedStage(stage))
        close(opportunity, stage);
    else
        store(opportunity, stage, m_context.today(), {});
}

bool OpportunitiesPage::store(RecordId opportunity, const std::string& stage, Date day, const std::string& reason) {
    if (!m_context.session()) return false;
    m_followed = opportunity;
    return m_context.edit(
        moveOpportunityCommand(m_context.reader(), opportunity),
        [opportunity, stage, day, reason](Edit& edit) { moveOpportunity(edit, opportunity, stage, day, reason); });
}

void OpportunitiesPage::close(RecordId opportunity, const std::string& stage) {
    const bool lost = stage == "lost";
    const OpportunityBoard::Card* moved = card(opportunity);
    auto* sheet =
        new FormDialog(lost ? tr("Lost") : tr("Won"), lost ? tr("Note as lost") : tr("Note as won"), window());
    sheet->setObjectName(u"closeOpportunitySheet"_s);
    sheet->setIntro(u"%1 · %2"_s.arg(qs(moved->title), qs(moved->clientName)));
    auto* day = new QDateEdit(qdate(m_context.today()));
    day->setObjectName(u"closedOnEdit"_s);
    day->setMaximumDate(qdate(m_context.today()));
    setCalendar(day, qdate(m_context.today()), m_context.settings().weekStartsOnMonday());
    day->setDisplayFormat(u"yyyy-MM-dd"_s);
    sheet->addRow(tr("&Day"), day);
    QLineEdit* reason = nullptr;
    if (lost) {
        reason = new QLineEdit(qs(moved->reasonLost));
        reason->setObjectName(u"reasonLostEdit"_s);
        reason->setMaxLength(kMostReason);
        reason->setPlaceholderText(tr("Price, another agency, budget cut ..."));
        sheet->addRow(tr("&Why"), reason);
        reason->setFocus();
    }
    sheet->setSubmit([this, sheet, opportunity, stage, day, reason] {
        const QString why = reason ? reason->text().trimmed() : QString();
        if (reason && why.isEmpty()) {
            sheet->setError(tr("Say why: the next pitch lives from it."), reason);
            return false;
        }
        return store(opportunity, stage, fromQDate(day->date()), u8(why));
    });
    sheet->openSheet();
}

void OpportunitiesPage::addOpportunity() {
    std::map<std::string, Value> presets;
    if (const qint64 owner = m_owner->currentData().toLongLong(); owner != 0) presets["owner"] = Value{owner};
    editRecord(m_context, window(), Kind::opportunity, 0, presets, [this](RecordId id) { m_followed = id; });
}

void OpportunitiesPage::addActions(ActionRegistry& actions) {
    actions.add({.id = u"opportunity.new"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("New opportunity..."); },
                 .iconName = u"handshake"_s,
                 .run = [this] { addOpportunity(); },
                 .enabled = [this] { return m_context.session() != nullptr && isVisible(); },
                 .rank = 30});
}

void OpportunitiesPage::enter() {
    for (OpportunityColumn* column : m_columns)
        if (!column->cards().isEmpty()) {
            column->focusCard(0);
            return;
        }
    m_add->setFocus(Qt::OtherFocusReason);
}

}  // namespace meike::ui
