// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/segments/segment_detail.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/segments.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/kit/card.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/client_list_model.h"
#include "ui/parts/export_dialog.h"
#include "ui/parts/rule_why.h"
#include "ui/rooms/segments/overlap_sheet.h"
#include "ui/rooms/segments/segment_detail_parts.h"
#include "ui/rooms/segments/segment_history.h"
#include "ui/rooms/segments/segment_result.h"
#include "ui/rooms/segments/segment_text.h"
#include "ui/rules/rule_group.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// A pause in typing after which the question is asked.
constexpr int kPause = 120;
/// The list at the right: a third of the page, within reason.
constexpr int kNarrowResult = 360;
constexpr int kWideResult = 600;
constexpr int kMostLetters = 300;

}  // namespace

SegmentDetail::SegmentDetail(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_parts(std::make_unique<Parts>()) {
    build();
    retranslate();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kPause);
    connect(&m_delay, &QTimer::timeout, this, &SegmentDetail::ask);
    connect(&context, &AppContext::changed, this, &SegmentDetail::changed);
    connect(&context, &AppContext::scoresChanged, this, [this] {
        m_parts->result->reloadNames();
        recount();
    });
    // A workspace whose scores are there already announces none.
    connect(&context, &AppContext::sessionChanged, this, [this] { m_parts->result->reloadNames(); });
    connect(&context, &AppContext::asOfChanged, this, &SegmentDetail::showButtons);
}

SegmentDetail::~SegmentDetail() = default;

void SegmentDetail::buildHead(QVBoxLayout* layout) {
    Parts& p = *m_parts;
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
    p.name->setMaxLength(kMostLetters);
    p.notes = new QLineEdit;
    p.notes->setObjectName(u"segmentNotesEdit"_s);
    p.notes->setMaxLength(kMostLetters);
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
    layout->addWidget(p.notes);

    connect(p.back, &QToolButton::clicked, this, &SegmentDetail::backRequested);
    connect(p.name, &QLineEdit::textChanged, this, &SegmentDetail::showButtons);
    connect(p.notes, &QLineEdit::textChanged, this, &SegmentDetail::showButtons);
    connect(p.save, &QPushButton::clicked, this, &SegmentDetail::save);
    connect(p.revert, &QPushButton::clicked, this, &SegmentDetail::revert);
    connect(p.exportButton, &QPushButton::clicked, this, &SegmentDetail::exportList);
}

void SegmentDetail::build() {
    Parts& p = *m_parts;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kDouble);
    layout->setSpacing(space::kWide);
    buildHead(layout);
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
    p.why = new RuleWhy(m_context);
    column->addWidget(p.why);
    p.history = new SegmentHistory(m_context);
    column->addWidget(p.history);
    column->addStretch(1);
    p.scroll = new QScrollArea;
    p.scroll->setWidgetResizable(true);
    p.scroll->setFrameShape(QFrame::NoFrame);
    p.scroll->setFocusPolicy(Qt::NoFocus);
    p.scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    p.scroll->setWidget(left);
    body->addWidget(p.scroll, 1);

    p.result = new SegmentResult(m_context, this);
    p.result->setObjectName(u"segmentResult"_s);
    body->addWidget(p.result);
    setFocusProxy(p.result);  // not the name, where a key would rename
    layout->addLayout(body, 1);

    connect(p.result, &SegmentResult::openRequested, this, [this] { m_context.openClients(rule(), name()); });
    connect(p.result, &SegmentResult::clientChosen, this, [this](qint64 client) {
        m_parts->why->showClient(client);
        // Below a long rule the answer would come where nobody looks.
        m_parts->scroll->ensureWidgetVisible(m_parts->why);
    });
    connect(p.result, &SegmentResult::answered, this, [this](const QStringList& gaps) {
        m_parts->gaps->setText(gaps.join(u'\n'));
        m_parts->gaps->setVisible(!gaps.isEmpty());
        m_parts->why->setRule(rule());
        m_parts->exportButton->setEnabled(!clients().empty());
        emit settled();
    });
    connect(p.more->menu(), &QMenu::aboutToShow, this, [this] {
        QMenu* menu = m_parts->more->menu();
        menu->clear();
        QAction* fixed = menu->addAction(icon(u"pin"_s), tr("Keep today's clients as a fixed list"));
        fixed->setEnabled(!clients().empty() && !m_context.inThePast());
        connect(fixed, &QAction::triggered, this, &SegmentDetail::saveAsFixedList);
        QAction* compare = menu->addAction(icon(u"layers"_s), tr("Compare with other segments..."));
        compare->setEnabled(m_segment != 0);
        connect(compare, &QAction::triggered, this, [this] { openOverlapSheet(m_context, m_segment, this); });
        menu->addSeparator();
        QAction* remove = menu->addAction(icon(u"trash-2"_s), tr("Delete segment"));
        remove->setEnabled(m_segment != 0 && !m_context.inThePast());
        connect(remove, &QAction::triggered, this, &SegmentDetail::remove);
    });
}

