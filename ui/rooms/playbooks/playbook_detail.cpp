// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/playbooks/playbook_detail.h"

#include <QEvent>
#include <algorithm>

#include "app/plan/playbook_desk.h"
#include "app/plan/playbooks.h"
#include "app/segments.h"
#include "exchange/rule_json.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/format.h"
#include "ui/kit/sentence_row.h"
#include "ui/kit/text.h"
#include "ui/parts/rule_why.h"
#include "ui/rooms/playbooks/effect_card.h"
#include "ui/rooms/playbooks/playbook_detail_parts.h"
#include "ui/rooms/playbooks/playbook_side.h"
#include "ui/rooms/playbooks/step_editor.h"
#include "ui/rules/rule_group.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// A pause in typing after which the question is asked.
constexpr int kPause = 200;
constexpr int kNarrowSide = 300;
constexpr int kWideSide = 460;

}  // namespace

PlaybookDetail::PlaybookDetail(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_parts(std::make_unique<Parts>()) {
    setObjectName(u"playbookDetail"_s);
    build();
    retranslate();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kPause);
    connect(&m_delay, &QTimer::timeout, this, &PlaybookDetail::ask);
    connect(&context, &AppContext::changed, this, &PlaybookDetail::changed);
    connect(&context, &AppContext::scoresChanged, this, [this] {
        m_stale = isShown();
        if (isVisible()) ask();
    });
    connect(&context, &AppContext::asOfChanged, this, &PlaybookDetail::showButtons);
}

PlaybookDetail::~PlaybookDetail() = default;

PlaybookSide& PlaybookDetail::side() { return *m_parts->side; }

void PlaybookDetail::showPlaybook(RecordId playbook) {
    if (!m_context.session()) return;
    try {
        auto record = readRecord(m_context.reader(), Kind::playbook, playbook);
        if (!record) {
            emit backRequested();
            return;
        }
        load({std::move(*record), stepsOfPlaybook(m_context.reader(), playbook)}, true);
    } catch (...) {
        m_context.showError(currentError());
    }
}

void PlaybookDetail::showPreset(const std::string& preset) {
    if (!m_context.session()) return;
    if (const PlaybookPreset* found = findPlaybookPreset(preset)) {
        load(found->draft, true);
        return;
    }
    PlaybookDraft draft;
    kindRow(Kind::playbook).begin(draft.playbook);
    draft.playbook.set("rule", ruleJson(Rule::all({})));
    load(draft, true);
}

void PlaybookDetail::load(const PlaybookDraft& draft, bool stored) {
    Parts& p = *m_parts;
    m_filling = true;
    p.side->outdate();
    if (stored) m_stored = draft;
    m_names = TwoLanguages(draft.playbook, "name", m_context.language());
    m_purposes = TwoLanguages(draft.playbook, "purpose", m_context.language());
    p.name->setText(m_names.first());
    p.nameEn->setText(m_names.second());
    for (QLineEdit* edit : {p.name, p.nameEn}) edit->setCursorPosition(0);
    p.purpose->setPlainText(m_purposes.first());
    p.purposeEn->setPlainText(m_purposes.second());
    const QString other = m_names.isSwapped() ? tr("Its Chinese name (optional)") : tr("Its English name (optional)");
    p.nameEn->setAccessibleName(other);
    p.nameEn->setPlaceholderText(other);
    const QString same =
        m_purposes.isSwapped() ? tr("The same in Chinese (optional)") : tr("The same in English (optional)");
    p.purposeEn->setPlaceholderText(same);
    p.purposeEn->setAccessibleName(same);
    p.priority->setNumber(draft.playbook.integer("priority", 5));
    p.start->setValue(draft.playbook.get("start"));
    p.finish->setValue(draft.playbook.get("finish"));
    p.effect->setPlaybook(draft.playbook);
    // A new editor for each rule: nothing of the one before is left in it.
    delete p.rule;
    p.rule = new RuleGroup(m_context, Kind::client, 0, p.ruleCard);
    p.rule->setObjectName(u"playbookRule"_s);
    p.rule->setRule(parseRule(draft.playbook.text("rule")).value_or(Rule::all({})));
    p.rulePlace->addWidget(p.rule);
    connect(p.rule, &RuleNode::edited, this, &PlaybookDetail::edited);
    qDeleteAll(m_steps);
    m_steps.clear();
    for (const Record& step : draft.steps) addStepEditor(step);
    place();
    m_filling = false;
    if (stored) m_loaded = this->draft();
    p.why->showClient(0);
    showSentence();
    showButtons();
    ask();
}

