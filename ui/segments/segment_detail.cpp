// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/segments/segment_detail.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/client_actions.h"
#include "app/segments.h"
#include "storage/records.h"
#include "ui/app/error_text.h"
#include "ui/clients/client_list_model.h"
#include "ui/common/card.h"
#include "ui/common/empty_state.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/progress.h"
#include "ui/common/table_style.h"
#include "ui/common/text.h"
#include "ui/exchange/export_dialog.h"
#include "ui/rules/rule_group.h"
#include "ui/segments/overlap_sheet.h"
#include "ui/segments/segment_history.h"
#include "ui/segments/segment_text.h"
#include "ui/segments/segment_why.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// A pause in typing after which the question is asked.
constexpr int kPause = 120;
constexpr int kResultWidth = 360;

/// What the right side shows.
struct Answer {
    ClientTotals totals;
    std::vector<RecordId> clients;
    std::vector<RuleGap> gaps;
    std::optional<Error> problem;  ///< why there is no answer
    qint64 milliseconds = 0;
};

}  // namespace

/// The page's widgets.
struct SegmentDetail::Parts {
    QToolButton* back = nullptr;
    QLineEdit* name = nullptr;
    Pill* kind = nullptr;
    QLabel* state = nullptr;
    QPushButton* revert = nullptr;
    QPushButton* save = nullptr;
    QToolButton* more = nullptr;
    QPushButton* exportButton = nullptr;
    Card* ruleCard = nullptr;
    RuleGroup* editor = nullptr;
    QVBoxLayout* editorPlace = nullptr;
    QLabel* sentence = nullptr;
    QLabel* incomplete = nullptr;
    QLabel* gaps = nullptr;
    SegmentWhy* why = nullptr;
    SegmentHistory* history = nullptr;
    QLabel* count = nullptr;
    QLabel* unit = nullptr;
    QLabel* value = nullptr;
    QLabel* time = nullptr;
    QPushButton* open = nullptr;
    QStackedWidget* stack = nullptr;
    QTableView* table = nullptr;
    EmptyState* empty = nullptr;
    BusyOverlay* busy = nullptr;
    ClientListModel* model = nullptr;
};

SegmentDetail::SegmentDetail(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_read(new LatestRead(context, this)), m_parts(std::make_unique<Parts>()) {
    build();
    retranslate();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kPause);
    connect(&m_delay, &QTimer::timeout, this, &SegmentDetail::ask);
    connect(&context, &AppContext::changed, this, &SegmentDetail::changed);
    connect(&context, &AppContext::scoresChanged, this, [this] {
        m_parts->model->reloadNames();
        recount();
    });
    connect(&context, &AppContext::asOfChanged, this, &SegmentDetail::showButtons);
}

SegmentDetail::~SegmentDetail() = default;

