// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/today/today_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <algorithm>
#include <numeric>

#include "app/plan/step_text.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_form.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/banner.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/client_texts.h"
#include "ui/parts/today_strokes.h"
#include "ui/rooms/today/today_columns.h"
#include "ui/rooms/today/today_out.h"
#include "ui/rooms/today/week_strip.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kClientWidth = 190;
constexpr int kWhatWidth = 190;
constexpr int kDueWidth = 104;
constexpr int kMinutesWidth = 68;

/// What a look at the day finds.
struct Answer {
    std::shared_ptr<const TodayList> list;
    PlanDrift drift;
    TodayExtent extent;
};

}  // namespace

TodayPage::TodayPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::fixed, parent),
      m_read(new LatestRead(context, this)),
      m_loadRead(new LatestRead(context, this)),
      m_writer(new LatestRead(context, this)) {
    setObjectName(u"todayPage"_s);
    m_person = new QComboBox;
    m_person->setObjectName(u"todayPerson"_s);
    m_person->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_print = new QPushButton;
    m_print->setObjectName(u"todayPrint"_s);
    m_print->setIcon(icon(u"printer"_s));
    m_calendar = new QPushButton;
    m_calendar->setObjectName(u"todayCalendar"_s);
    m_calendar->setIcon(icon(u"calendar"_s));
    m_add = new QPushButton;
    m_add->setObjectName(u"addTaskButton"_s);
    setPrimary(m_add);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_person, m_print, m_calendar, m_add}) addToHeader(widget);
    m_drift = new Banner(Banner::Kind::info);
    m_drift->setObjectName(u"todayDrift"_s);
    m_drift->hide();
    content()->addWidget(m_drift);
    m_week = new WeekStrip(context);
    content()->addWidget(m_week);
    m_table = new QTableWidget(0, kTodayColumns);
    m_table->setObjectName(u"todayTable"_s);
    styleTable(m_table, true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(kWhy, QHeaderView::Stretch);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setColumnWidth(kClient, kClientWidth);
    m_table->setColumnWidth(kWhat, kWhatWidth);
    m_table->setColumnWidth(kDue, kDueWidth);
    m_table->setColumnWidth(kMinutes, kMinutesWidth);
    m_table->installEventFilter(this);
    content()->addWidget(m_table, 1);
    m_why = wrappedLabel({}, Tone::secondary);
    m_why->setObjectName(u"todayWhy"_s);
    // Two lines, always: the list must not jump while one walks down it.
    m_why->setFixedHeight(2 * m_why->fontMetrics().lineSpacing());
    m_why->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    content()->addWidget(m_why);
    auto* strokes = new QHBoxLayout;
    strokes->setSpacing(space::kUnit);
    const auto stroke = [&](const QString& name, auto run) {
        auto* button = new QPushButton;
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, run);
        strokes->addWidget(button);
        return button;
    };
    m_done = stroke(u"todayDone"_s, [this] {
        if (const TodayItem* item = current()) strokes::done(m_context, window(), TodayItem(*item));
    });
    m_move = stroke(u"todayMove"_s, [this] {
        if (const TodayItem* item = current()) strokes::move(m_context, window(), TodayItem(*item), m_move);
    });
    m_give = stroke(u"todayGive"_s, [this] {
        if (const TodayItem* item = current()) strokes::give(m_context, window(), TodayItem(*item), m_give);
    });
    m_skip = stroke(u"todaySkip"_s, [this] {
        if (const TodayItem* item = current()) strokes::skip(m_context, window(), TodayItem(*item));
    });
    m_open = stroke(u"todayOpen"_s, [this] { openLine(); });
    strokes->addStretch(1);
    m_copy = stroke(u"todayCopy"_s, [this] {
        QGuiApplication::clipboard()->setText(stepText());
        m_context.showMessage([] { return tr("The text is copied: paste it where you write to the client."); });
    });
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->hide();
    content()->addLayout(strokes);
    connect(m_table, &QTableWidget::currentCellChanged, this, &TodayPage::showStrokes);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [this](int row) {
        if (m_table->item(row, kWhat)) openLine();
    });
    connect(m_table, &QTableWidget::cellClicked, this, [this](int row) {
        if (!m_table->item(row, kWhat)) openLine();
    });
    connect(m_print, &QPushButton::clicked, this, [this] { takeOut(true); });
    connect(m_calendar, &QPushButton::clicked, this, [this] { takeOut(false); });
    connect(m_week, &WeekStrip::dayChanged, this, [this] { showLines(); });
    connect(m_person, &QComboBox::activated, this, [this] {
        m_personChosen = true;
        m_more.clear();
        invalidate();
    });
    connect(m_add, &QPushButton::clicked, this, [this] { editRecord(m_context, window(), Kind::task, 0); });
    connect(&context, &AppContext::asOfChanged, this, &TodayPage::invalidate);
    connect(&context, &AppContext::actorChanged, this, &TodayPage::invalidate);
    retranslate();
    showBlank();
}