StepEditor* PlaybookDetail::addStepEditor(const Record& step) {
    auto* editor = new StepEditor(m_context, step);
    m_steps << editor;
    m_parts->steps->addWidget(editor);
    connect(editor, &StepEditor::edited, this, &PlaybookDetail::edited);
    connect(editor, &StepEditor::removeRequested, this, [this, editor] {
        m_steps.removeOne(editor);
        editor->hide();
        editor->deleteLater();
        place();
        edited();
        m_parts->addStep->setFocus();
    });
    connect(editor, &StepEditor::moveRequested, this, [this, editor](int by) {
        const qsizetype at = m_steps.indexOf(editor);
        const qsizetype to = at + by;
        if (to < 0 || to >= m_steps.size()) return;
        m_steps.move(at, to);
        m_parts->steps->removeWidget(editor);
        m_parts->steps->insertWidget(static_cast<int>(to), editor);
        place();
        edited();
    });
    return editor;
}

StepEditor* PlaybookDetail::addStep() {
    Record step(Kind::playbook_step);
    kindRow(Kind::playbook_step).begin(step);
    step.set("what", std::string("call")).set("occasion", std::string("interval")).set("days", std::int64_t{30});
    StepEditor* editor = addStepEditor(step);
    place();
    edited();
    editor->begin();
    return editor;
}

void PlaybookDetail::place() {
    const int all = static_cast<int>(m_steps.size());
    for (int i = 0; i < all; ++i) m_steps[i]->setPlace(i + 1, all);
}

void PlaybookDetail::begin() {
    if (m_steps.isEmpty())
        m_parts->name->setFocus(Qt::OtherFocusReason);
    else
        m_steps.front()->focusHead();
}

void PlaybookDetail::clear() {
    m_delay.stop();
    m_stale = false;
    m_parts->side->clear();
    m_parts->effect->clear();
    delete m_parts->rule;
    m_parts->rule = nullptr;
    qDeleteAll(m_steps);
    m_steps.clear();
    m_stored = {};
    m_loaded = {};
}

bool PlaybookDetail::isShown() const { return m_parts->rule != nullptr; }

bool PlaybookDetail::isOn() const { return !isEmpty(m_stored.playbook.get("enabled_on")); }

QString PlaybookDetail::name() const { return m_parts->name->text().trimmed(); }

PlaybookDraft PlaybookDetail::draft() const {
    const Parts& p = *m_parts;
    PlaybookDraft draft;
    draft.playbook = m_stored.playbook;
    m_names.put(draft.playbook, "name", p.name->text(), p.nameEn->text());
    m_purposes.put(draft.playbook, "purpose", p.purpose->toPlainText(), p.purposeEn->toPlainText());
    const auto priority = p.priority->number();
    draft.playbook.set("priority", priority ? Value{*priority} : Value{});
    draft.playbook.set("start", p.start->value()).set("finish", p.finish->value());
    p.effect->put(draft.playbook);
    draft.playbook.set("rule", ruleJson(p.rule ? p.rule->rule().value_or(Rule::all({})) : Rule::all({})));
    for (const StepEditor* step : m_steps) draft.steps.push_back(step->step());
    return draft;
}

bool PlaybookDetail::isChanged() const {
    if (!isShown()) return false;
    const PlaybookDraft now = draft();
    return now.playbook != m_loaded.playbook || now.steps != m_loaded.steps || m_parts->rule->incomplete() > 0;
}

bool PlaybookDetail::isSettled() const {
    return isShown() && !m_delay.isActive() && m_parts->side->isSettled() && m_parts->effect->isSettled();
}

void PlaybookDetail::edited() {
    if (m_filling) return;
    showSentence();
    showButtons();
    m_parts->side->outdate();
    m_delay.start();
}

void PlaybookDetail::ask() {
    if (!m_context.session() || !isShown()) return;
    m_stale = !isVisible();
    if (m_stale) return;
    m_parts->side->ask(draft());
    m_parts->effect->ask(draft());
    m_parts->why->setRule(m_parts->rule->rule().value_or(Rule::all({})));
}

void PlaybookDetail::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) ask();
}