// ---- What is shown ----

void SegmentDetail::showSegment(RecordId segment) {
    if (!m_context.session()) return;
    try {
        const auto stored = segmentOf(m_context.reader(), segment);
        if (!stored) {
            emit backRequested();
            return;
        }
        m_segment = segment;
        m_fixedOn = stored->fixedOn;
        load(qs(stored->name), stored->rule, qs(stored->notes));
        m_storedRaw = stored->rule;
        if (stored->problem) m_context.showError(*stored->problem);
    } catch (...) {
        m_context.showError(currentError());
    }
}

void SegmentDetail::showNew(const QString& name, const Rule& rule, const QString& notes) {
    m_segment = 0;
    m_fixedOn.reset();
    load(name, rule, notes);
    m_parts->name->setFocus();
    m_parts->name->selectAll();
}

void SegmentDetail::showNewList(const QString& name, const Rule& list) {
    if (!m_context.session()) return;
    showNew(name, Rule::all({list}));
    m_newList = true;
    showButtons();
}

bool SegmentDetail::isNewList() const { return m_segment == 0 && m_newList && rule() == m_storedRule; }

void SegmentDetail::load(const QString& name, const Rule& rule, const QString& notes) {
    Parts& p = *m_parts;
    p.result->outdate();
    m_storedName = m_segment == 0 ? QString() : name;
    m_storedNotes = m_segment == 0 ? QString() : notes;
    m_newList = false;
    m_storedRaw.reset();
    {
        const QSignalBlocker quietName(p.name);
        const QSignalBlocker quietNotes(p.notes);
        p.name->setText(name);
        p.notes->setText(notes);
    }
    // A new editor for each rule: nothing of the one before is left in it.
    delete p.editor;
    p.editor = new RuleGroup(m_context, Kind::client, 0, p.ruleCard);
    p.editor->setObjectName(u"segmentRule"_s);
    // One that does not hold together is shown as far as it goes, and that is known when all of it is there.
    if (validate(rule))
        p.editor->setRuleGradually(rule);
    else
        p.editor->setRule(rule);
    p.editorPlace->addWidget(p.editor);
    connect(p.editor, &RuleNode::edited, this, &SegmentDetail::edited);
    connect(p.editor, &RuleGroup::built, this, [this, given = this->rule()] {
        // As the editor gives it back: that is what an edit is compared with.
        if (m_storedRule == given) m_storedRule = this->rule();
        showButtons();
    });
    m_storedRule = this->rule();
    p.gaps->hide();
    p.why->showClient(0);
    p.history->showSegment(m_segment);
    showSentence();
    showButtons();
    ask();
}

void SegmentDetail::resume(RecordId segment, const QString& name, const Rule& draft, const QString& notes) {
    if (!m_context.session()) return;
    m_segment = segment;
    m_fixedOn.reset();
    load(name, draft, notes);
    if (m_segment != 0 && !follow()) {
        m_segment = 0;
        load(name, draft, notes);
    }
}

/// A rule as the editor gives it back: what a comparison with an edited one must start from.
Rule SegmentDetail::asEdited(const Rule& rule) const {
    RuleGroup editor(m_context, Kind::client, 0, nullptr);
    editor.setRule(rule);
    return editor.rule().value_or(Rule::all({}));
}

/// Takes over what is stored, leaving the editor as it is. False when the segment is gone.
bool SegmentDetail::follow() {
    const auto stored = segmentOf(m_context.reader(), m_segment);
    if (!stored) return false;
    m_storedName = qs(stored->name);
    m_storedNotes = qs(stored->notes);
    if (m_storedRaw != stored->rule) m_storedRule = asEdited(stored->rule);
    m_storedRaw = stored->rule;
    m_fixedOn = stored->fixedOn;
    showButtons();
    return true;
}

void SegmentDetail::clear() {
    m_segment = 0;
    m_stale = false;
    m_delay.stop();
    m_parts->result->clear();
    delete m_parts->editor;
    m_parts->editor = nullptr;
}

Rule SegmentDetail::rule() const {
    return m_parts->editor ? m_parts->editor->rule().value_or(Rule::all({})) : Rule::all({});
}

Rule SegmentDetail::draft() const { return m_parts->editor ? m_parts->editor->draft() : Rule::all({}); }

QString SegmentDetail::name() const { return m_parts->name->text().trimmed(); }

QString SegmentDetail::notes() const { return m_parts->notes->text().trimmed(); }