void SegmentDetail::build() {
    Parts& p = *m_parts;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kDouble);
    layout->setSpacing(space::kWide);

    auto* head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    p.back = new QToolButton;
    p.back->setObjectName(u"segmentBackButton"_s);
    p.back->setIcon(icon(u"chevron-left"_s));
    p.back->setAutoRaise(true);
    p.name = new QLineEdit;
    p.name->setObjectName(u"segmentNameEdit"_s);
    p.name->setFont(textFont(TextStyle::title));
    p.name->setMinimumWidth(240);
    p.name->setMaximumWidth(420);
    p.kind = new Pill;
    p.state = makeLabel({}, TextStyle::body, Tone::secondary);
    p.state->setObjectName(u"segmentState"_s);
    p.revert = new QPushButton;
    p.revert->setObjectName(u"segmentRevertButton"_s);
    p.save = new QPushButton;
    p.save->setObjectName(u"segmentSaveButton"_s);
    setPrimary(p.save);
    p.more = new QToolButton;
    p.more->setObjectName(u"segmentMoreButton"_s);
    p.more->setIcon(icon(u"ellipsis"_s, Tone::secondary));
    p.more->setPopupMode(QToolButton::InstantPopup);
    p.more->setMenu(new QMenu(p.more));
    p.exportButton = new QPushButton;
    p.exportButton->setObjectName(u"segmentExportButton"_s);
    head->addWidget(p.back);
    head->addWidget(p.name, 1);
    head->addWidget(p.kind);
    head->addWidget(p.state, 1);
    head->addWidget(p.more);
    head->addWidget(p.exportButton);
    head->addWidget(p.revert);
    head->addWidget(p.save);
    layout->addLayout(head);

    auto* body = new QHBoxLayout;
    body->setSpacing(space::kWide);
    auto* left = new QWidget;
    left->setProperty("scrolled", true);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kWide);
    p.ruleCard = new Card;
    p.editorPlace = new QVBoxLayout;
    p.ruleCard->body()->addLayout(p.editorPlace);
    p.sentence = makeLabel({}, TextStyle::body);
    p.sentence->setObjectName(u"ruleSentence"_s);
    p.sentence->setProperty("explaining", true);
    p.sentence->setWordWrap(true);
    p.sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    p.incomplete = makeLabel({}, TextStyle::small, Tone::risk);
    p.incomplete->setObjectName(u"ruleIncomplete"_s);
    p.incomplete->setWordWrap(true);
    p.incomplete->hide();
    p.gaps = makeLabel({}, TextStyle::small, Tone::risk);
    p.gaps->setObjectName(u"ruleGaps"_s);
    p.gaps->setWordWrap(true);
    p.gaps->hide();
    p.ruleCard->body()->addWidget(p.incomplete);
    p.ruleCard->body()->addWidget(p.gaps);
    p.ruleCard->body()->addWidget(p.sentence);
    column->addWidget(p.ruleCard);
    p.why = new SegmentWhy(m_context);
    column->addWidget(p.why);
    p.history = new SegmentHistory(m_context);
    column->addWidget(p.history);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(left);
    body->addWidget(scroll, 1);

    auto* result = new QFrame;
    setSurface(result);
    result->setFixedWidth(kResultWidth);
    auto* right = new QVBoxLayout(result);
    right->setContentsMargins(0, space::kWide, 0, 0);
    right->setSpacing(space::kWide);
    auto* figures = new QHBoxLayout;
    figures->setContentsMargins(space::kDouble, 0, space::kDouble, 0);
    figures->setSpacing(space::kUnit);
    p.count = makeLabel({}, TextStyle::figure);
    p.count->setObjectName(u"segmentCount"_s);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    p.unit = makeLabel({}, TextStyle::body, Tone::secondary);
    p.value = makeLabel({}, TextStyle::body, Tone::secondary);
    p.value->setObjectName(u"segmentValue"_s);
    words->addWidget(p.unit);
    words->addWidget(p.value);
    p.time = makeLabel({}, TextStyle::small, Tone::secondary);
    p.time->setObjectName(u"segmentTime"_s);
    figures->addWidget(p.count);
    figures->addLayout(words, 1);
    figures->addWidget(p.time, 0, Qt::AlignTop);
    right->addLayout(figures);
    p.stack = new QStackedWidget;
    p.table = new QTableView;
    p.table->setObjectName(u"segmentPreview"_s);
    styleTable(p.table);
    p.model = new ClientListModel(m_context, this);
    p.model->setColumns({u"name"_s, u"tier"_s, u"monetary"_s});
    p.table->setModel(p.model);
    p.table->setItemDelegateForColumn(1, new TierDelegate(p.table));
    p.table->setItemDelegateForColumn(2, new MoneyDelegate(p.table));
    p.table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    p.table->setColumnWidth(1, 80);
    p.table->setColumnWidth(2, 104);
    p.table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    p.empty = new EmptyState;
    p.stack->addWidget(p.table);
    p.stack->addWidget(p.empty);
    right->addWidget(p.stack, 1);
    p.open = new QPushButton;
    p.open->setObjectName(u"segmentOpenButton"_s);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kDouble, 0, space::kDouble, space::kWide);
    foot->addStretch(1);
    foot->addWidget(p.open);
    right->addLayout(foot);
    body->addWidget(result);
    layout->addLayout(body, 1);
    p.busy = new BusyOverlay(p.stack);

    connect(p.back, &QToolButton::clicked, this, &SegmentDetail::backRequested);
    connect(p.name, &QLineEdit::textChanged, this, &SegmentDetail::showButtons);
    connect(p.save, &QPushButton::clicked, this, &SegmentDetail::save);
    connect(p.revert, &QPushButton::clicked, this, &SegmentDetail::revert);
    connect(p.exportButton, &QPushButton::clicked, this, &SegmentDetail::exportList);
    connect(p.open, &QPushButton::clicked, this, [this] { m_context.openClients(rule(), name()); });
    connect(p.table, &QTableView::activated, this,
            [this](const QModelIndex& index) { m_context.openClient(m_parts->model->idAt(index.row())); });
    connect(p.table, &QTableView::clicked, this,
            [this](const QModelIndex& index) { m_parts->why->showClient(m_parts->model->idAt(index.row())); });
    connect(p.more->menu(), &QMenu::aboutToShow, this, [this] {
        QMenu* menu = m_parts->more->menu();
        menu->clear();
        QAction* fixed = menu->addAction(icon(u"pin"_s), tr("Keep today's clients as a fixed list"));
        fixed->setEnabled(!m_parts->model->ids().empty() && !m_context.inThePast());
        connect(fixed, &QAction::triggered, this, &SegmentDetail::saveAsFixedList);
        QAction* compare = menu->addAction(icon(u"layers"_s), tr("Compare with other segments..."));
        compare->setEnabled(m_segment != 0);
        connect(compare, &QAction::triggered, this, [this] { openOverlapSheet(m_context, m_segment, this); });
        menu->addSeparator();
        QAction* remove = menu->addAction(icon(u"trash-2"_s), tr("Delete segment"));
        remove->setEnabled(m_segment != 0 && !m_context.inThePast());
        connect(remove, &QAction::triggered, this, &SegmentDetail::remove);
    });
    connect(m_read, &LatestRead::runningChanged, this, [this](bool running) {
        if (running)
            m_parts->busy->start([] { return SegmentDetail::tr("Counting"); });
        else
            m_parts->busy->stop();
    });
}