TodayPage::~TodayPage() = default;

bool TodayPage::concerns(const Change& change) const {
    for (const Kind kind : {Kind::task,
                            Kind::interaction,
                            Kind::complaint,
                            Kind::receivable,
                            Kind::receipt,
                            Kind::order,
                            Kind::framework_contract,
                            Kind::opportunity,
                            Kind::contact,
                            Kind::client,
                            Kind::person,
                            Kind::project,
                            Kind::survey,
                            Kind::playbook,
                            Kind::playbook_step,
                            Kind::playbook_entry,
                            Kind::absence,
                            Kind::holiday,
                            Kind::setting,
                            Kind::handover,
                            Kind::key_decision,
                            Kind::key_criterion,
                            Kind::criterion_check})
        if (change.touches(kind)) return true;
    return false;
}

void TodayPage::retranslate() {
    title()->setText(tr("Today"));
    m_add->setText(tr("New task"));
    m_person->setAccessibleName(tr("Whose"));
    m_table->setAccessibleName(tr("What there is to do"));
    m_table->setHorizontalHeaderLabels({tr("Client"), tr("What"), tr("Why it is here"), tr("Due"), tr("Time")});
    m_table->horizontalHeaderItem(kMinutes)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_print->setText(tr("Print..."));
    m_calendar->setText(tr("Calendar file..."));
    m_copy->setText(tr("C  Copy the text"));
    m_week->retranslate();
    m_done->setText(tr("D  Done, with a line"));
    m_move->setText(tr("M  Move"));
    m_give->setText(tr("G  Give to..."));
    m_skip->setText(tr("S  Skip, with a reason"));
    m_open->setText(tr("Enter  Open the client"));
    empty()->setContent(u"calendar"_s, tr("A quiet day"),
                        tr("Nothing is due, and nothing comes within the month: no task, no next step, no money, no "
                           "renewal, no birthday."));
    empty()->clearActions();
    empty()->addAction(
        tr("New task"), [this] { editRecord(m_context, window(), Kind::task, 0); }, true);
    invalidate();
}

/// Whose lines are shown; nothing: everybody's.
std::optional<RecordId> TodayPage::shownPerson() const {
    const RecordId actor = m_context.session()->actor();
    if (m_personChosen && m_person->currentData().isValid()) return m_person->currentData().toLongLong();
    return m_personChosen || actor == 0 ? std::nullopt : std::optional(actor);
}

void TodayPage::refresh() {
    const std::optional<RecordId> person = shownPerson();
    m_read->ask(
        [asOf = m_context.asOf(), past = m_context.inThePast(), person, language = m_context.language(),
         extent = extent()](Database& database, const std::stop_token& stop) {
            Answer answer{std::make_shared<const TodayList>(readToday(database, asOf, person, language, stop, extent)),
                          {},
                          extent};
            if (past) answer.drift = readPlanDrift(database, asOf, language);
            return answer;
        },
        [this, everybody = !person](Answer answer) {
            m_list = std::move(answer.list);
            m_drifted = std::move(answer.drift);
            m_asked = answer.extent;
            const auto& counts = m_list->counts;
            const int later = counts[static_cast<std::size_t>(TodayUrgency::later)];
            m_laterAlone = later > 0 && std::accumulate(counts.begin(), counts.end(), 0) == later;
            if (everybody)
                m_load = m_list->load;
            else
                readLoad();
            fillPeople();
            showLines();
        });
}

/// What is behind the names of the others: what is shown does not wait for it.
void TodayPage::readLoad() {
    m_loadRead->ask(
        [asOf = m_context.asOf(), language = m_context.language()](Database& database, const std::stop_token& stop) {
            return readToday(database, asOf, {}, language, stop, {.perGroup = 0, .later = false}).load;
        },
        [this](std::map<RecordId, int> load) {
            m_load = std::move(load);
            fillPeople();
        });
}

