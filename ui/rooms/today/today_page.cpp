// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/today/today_page.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QTableWidget>

#include "app/records/today_moves.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_form.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/calendar.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/painting.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum TodayColumn { kClient, kWhat, kWhy, kDue, kTodayColumns };
constexpr int kClientWidth = 200;
constexpr int kWhatWidth = 220;
constexpr int kDueWidth = 116;
constexpr int kItemRole = Qt::UserRole + 7;
constexpr int kMostLine = 400;

/// The shape of a tier in its colour; blank where there is none, so that names stand in one line.
QIcon markIcon(TierMark mark) {
    QPixmap pixmap(kIconSize * 2, kIconSize * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    if (mark != TierMark::none) {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        drawTierMark(painter, QRectF(3, 3, kIconSize - 6, kIconSize - 6), mark, colors().tier(mark));
    }
    return QIcon(pixmap);
}

}  // namespace

TodayPage::TodayPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::fixed, parent), m_read(new LatestRead(context, this)) {
    setObjectName(u"todayPage"_s);
    m_person = new QComboBox;
    m_person->setObjectName(u"todayPerson"_s);
    m_person->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_add = new QPushButton;
    m_add->setObjectName(u"addTaskButton"_s);
    setPrimary(m_add);
    addToHeader(m_person);
    addToHeader(m_add);
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
    m_table->installEventFilter(this);
    content()->addWidget(m_table, 1);
    auto* strokes = new QHBoxLayout;
    strokes->setSpacing(space::kUnit);
    const auto stroke = [&](const QString& name, auto run) {
        auto* button = new QPushButton;
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, run);
        strokes->addWidget(button);
        return button;
    };
    m_done = stroke(u"todayDone"_s, [this] { done(); });
    m_move = stroke(u"todayMove"_s, [this] { move(m_move); });
    m_skip = stroke(u"todaySkip"_s, [this] { skip(); });
    m_open = stroke(u"todayOpen"_s, [this] { openClient(); });
    strokes->addStretch(1);
    content()->addLayout(strokes);
    connect(m_table, &QTableWidget::currentCellChanged, this, &TodayPage::showStrokes);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [this] { openClient(); });
    connect(m_person, &QComboBox::activated, this, [this] {
        m_personChosen = true;
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
    for (const Kind kind :
         {Kind::task, Kind::interaction, Kind::complaint, Kind::receivable, Kind::receipt, Kind::order,
          Kind::framework_contract, Kind::opportunity, Kind::contact, Kind::client, Kind::person, Kind::project,
          Kind::survey, Kind::playbook, Kind::playbook_step, Kind::playbook_entry, Kind::absence, Kind::holiday})
        if (change.touches(kind)) return true;
    return false;
}

void TodayPage::retranslate() {
    title()->setText(tr("Today"));
    m_add->setText(tr("New task"));
    m_person->setAccessibleName(tr("Whose"));
    m_table->setAccessibleName(tr("What there is to do"));
    m_table->setHorizontalHeaderLabels({tr("Client"), tr("What"), tr("Why it is here"), tr("Due")});
    m_done->setText(tr("D  Done, with a line"));
    m_move->setText(tr("M  Move"));
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

void TodayPage::refresh() {
    std::optional<RecordId> person;
    const RecordId actor = m_context.session()->actor();
    if (m_personChosen && m_person->currentData().isValid())
        person = m_person->currentData().toLongLong();
    else if (!m_personChosen && actor != 0)
        person = actor;
    m_read->ask(
        [asOf = m_context.asOf(), person, language = m_context.language()](Database& database,
                                                                           const std::stop_token& stop) {
            return std::make_shared<const TodayList>(readToday(database, asOf, person, language, stop));
        },
        [this](const std::shared_ptr<const TodayList>& list) {
            m_list = list;
            fillPeople();
            fill();
        });
}

void TodayPage::clear() {
    m_read->stop();
    m_list.reset();
    m_personChosen = false;
    m_table->setRowCount(0);
    showBlank();
}

bool TodayPage::isSettled() const { return !m_read->running() && m_list; }

void TodayPage::fillPeople() {
    const RecordId actor = m_context.session() ? m_context.session()->actor() : 0;
    const QVariant before = m_personChosen ? m_person->currentData()
                            : actor != 0   ? QVariant::fromValue<qint64>(actor)
                                           : QVariant();
    m_person->clear();
    int all = 0;
    for (const auto& [person, load] : m_list->load) all += load;
    m_person->addItem(tr("Everybody (%1)").arg(count(all)), QVariant());
    for (const auto& [id, name] : recordNames(m_context.reader(), Kind::person)) {
        const auto load = m_list->load.find(id);
        m_person->addItem(u"%1 (%2)"_s.arg(qs(name), count(load == m_list->load.end() ? 0 : load->second)),
                          QVariant::fromValue<qint64>(id));
    }
    if (const auto nobody = m_list->load.find(0); nobody != m_list->load.end())
        m_person->addItem(tr("Nobody's (%1)").arg(count(nobody->second)), QVariant::fromValue<qint64>(0));
    m_person->setCurrentIndex(before.isValid() ? std::max(0, m_person->findData(before)) : 0);
}

void TodayPage::fill() {
    const QString names[] = {tr("Overdue"), tr("Today"), tr("Within 7 days"), tr("Later")};
    const int before = m_table->currentRow();
    const QSignalBlocker quiet(m_table);
    m_table->clearSpans();
    m_table->setRowCount(0);
    const Date today = m_context.asOf();
    std::optional<TodayUrgency> group;
    for (std::size_t i = 0; i < m_list->items.size(); ++i) {
        const TodayItem& item = m_list->items[i];
        if (group != item.urgency) {
            group = item.urgency;
            const int row = m_table->rowCount();
            m_table->insertRow(row);
            const auto at = static_cast<std::size_t>(item.urgency);
            auto* head = new QTableWidgetItem(u"%1  %2"_s.arg(names[at], count(m_list->counts[at])));
            head->setData(kStrongRole, true);
            head->setFlags(Qt::ItemIsEnabled);
            m_table->setItem(row, 0, head);
            m_table->setSpan(row, 0, 1, kTodayColumns);
        }
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        const auto put = [&](int column, const QString& text, Tone tone = Tone::normal) {
            auto* cell = new QTableWidgetItem(text.simplified());
            cell->setData(kToneRole, QVariant::fromValue(tone));
            cell->setToolTip(text);
            cell->setData(kItemRole, static_cast<int>(i));
            m_table->setItem(row, column, cell);
            return cell;
        };
        put(kClient, qs(item.clientName))->setIcon(markIcon(tierMark(qs(item.tier))));
        const TodaySourceRow& source = todaySourceRow(item.source);
        auto* what = put(kWhat, qs(item.what));
        what->setIcon(icon(qs(source.icon), Tone::secondary));
        what->setToolTip(labelledText(m_context.text(source.label), qs(item.what)));
        put(kWhy, item.why.empty() ? m_context.text(source.label) : qs(item.why), Tone::secondary);
        put(kDue, item.due == today ? tr("today") : relativeDate(item.due, today),
            item.urgency == TodayUrgency::overdue ? Tone::risk : Tone::normal)
            ->setToolTip(dateText(item.due));
    }
    subtitle()->setText(u"%1 %2"_s.arg(dateText(today), weekdayText(today)) + u" · "_s +
                        tr("%Ln overdue", nullptr, m_list->counts[0]) + u" · "_s +
                        tr("%Ln today", nullptr, m_list->counts[1]));
    emit countChanged(m_list->counts[0] + m_list->counts[1]);
    m_add->setEnabled(!m_context.inThePast());
    m_add->setToolTip(m_context.whyNotEdit());
    if (m_list->items.empty()) {
        showEmpty();
        return;
    }
    showContent();
    // The next line is in the place of one that is gone; never a heading.
    int row = std::clamp(before, 1, m_table->rowCount() - 1);
    if (!m_table->item(row, kWhat)) ++row;
    if (row >= m_table->rowCount()) row = m_table->rowCount() - 1;
    m_table->setCurrentCell(row, kClient);
    showStrokes();
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
    if (const int row = rowOf(item); row >= 0) m_table->setCurrentCell(row, kClient);
}

void TodayPage::showStrokes() {
    const TodayItem* item = current();
    const bool editable = item && !m_context.inThePast();
    const bool own = item && todaySourceRow(item->source).ownDay;
    m_done->setEnabled(editable);
    m_move->setEnabled(editable && own);
    m_skip->setEnabled(editable && own);
    m_open->setEnabled(item != nullptr);
    const QString follows = tr("Its day follows from records: a receipt, an order or a closing takes it away.");
    for (QPushButton* button : {m_move, m_skip}) button->setToolTip(!item || own ? m_context.whyNotEdit() : follows);
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
                case Qt::Key_S:
                    button = m_skip;
                    break;
                case Qt::Key_Return:
                case Qt::Key_Enter:
                    button = m_open;
                    break;
                default:
                    break;
            }
        if (button) {
            if (press && button->isEnabled()) button->click();
            event->accept();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void TodayPage::done() {
    const TodayItem* chosen = current();
    if (!chosen || !m_context.mayEdit()) return;
    const TodayItem item = *chosen;
    const bool own = todaySourceRow(item.source).ownDay;
    auto* sheet = new FormDialog(tr("Done"), tr("Note it"), window());
    sheet->setObjectName(u"todayDoneSheet"_s);
    sheet->setIntro(u"%1 · %2"_s.arg(qs(item.clientName), qs(item.what)));
    auto* line = new QLineEdit;
    line->setObjectName(u"todayLine"_s);
    line->setMaxLength(kMostLine);
    line->setPlaceholderText(own ? tr("What came of it; empty: just done") : tr("What came of it"));
    sheet->addRow(tr("&Line"), line);
    sheet->setSubmit([this, sheet, line, item, own] {
        const QString text = line->text().trimmed();
        if (!own && text.isEmpty()) {
            sheet->setError(tr("Say in a line what came of it: it becomes an interaction."), line);
            return false;
        }
        return m_context.edit(finishItemCommand(item), [item, text = u8(text), person = m_context.session()->actor()](
                                                           Edit& edit) { finishItem(edit, item, text, person); });
    });
    sheet->openSheet();
}

void TodayPage::moveTo(const TodayItem& item, Date day) {
    m_context.edit(moveItemCommand(item), [item, day](Edit& edit) { moveItem(edit, item, day); });
}

void TodayPage::move(QWidget* anchor) {
    const TodayItem* chosen = current();
    if (!chosen || !m_context.mayEdit()) return;
    const TodayItem item = *chosen;
    const Date today = m_context.today();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"todayMoveMenu"_s);
    const auto to = [&](const QString& text, int days) {
        const Date day = today + std::chrono::days(days);
        menu->addAction(u"%1 (%2 %3)"_s.arg(text, shortDate(day, today), weekdayText(day)), this,
                        [this, item, day] { moveTo(item, day); });
    };
    to(tr("To tomorrow"), 1);
    to(tr("In three days"), 3);
    to(tr("In a week"), 7);
    to(tr("In two weeks"), 14);
    menu->addSeparator();
    menu->addAction(tr("To another day..."), this, [this, item] { chooseDay(item); });
    menu->popup(anchor->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    menu->setActiveAction(menu->actions().constFirst());
}

void TodayPage::chooseDay(const TodayItem& item) {
    auto* sheet = new FormDialog(tr("Move"), tr("Move"), window());
    sheet->setIntro(u"%1 · %2"_s.arg(qs(item.clientName), qs(item.what)));
    auto* day = new QDateEdit(qdate(m_context.today()).addDays(1));
    day->setObjectName(u"todayDay"_s);
    setCalendar(day, qdate(m_context.today()), m_context.settings().weekStartsOnMonday());
    day->setDisplayFormat(u"yyyy-MM-dd"_s);
    sheet->addRow(tr("&Day"), day);
    sheet->setSubmit([this, day, item] {
        moveTo(item, fromQDate(day->date()));
        return true;
    });
    sheet->openSheet();
}

void TodayPage::skip() {
    const TodayItem* chosen = current();
    if (!chosen || !m_context.mayEdit()) return;
    const TodayItem item = *chosen;
    auto* sheet = new FormDialog(tr("Skip"), tr("Skip"), window());
    sheet->setObjectName(u"todaySkipSheet"_s);
    sheet->setIntro(u"%1 · %2"_s.arg(qs(item.clientName), qs(item.what)));
    auto* reason = new QLineEdit;
    reason->setObjectName(u"todayReason"_s);
    reason->setMaxLength(kMostLine);
    sheet->addRow(tr("&Why"), reason);
    sheet->setSubmit([this, sheet, reason, item] {
        const QString text = reason->text().trimmed();
        if (text.isEmpty()) {
            sheet->setError(tr("Say why it is not to be done."), reason);
            return false;
        }
        return m_context.edit(skipItemCommand(item),
                              [item, text = u8(text)](Edit& edit) { skipItem(edit, item, text); });
    });
    sheet->openSheet();
}

void TodayPage::openClient() {
    if (const TodayItem* item = current()) m_context.go(u"client"_s, VisitClient{.client = item->client});
}

void TodayPage::addActions(ActionRegistry& actions) {
    actions.add({.id = u"today.task"_s,
                 .group = MenuGroup::client,
                 .text = [] { return tr("New task for today..."); },
                 .iconName = u"check"_s,
                 .run = [this] { editRecord(m_context, window(), Kind::task, 0); },
                 .enabled = [this] { return m_context.session() != nullptr && isVisible(); },
                 .rank = 31});
}

void TodayPage::enter() { m_table->setFocus(Qt::OtherFocusReason); }

}  // namespace meike::ui