// ---- What is shown ----

void SegmentDetail::showSegment(RecordId segment) {
    if (!m_context.session()) return;
    try {
        const auto record = readRecord(m_context.reader(), Kind::segment, segment);
        const auto stored = record ? findSegment(m_context.reader(), record->text("name")) : std::optional<Segment>();
        if (!stored) {
            emit backRequested();
            return;
        }
        m_segment = segment;
        m_fixedOn = stored->fixedOn;
        load(qs(stored->name), stored->rule);
        m_storedRaw = stored->rule;
        if (stored->problem) m_context.showError(*stored->problem);
    } catch (...) {
        m_context.showError(currentError());
    }
}

void SegmentDetail::showNew(const QString& name, const Rule& rule) {
    m_segment = 0;
    m_fixedOn.reset();
    load(name, rule);
    m_parts->name->setFocus();
    m_parts->name->selectAll();
}

void SegmentDetail::showNewList(const QString& name, const std::vector<RecordId>& clients) {
    if (!m_context.session()) return;
    std::vector<std::string> uids;
    try {
        for (const RecordId client : clients)
            if (const auto uid = uidOf(m_context.reader(), Kind::client, client)) uids.push_back(uidText(*uid));
    } catch (...) {
        m_context.showError(currentError());
        return;
    }
    showNew(name, Rule::all({Rule::fixedList(std::move(uids))}));
    m_newList = clients;
    showButtons();
}

bool SegmentDetail::isNewList() const { return m_segment == 0 && !m_newList.empty() && rule() == m_storedRule; }