void PlaybookDetail::showSentence() {
    Parts& p = *m_parts;
    const Rule rule = p.rule->rule().value_or(Rule::all({}));
    const bool zh = m_context.language() == Language::zh;
    p.sentence->setText(p.rule->count() == 0
                            ? tr("All clients. Add a condition to narrow them down.")
                            : qs(ruleSentence(rule, sentenceContext(m_context.reader(), m_context.language()))) +
                                  (zh ? u"。"_s : u"."_s));
    const int missing = p.rule->incomplete();
    p.incomplete->setText(tr("%n conditions are not complete and do not count yet.", nullptr, missing));
    p.incomplete->setVisible(missing > 0);
}

void PlaybookDetail::showButtons() {
    if (!isShown() || m_filling) return;
    Parts& p = *m_parts;
    const bool changed = isChanged();
    const bool fresh = playbook() == 0;
    if (!changed && p.save->hasFocus()) p.toggle->setFocus();
    p.save->setVisible(changed);
    p.save->setEnabled(!m_context.inThePast());
    p.revert->setVisible(changed && !(fresh && m_stored.playbook.text("preset").empty()));
    p.changed->setText(changed ? tr("Changed") : QString());
    const std::string& on = m_stored.playbook.text("enabled_on");
    p.state->setText(!on.empty() ? tr("On since %1").arg(qs(on)) : tr("Off"));
    p.state->setColorIndex(on.empty() ? 0 : 2);
    p.toggle->setText(on.empty() ? tr("Enable...") : tr("Disable"));
    // Enabled is what is stored: what was typed is to be kept first.
    p.toggle->setEnabled(!changed && !m_context.inThePast());
    p.toggle->setToolTip(changed ? tr("Save the changes first.") : m_context.whyNotEdit());
}

void PlaybookDetail::changed(const Change& change) {
    if (!isShown() || !m_context.session()) return;
    const bool own = change.everything || change.touches(Kind::playbook) || change.touches(Kind::playbook_step);
    if (own && playbook() != 0) {
        try {
            // Undone or deleted elsewhere: what is being edited stays, what was only looked at follows.
            const auto record = readRecord(m_context.reader(), Kind::playbook, playbook());
            if (!record) {
                emit backRequested();
                return;
            }
            if (!isChanged())
                load({*record, stepsOfPlaybook(m_context.reader(), playbook())}, true);
            else
                m_stored.playbook.set("enabled_on", record->get("enabled_on"));
        } catch (...) {
            m_context.showError(currentError());
            return;
        }
    }
    if (isVisible())
        m_delay.start();
    else
        m_stale = true;
}

void PlaybookDetail::retranslate() {
    Parts& p = *m_parts;
    p.back->setToolTip(tr("All playbooks"));
    p.back->setAccessibleName(tr("All playbooks"));
    p.name->setAccessibleName(tr("Name of the playbook"));
    p.name->setPlaceholderText(tr("Name of the playbook"));
    p.more->setToolTip(tr("More"));
    p.more->setAccessibleName(tr("More"));
    p.revert->setText(tr("Revert"));
    p.save->setText(tr("Save"));
    p.stepsCard->setTitle(tr("What is done, and when"));
    p.ruleCard->setTitle(tr("For whom"));
    p.aboutCard->setTitle(tr("What it is for"));
    p.purpose->setPlaceholderText(tr("What it is for, in a sentence"));
    p.purpose->setAccessibleName(tr("What it is for, in a sentence"));
    p.priority->setAccessibleName(tr("Priority"));
    p.start->setAccessibleName(tr("Valid from"));
    p.finish->setAccessibleName(tr("Valid until"));
    p.validity->setSentence(
        tr("Priority %1: 1 comes first where two want the same client. Valid from %2 until %3; empty: "
           "without an end."),
        {p.priority, p.start, p.finish});
    p.addStep->setText(tr("Add a step"));
    p.side->retranslate();
    p.effect->retranslate();
}

void PlaybookDetail::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_parts->side->setFixedWidth(std::clamp(width() / 3, kNarrowSide, kWideSide));
}

void PlaybookDetail::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        // The editors' words are those of their rows: they are built again from what stands in them.
        if (isShown()) {
            const PlaybookDraft loaded = m_loaded;
            load(draft(), false);
            m_loaded = loaded;
            showButtons();
        }
    }
    QWidget::changeEvent(event);
}

}  // namespace meike::ui