bool SegmentDetail::isChanged() const {
    return m_parts->editor && (m_segment == 0 || name() != m_storedName || notes() != m_storedNotes ||
                               rule() != m_storedRule || m_parts->editor->incomplete() > 0);
}

bool SegmentDetail::isWorthKeeping() const {
    return isChanged() && (m_segment != 0 || !name().isEmpty() || !notes().isEmpty() || m_parts->editor->count() > 0);
}

const std::vector<RecordId>& SegmentDetail::clients() const { return m_parts->result->clients(); }

bool SegmentDetail::isSettled() const {
    return m_parts->result->isSettled() && !m_delay.isActive() && (!m_parts->editor || m_parts->editor->isBuilt());
}

void SegmentDetail::edited() {
    if (!m_parts->editor->isBuilt()) {
        const Rule given = rule();
        m_parts->editor->finish();
        if (m_storedRule == given) m_storedRule = asEdited(given);
    }
    showSentence();
    showButtons();
    m_parts->result->outdate();
    // A newer question interrupts the one that runs.
    m_delay.start();
}

void SegmentDetail::recount() {
    if (!m_parts->editor) return;
    m_stale = !isVisible();
    if (m_stale)
        m_parts->result->outdate();
    else
        ask();
}

void SegmentDetail::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) recount();
}

void SegmentDetail::ask() {
    if (m_context.session() && m_parts->editor) m_parts->result->ask(rule());
}

void SegmentDetail::showSentence() {
    Parts& p = *m_parts;
    const Rule shown = rule();
    p.sentence->setText(p.editor && p.editor->count() == 0 ? tr("All clients. Add a condition to narrow them down.")
                                                           : sentenceOf(m_context, shown));
    const int missing = p.editor ? p.editor->incomplete() : 0;
    p.incomplete->setText(tr("%n conditions are not complete and do not count yet.", nullptr, missing));
    p.incomplete->setVisible(missing > 0);
}

void SegmentDetail::showButtons() {
    Parts& p = *m_parts;
    const bool changed = isChanged();
    // The keyboard goes on with what one does next, not with whatever comes after a button that has gone.
    if (!changed && p.save->hasFocus()) p.exportButton->setFocus();
    p.save->setVisible(changed);
    p.save->setEnabled(!m_context.inThePast());
    p.revert->setVisible(changed && m_segment != 0);
    p.state->setText(m_segment == 0 ? tr("Not saved yet") : changed ? tr("Changed") : QString());
    const std::optional<Date> fixedOn = isNewList() ? std::optional(m_context.asOf()) : m_fixedOn;
    p.kind->setText(fixedOn ? tr("Fixed list of %1").arg(qs(isoDate(*fixedOn))) : tr("Live"));
    p.kind->setColorIndex(fixedOn ? 0 : 1);
}

void SegmentDetail::changed(const Change& change) {
    if (!m_parts->editor) return;
    if (m_segment != 0 && (change.everything || change.touches(Kind::segment))) {
        try {
            // Undone, renamed or deleted elsewhere: what is being edited stays, what was only looked at follows.
            const bool edited = isChanged();
            const QString name = m_storedName;
            const QString notes = m_storedNotes;
            const Rule rule = m_storedRule;
            if (!follow()) {
                emit backRequested();
                return;
            }
            if (!edited && (name != m_storedName || notes != m_storedNotes || rule != m_storedRule)) {
                showSegment(m_segment);
                return;
            }
        } catch (...) {
            m_context.showError(currentError());
            return;
        }
    }
    if (change.everything || change.touches(Kind::tag) || change.touches(Kind::person)) m_parts->result->reloadNames();
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
    p.ruleCard->setTitle(tr("Rule"));
    p.notes->setAccessibleName(tr("What it is for"));
    p.notes->setPlaceholderText(tr("What it is for (optional)"));
}

void SegmentDetail::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_parts->result->setFixedWidth(std::clamp(width() / 3, kNarrowResult, kWideResult));
}

void SegmentDetail::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        // The editor's words are those of its rows: it is built again from the rule as it stands.
        if (m_parts->editor) {
            const QString name = m_parts->name->text();
            const QString notes = m_parts->notes->text();
            const QString storedName = m_storedName;
            const QString storedNotes = m_storedNotes;
            const Rule stored = m_storedRule;
            const std::optional<Rule> raw = m_storedRaw;
            const bool list = m_newList;
            load(name, draft(), notes);
            m_storedName = storedName;
            m_storedNotes = storedNotes;
            m_storedRule = stored;
            m_storedRaw = raw;
            m_newList = list;
            showButtons();
        }
    }
    QWidget::changeEvent(event);
}

}  // namespace meike::ui