void SegmentDetail::load(const QString& name, const Rule& rule) {
    Parts& p = *m_parts;
    m_known = false;
    m_storedName = m_segment == 0 ? QString() : name;
    m_newList.clear();
    m_storedRaw.reset();
    {
        const QSignalBlocker quiet(p.name);
        p.name->setText(name);
    }
    // A new editor for each rule: nothing of the one before is left in it.
    delete p.editor;
    p.editor = new RuleGroup(m_context, Kind::client, 0);
    p.editor->setObjectName(u"segmentRule"_s);
    p.editor->setRule(rule);
    p.editorPlace->addWidget(p.editor);
    connect(p.editor, &RuleNode::edited, this, &SegmentDetail::edited);
    m_storedRule = this->rule();
    p.gaps->hide();
    p.history->showSegment(m_segment);
    showSentence();
    showButtons();
    ask();
}

void SegmentDetail::resume(RecordId segment, const QString& name, const Rule& draft) {
    if (!m_context.session()) return;
    m_segment = segment;
    m_fixedOn.reset();
    load(name, draft);
    if (m_segment != 0 && !follow()) {
        m_segment = 0;
        load(name, draft);
    }
}

/// A rule as the editor gives it back: what a comparison with an edited one must start from.
Rule SegmentDetail::asEdited(const Rule& rule) const {
    RuleGroup editor(m_context, Kind::client, 0);
    editor.setRule(rule);
    return editor.rule().value_or(Rule::all({}));
}

/// Takes over what is stored, leaving the editor as it is. False when the segment is gone.
bool SegmentDetail::follow() {
    const auto record = readRecord(m_context.reader(), Kind::segment, m_segment);
    const auto stored = record ? findSegment(m_context.reader(), record->text("name")) : std::optional<Segment>();
    if (!stored) return false;
    m_storedName = qs(stored->name);
    if (m_storedRaw != stored->rule) m_storedRule = asEdited(stored->rule);
    m_storedRaw = stored->rule;
    m_fixedOn = stored->fixedOn;
    showButtons();
    return true;
}

void SegmentDetail::clear() {
    m_segment = 0;
    m_known = false;
    m_stale = false;
    m_delay.stop();
    m_parts->model->setIds({});
    delete m_parts->editor;
    m_parts->editor = nullptr;
}

Rule SegmentDetail::rule() const {
    return m_parts->editor ? m_parts->editor->rule().value_or(Rule::all({})) : Rule::all({});
}

Rule SegmentDetail::draft() const { return m_parts->editor ? m_parts->editor->draft() : Rule::all({}); }

QString SegmentDetail::name() const { return m_parts->name->text().trimmed(); }

bool SegmentDetail::isChanged() const {
    return m_parts->editor &&
           (m_segment == 0 || name() != m_storedName || rule() != m_storedRule || m_parts->editor->incomplete() > 0);
}

const std::vector<RecordId>& SegmentDetail::clients() const { return m_parts->model->ids(); }

bool SegmentDetail::isSettled() const { return m_known && !m_delay.isActive() && !m_read->running(); }

ClientQuery SegmentDetail::query() const {
    ClientQuery query;
    query.rule = rule();
    query.asOf = m_context.asOf();
    query.sorts = {{"value_score", true}};
    return query;
}

void SegmentDetail::edited() {
    showSentence();
    showButtons();
    m_known = false;
    // A newer question interrupts the one that runs.
    m_delay.start();
}

void SegmentDetail::recount() {
    if (!m_parts->editor) return;
    m_stale = !isVisible();
    if (m_stale)
        m_known = false;
    else
        ask();
}

void SegmentDetail::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) recount();
}