/// What the page needs to have read for what it shows.
TodayExtent TodayPage::extent() const {
    // Which lines are of one day is only known of all of them.
    if (m_week->day()) return {};
    int more = 0;
    for (const auto& [group, lines] : m_more) more = std::max(more, lines);
    return {.perGroup = static_cast<std::size_t>(kMostLines + more),
            .later = m_laterAlone || !m_folded.contains(TodayUrgency::later)};
}

/// Shows what is to be seen now; what of it was not asked for is read first.
void TodayPage::showLines() {
    if (!m_list) return;
    const TodayExtent needed = extent();
    const bool lacks = m_list->isCut() && (needed.perGroup > m_asked.perGroup || (needed.later && !m_asked.later));
    if (lacks && m_context.session())
        refresh();
    else
        fill();
}

void TodayPage::clear() {
    m_read->stop();
    m_loadRead->stop();
    m_writer->stop();
    m_list.reset();
    m_load.clear();
    m_laterAlone = false;
    m_week->clearDay();
    m_folded = {TodayUrgency::later};
    m_more.clear();
    m_personChosen = false;
    m_table->setRowCount(0);
    showBlank();
}

bool TodayPage::hasLines() const { return !m_read->running() && m_list; }

bool TodayPage::isSettled() const { return !m_read->running() && !m_loadRead->running() && m_list; }

void TodayPage::fillPeople() {
    const RecordId actor = m_context.session() ? m_context.session()->actor() : 0;
    const QVariant before = m_personChosen ? m_person->currentData()
                            : actor != 0   ? QVariant::fromValue<qint64>(actor)
                                           : QVariant();
    m_person->clear();
    int all = 0;
    for (const auto& [person, load] : m_load) all += load;
    m_person->addItem(tr("Everybody (%1)").arg(count(all)), QVariant());
    for (const auto& [id, name] : recordNames(m_context.reader(), Kind::person)) {
        const auto load = m_load.find(id);
        m_person->addItem(u"%1 (%2)"_s.arg(qs(name), count(load == m_load.end() ? 0 : load->second)),
                          QVariant::fromValue<qint64>(id));
    }
    if (const auto nobody = m_load.find(0); nobody != m_load.end())
        m_person->addItem(tr("Nobody's (%1)").arg(count(nobody->second)), QVariant::fromValue<qint64>(0));
    m_person->setCurrentIndex(before.isValid() ? std::max(0, m_person->findData(before)) : 0);
}

const TodayItem* TodayPage::current() const {
    const QTableWidgetItem* cell = m_list ? m_table->item(m_table->currentRow(), kWhat) : nullptr;
    return cell ? &m_list->items.at(static_cast<std::size_t>(cell->data(kItemRole).toInt())) : nullptr;
}

int TodayPage::rowOf(std::size_t item) const {
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (const QTableWidgetItem* cell = m_table->item(row, kWhat);
            cell && cell->data(kItemRole).toInt() == static_cast<int>(item))
            return row;
    return -1;
}

void TodayPage::choose(std::size_t item) {
    if (!m_list || item >= m_list->items.size()) return;
    if (rowOf(item) < 0) {
        m_week->clearDay();
        // As many of its group as it takes to come to it.
        const TodayUrgency group = m_list->items[item].urgency;
        const auto first = std::find_if(m_list->items.begin(), m_list->items.end(),
                                        [&](const TodayItem& each) { return each.urgency == group; });
        m_more[group] = std::max(
            m_more[group], static_cast<int>(item) + 1 - kMostLines - static_cast<int>(first - m_list->items.begin()));
        setFolded(group, false);
    }
    if (const int row = rowOf(item); row >= 0) m_table->setCurrentCell(row, kClient);
}

