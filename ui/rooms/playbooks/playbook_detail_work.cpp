// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with an opened playbook: saving, going back, turning it on and off, deleting.
#include "app/plan/playbook_desk.h"
#include "app/plan/playbooks.h"
#include "app/records/record_writer.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/text.h"
#include "ui/rooms/playbooks/playbook_detail_parts.h"
#include "ui/rooms/playbooks/playbook_sheets.h"
#include "ui/rooms/playbooks/playbook_side.h"
#include "ui/rooms/playbooks/step_editor.h"
#include "ui/rules/rule_group.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

bool PlaybookDetail::save() {
    Parts& p = *m_parts;
    if (!m_context.mayEdit() || !isShown()) return false;
    const auto refuse = [this](const LiveText& text, QWidget* where) {
        m_context.showMessage(text);
        if (where) where->setFocus();
        return false;
    };
    if (name().isEmpty()) return refuse([] { return tr("Give the playbook a name."); }, p.name);
    if (const int missing = p.rule->incomplete(); missing > 0)
        return refuse(
            [missing] {
                return tr("%n conditions are not complete. Complete or remove them, then save.", nullptr, missing);
            },
            nullptr);
    for (const FieldEditor* editor : {p.start, p.finish})
        if (const QString fault = editor->fault(); !fault.isEmpty())
            return refuse([fault] { return fault; }, editor->input());
    if (m_steps.isEmpty())
        return refuse([] { return tr("A playbook without a step asks for nothing: add one."); }, p.addStep);
    for (StepEditor* step : std::as_const(m_steps))
        if (const QString problem = step->problem(); !problem.isEmpty()) {
            step->begin();
            return refuse([problem] { return problem; }, nullptr);
        }
    try {
        const PlaybookDraft kept = draft();
        const auto namesake = findPlaybook(m_context.reader(), kept.playbook.text("name"));
        if (namesake && namesake->id() != playbook())
            return refuse(
                [name = name()] { return tr("There is a playbook “%1” already: choose another name.").arg(name); },
                p.name);
        RecordId id = 0;
        if (!m_context.edit(savePlaybookCommand(kept.playbook.text("name")),
                            [&](Edit& edit) { id = savePlaybook(edit, kept); }))
            return false;
        showPlaybook(id);
        return true;
    } catch (...) {
        m_context.showError(currentError());
        return false;
    }
}

void PlaybookDetail::revert() { load(PlaybookDraft(m_stored), true); }

void PlaybookDetail::enable() {
    if (!m_context.mayEdit()) return;
    const PlaybookForecast* forecast = m_parts->side->isSettled() ? m_parts->side->forecast() : nullptr;
    if (!forecast) {
        m_context.showMessage([] { return tr("Still counting what it would bring: try again in a moment."); });
        return;
    }
    askToEnable(window(), name(), *forecast, [this] { enableNow(); });
}

void PlaybookDetail::enableNow() {
    const std::string name = u8(this->name());
    RecordId id = playbook();
    const std::string preset = m_stored.playbook.text("preset");
    const Date today = m_context.today();
    const bool done = m_context.edit(enablePlaybookCommand(name), [&](Edit& edit) {
        if (id == 0)
            id = enablePlaybook(edit, preset, today);
        else
            enablePlaybook(edit, id, today);
    });
    if (done) showPlaybook(id);
}

void PlaybookDetail::disable() {
    if (!m_context.mayEdit() || playbook() == 0) return;
    m_context.edit(disablePlaybookCommand(u8(name())), [id = playbook()](Edit& edit) { disablePlaybook(edit, id); });
}

void PlaybookDetail::remove() {
    if (!m_context.mayEdit() || playbook() == 0) return;
    const RecordId id = playbook();
    try {
        const Command command = removeCommand(m_context.reader(), Kind::playbook, id);
        if (m_context.edit(command, [id](Edit& edit) { removeRecord(edit, Kind::playbook, id); })) emit backRequested();
    } catch (...) {
        m_context.showError(currentError());
    }
}

}  // namespace meike::ui