void SegmentDetail::ask() {
    if (!m_context.session() || !m_parts->editor) return;
    m_known = false;
    m_read->ask(
        [asked = query()](Database& database, const std::stop_token&) {
            QElapsedTimer timer;
            ClientQuery looked = asked;
            Answer answer;
            try {
                answer.gaps = ruleGaps(database, asked.rule);
                timer.start();
                looked.rule = resolved(database, asked.rule);
                answer.totals = queryClientTotals(database, looked);
                answer.milliseconds = timer.elapsed();
                answer.clients = queryClientIds(database, looked);
            } catch (const Error& error) {
                if (error.kind() == ErrorKind::cancelled) throw;
                // The figures of the rule before must not stand beside this one.
                answer.clients.clear();
                answer.problem = error;
            }
            return std::any(std::move(answer));
        },
        [this](std::any any) {
            Parts& p = *m_parts;
            auto answer = std::any_cast<Answer>(std::move(any));
            const bool counted = !answer.problem;
            p.count->setText(counted ? meike::ui::count(answer.totals.count) : u"–"_s);
            p.unit->setText(tr("clients", nullptr, static_cast<int>(answer.totals.count)));
            p.value->setText(tr("Value in window %1")
                                 .arg(counted ? moneyShort(answer.totals.monetary, m_context.currency()) : u"–"_s));
            p.value->setToolTip(counted ? moneyFull(answer.totals.monetary, m_context.currency()) : QString());
            p.time->setText(counted ? tr("%1 ms").arg(answer.milliseconds) : QString());
            QStringList gaps;
            for (const RuleGap& gap : answer.gaps) {
                QString line = qs(gap.in(m_context.language()));
                gaps << line.replace(0, 1, line.left(1).toUpper());
            }
            p.gaps->setText(gaps.join(u'\n'));
            p.gaps->setVisible(!gaps.isEmpty());
            if (counted)
                p.empty->setContent(u"filter"_s, tr("No client meets this rule"),
                                    tr("Loosen a condition, or ask at the left why a client is not in."));
            else
                p.empty->setContent(u"circle-alert"_s, tr("This rule cannot be counted"), errorText(*answer.problem));
            p.why->setRule(rule());
            p.stack->setCurrentWidget(answer.clients.empty() ? static_cast<QWidget*>(p.empty) : p.table);
            p.model->setIds(std::move(answer.clients));
            p.model->reloadRows();
            p.open->setEnabled(!p.model->ids().empty());
            p.exportButton->setEnabled(!p.model->ids().empty());
            m_known = true;
            emit settled();
        });
}

void SegmentDetail::showSentence() {
    Parts& p = *m_parts;
    p.sentence->setText(sentenceOf(m_context, rule()));
    const int missing = p.editor ? p.editor->incomplete() : 0;
    p.incomplete->setText(tr("%n conditions are not complete and do not count yet.", nullptr, missing));
    p.incomplete->setVisible(missing > 0);
}

void SegmentDetail::showButtons() {
    Parts& p = *m_parts;
    const bool changed = isChanged();
    p.save->setVisible(changed);
    p.save->setEnabled(!m_context.inThePast());
    p.revert->setVisible(changed && m_segment != 0);
    p.state->setText(m_segment == 0 ? tr("Not saved yet") : changed ? tr("Changed") : QString());
    const std::optional<Date> fixedOn = isNewList() ? std::optional(m_context.asOf()) : m_fixedOn;
    p.kind->setText(fixedOn ? tr("Fixed list of %1").arg(qs(isoDate(*fixedOn))) : tr("Live"));
    p.kind->setColorIndex(fixedOn ? 0 : 1);
}

// ---- What is done ----

bool SegmentDetail::save() {
    Parts& p = *m_parts;
    if (!m_context.mayEdit()) return false;
    if (name().isEmpty()) {
        m_context.showMessage(tr("Give the segment a name."));
        p.name->setFocus();
        return false;
    }
    if (const int missing = p.editor->incomplete(); missing > 0) {
        m_context.showMessage(
            tr("%n conditions are not complete. Complete or remove them, then save.", nullptr, missing));
        return false;
    }
    const std::string title = u8(name());
    const Rule kept = rule();
    RecordId segment = m_segment;
    try {
        const auto namesake = findSegment(m_context.reader(), title);
        if (namesake && namesake->id != m_segment) {
            m_context.showMessage(tr("There is a segment “%1” already: choose another name.").arg(name()));
            p.name->setFocus();
            return false;
        }
        const bool renamed = m_segment != 0 && name() != m_storedName;
        const bool list = isNewList();
        const Command command = list ? snapshotCommand(title) : saveSegmentCommand(m_context.reader(), title);
        const bool done = m_context.edit(command, [&](Edit& edit) {
            if (list) {
                segment = saveSnapshot(edit, title, m_newList, m_context.asOf());
                return;
            }
            if (renamed) renameSegment(edit, m_segment, title);
            if (m_segment == 0 || kept != m_storedRule) segment = saveSegment(edit, title, kept);
        });
        if (!done) return false;
    } catch (...) {
        m_context.showError(currentError());
        return false;
    }
    m_segment = segment;
    m_newList.clear();
    m_storedName = name();
    m_storedRule = kept;
    m_storedRaw = kept;  // what the editor gives is what was written
    follow();
    m_parts->history->showSegment(m_segment);
    showButtons();
    return true;
}