void TodayPage::showStrokes() {
    // Gone up to by keyboard the first line comes with its heading.
    if (m_table->currentRow() == 1 && !m_table->item(0, kWhat)) m_table->scrollToTop();
    const TodayItem* item = current();
    const bool editable = item && !m_context.inThePast();
    const bool own = item && todaySourceRow(item->source).ownDay;
    m_done->setEnabled(editable);
    m_move->setEnabled(editable && own);
    m_give->setEnabled(editable && own);
    m_skip->setEnabled(editable && own);
    m_open->setEnabled(item != nullptr);
    const QString follows = tr("Its day follows from records: a receipt, an order or a closing takes it away.");
    for (QPushButton* button : {m_move, m_give, m_skip})
        button->setToolTip(!item || own ? m_context.whyNotEdit() : follows);
    // The whole sentence, where the table has room for its beginning alone.
    m_why->setText(!item               ? QString()
                   : item->why.empty() ? qs(item->what)
                                       : u"%1 · %2"_s.arg(qs(item->what), qs(item->why)));
    QString text;
    try {
        text = stepText();
    } catch (...) {
        m_context.showError(currentError());
    }
    m_copy->setVisible(!text.isEmpty());
    m_copy->setToolTip(text);
}

bool TodayPage::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::KeyPress;
    if (watched == m_table && (press || event->type() == QEvent::ShortcutOverride)) {
        const auto* key = static_cast<QKeyEvent*>(event);
        QPushButton* button = nullptr;
        if (key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier) switch (key->key()) {
                case Qt::Key_D:
                    button = m_done;
                    break;
                case Qt::Key_M:
                    button = m_move;
                    break;
                case Qt::Key_G:
                    button = m_give;
                    break;
                case Qt::Key_S:
                    button = m_skip;
                    break;
                case Qt::Key_C:
                    button = m_copy;
                    break;
                case Qt::Key_Return:
                case Qt::Key_Enter:
                    if (press) openLine();
                    event->accept();
                    return true;
                case Qt::Key_Escape:
                    if (!m_week->day()) break;
                    if (press) m_week->clearDay();
                    event->accept();
                    return true;
                default:
                    break;
            }
        if (button) {
            if (press && button->isEnabled() && button->isVisible()) button->click();
            event->accept();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void TodayPage::openLine() {
    const QTableWidgetItem* head = m_table->item(m_table->currentRow(), kClient);
    if (head && head->data(kGroupRole).isValid()) {
        const auto group = static_cast<TodayUrgency>(head->data(kGroupRole).toInt());
        setFolded(group, !m_folded.contains(group));
        return;
    }
    if (head && head->data(kMoreRole).isValid()) {
        m_more[static_cast<TodayUrgency>(head->data(kMoreRole).toInt())] += kMostLines;
        showLines();
        return;
    }
    if (const TodayItem* item = current()) m_context.go(u"client"_s, VisitClient{.client = item->client});
}

QString TodayPage::stepText() const {
    const TodayItem* item = current();
    if (!item || item->step == 0 || !m_context.session()) return {};
    return qs(meike::stepText(m_context.reader(), item->step, item->client, item->contact, m_context.asOf(),
                              m_context.language()));
}

void TodayPage::takeOut(bool pdf) {
    const auto out = [this, format = pdf ? TodayFormat::pdf
                                         : TodayFormat::ics](const std::shared_ptr<const TodayList>& list) {
        takeTodayOut(m_context, window(), m_writer, list, m_person->currentText(), format);
    };
    if (!m_list || !m_list->isCut()) return out(m_list);
    // What is taken out is whole, however much of it is shown.
    m_writer->ask(
        [asOf = m_context.asOf(), person = shownPerson(), language = m_context.language()](
            Database& database, const std::stop_token& stop) {
            return std::make_shared<const TodayList>(readToday(database, asOf, person, language, stop));
        },
        out);
}

void TodayPage::addActions(ActionRegistry& actions) {
    actions.add({.id = u"today.task"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("New task for today..."); },
                 .iconName = u"check"_s,
                 .run = [this] { editRecord(m_context, window(), Kind::task, 0); },
                 .enabled = [this] { return m_context.session() != nullptr && isVisible(); },
                 .rank = 31});
    const auto shown = [this] { return m_context.session() != nullptr && isVisible() && m_list != nullptr; };
    actions.add({.id = u"today.print"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("Print the list (PDF)..."); },
                 .iconName = u"printer"_s,
                 .run = [this] { takeOut(true); },
                 .enabled = shown,
                 .rank = 33});
    actions.add({.id = u"today.calendar"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("The list as a calendar (ICS)..."); },
                 .iconName = u"calendar"_s,
                 .run = [this] { takeOut(false); },
                 .enabled = shown,
                 .rank = 34});
}

void TodayPage::enter() { m_table->setFocus(Qt::OtherFocusReason); }

}  // namespace meike::ui
