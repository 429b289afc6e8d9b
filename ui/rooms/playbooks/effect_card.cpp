// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/playbooks/effect_card.h"

#include <optional>

#include "app/plan/playbook_effect.h"
#include "app/words/effect_words.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/sentence_row.h"
#include "ui/kit/text.h"
#include "ui/parts/client_texts.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// What was found, or why there is nothing.
struct Answer {
    std::shared_ptr<const PlaybookEffect> effect;
    std::optional<Error> problem{};
};

}  // namespace

EffectCard::EffectCard(AppContext& context, QWidget* parent)
    : Card({}, {}, parent), m_context(context), m_read(new LatestRead(context, this)) {
    setObjectName(u"playbookEffect"_s);
    m_sentence = new SentenceRow;
    m_share = new NumberBox(2);
    m_share->setObjectName(u"playbookHeldOut"_s);
    m_days = new NumberBox(0);
    m_days->setObjectName(u"playbookEffectDays"_s);
    const EditorContext how{m_context, Kind::playbook, [] { return RecordId{0}; },
                            [this] { return m_context.currency(); }, [] { return RecordId{0}; }};
    m_end = makeFieldEditor(how, fieldOf(Kind::playbook, "effect_on"), this);
    m_lines = wrappedLabel({}, Tone::secondary);
    m_lines->setObjectName(u"playbookEffectLines"_s);
    body()->addWidget(m_sentence);
    body()->addWidget(m_lines);
    const auto tell = [this] {
        if (!m_filling) emit edited();
    };
    connect(m_share, &QLineEdit::textChanged, this, tell);
    connect(m_days, &QLineEdit::textChanged, this, tell);
    connect(m_end, &FieldEditor::edited, this, tell);
    retranslate();
}

EffectCard::~EffectCard() = default;

void EffectCard::setPlaybook(const Record& playbook) {
    m_filling = true;
    m_share->setNumber(playbook.integer("held_out"));
    m_days->setNumber(playbook.integer("effect_days", engine::kEffectDays));
    m_end->setValue(playbook.get("effect_on"));
    m_filling = false;
}

void EffectCard::put(Record& playbook) const {
    // What says the usual is left as it was: looking at a playbook changes nothing.
    const auto number = [&](const char* field, const NumberBox& box, std::int64_t usual) {
        const auto typed = box.number();
        if (isEmpty(playbook.get(field)) && (!typed || *typed == usual)) return;
        playbook.set(field, typed ? Value{*typed} : Value{});
    };
    number("held_out", *m_share, 0);
    number("effect_days", *m_days, engine::kEffectDays);
    playbook.set("effect_on", m_end->value());
}

void EffectCard::ask(const PlaybookDraft& draft) {
    if (!m_context.session()) return;
    m_known = false;
    m_read->ask(
        [draft, asOf = m_context.asOf()](Database& database, const std::stop_token& stop) {
            Answer answer;
            try {
                answer.effect = std::make_shared<const PlaybookEffect>(readPlaybookEffect(database, draft, asOf, stop));
            } catch (const Error& error) {
                // A rule that is not finished yet.
                if (error.kind() == ErrorKind::cancelled) throw;
                answer.problem = error;
            }
            return answer;
        },
        [this](const Answer& answer) {
            m_effect = answer.effect;
            m_problem = answer.problem ? errorText(*answer.problem) : QString();
            m_known = true;
            showEffect();
        });
}

void EffectCard::clear() {
    m_read->stop();
    m_effect.reset();
    m_problem.clear();
    m_known = false;
    m_lines->clear();
}

bool EffectCard::isSettled() const { return m_known && !m_read->running(); }

void EffectCard::showEffect() {
    QStringList sentences;
    if (!m_problem.isEmpty()) sentences << m_problem;
    if (m_effect)
        for (const words::Line& line :
             words::effectLines(*m_effect, m_context.currency(), m_context.asOf(), m_context.language()))
            sentences << qs(line.text) + (m_context.language() == Language::zh ? u"。"_s : u"."_s);
    m_lines->setText(sentences.join(u'\n'));
}

void EffectCard::retranslate() {
    setTitle(tr("Did it help?"));
    m_share->setAccessibleName(tr("Share held out, per cent"));
    m_days->setAccessibleName(tr("Days counted"));
    m_end->setAccessibleName(tr("Read on"));
    m_sentence->setSentence(tr("Hold out %1 per cent of those who come in, by chance, and read on %3 what they have "
                               "ordered within %2 days. Key accounts are never held out."),
                            {m_share, m_days, m_end});
    showEffect();
}

}  // namespace meike::ui