void SegmentDetail::revert() {
    if (m_segment != 0) showSegment(m_segment);
}

void SegmentDetail::saveAsFixedList() {
    if (!m_context.mayEdit()) return;
    const QString title = tr("%1, %2").arg(name(), qs(isoDate(m_context.asOf())));
    RecordId segment = 0;
    const std::vector<RecordId> ids = m_parts->model->ids();
    const bool done = m_context.edit(snapshotCommand(u8(title)), [&](Edit& edit) {
        segment = saveSnapshot(edit, u8(title), ids, m_context.asOf());
    });
    if (done) emit segmentWanted(segment);
}

void SegmentDetail::remove() {
    if (m_segment == 0 || !m_context.mayEdit()) return;
    const RecordId gone = m_segment;
    if (m_context.edit(removeCommand(m_context.reader(), Kind::segment, gone),
                       [&](Edit& edit) { removeSegment(edit, gone); }))
        emit backRequested();
}

void SegmentDetail::exportList() {
    ClientQuery asked = query();
    try {
        asked.rule = resolved(m_context.reader(), asked.rule);
    } catch (...) {
        m_context.showError(currentError());
        return;
    }
    auto* dialog = new ExportDialog(m_context, asked, ClientListModel::fieldKeys(ClientListModel::defaultColumns()),
                                    name(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SegmentDetail::changed(const Change& change) {
    if (!m_parts->editor) return;
    if (m_segment != 0 && (change.everything || change.touches(Kind::segment))) {
        try {
            // Undone, renamed or deleted elsewhere: what is being edited stays, what was only looked at follows.
            const bool edited = isChanged();
            const QString name = m_storedName;
            const Rule rule = m_storedRule;
            if (!follow()) {
                emit backRequested();
                return;
            }
            if (!edited && (name != m_storedName || rule != m_storedRule)) {
                showSegment(m_segment);
                return;
            }
        } catch (...) {
            m_context.showError(currentError());
            return;
        }
    }
    if (change.everything || change.touches(Kind::tag) || change.touches(Kind::person)) m_parts->model->reloadNames();
    if (isVisible())
        m_delay.start();
    else
        recount();
}

void SegmentDetail::retranslate() {
    Parts& p = *m_parts;
    p.back->setToolTip(tr("All segments"));
    p.back->setAccessibleName(tr("All segments"));
    p.name->setAccessibleName(tr("Name of the segment"));
    p.name->setPlaceholderText(tr("Name of the segment"));
    p.more->setToolTip(tr("More"));
    p.more->setAccessibleName(tr("More"));
    p.exportButton->setText(tr("Export list..."));
    p.revert->setText(tr("Revert"));
    p.save->setText(tr("Save"));
    p.open->setText(tr("Show in Clients"));
    p.ruleCard->setTitle(tr("Rule"));
    p.table->setAccessibleName(tr("Clients in the segment"));
    p.model->reloadNames();
    emit p.model->headerDataChanged(Qt::Horizontal, 0, p.model->columnCount() - 1);
}

void SegmentDetail::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        // The editor's words are those of its rows: it is built again from the rule as it stands.
        if (m_parts->editor) {
            const QString name = m_parts->name->text();
            const QString storedName = m_storedName;
            const Rule stored = m_storedRule;
            const std::optional<Rule> raw = m_storedRaw;
            const std::vector<RecordId> list = m_newList;
            load(name, draft());
            m_storedName = storedName;
            m_storedRule = stored;
            m_storedRaw = raw;
            m_newList = list;
            showButtons();
        }
    }
    QWidget::changeEvent(event);
}

}  // namespace meike::ui
