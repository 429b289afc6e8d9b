// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/playbooks/step_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/plan/plan_view.h"
#include "app/plan/playbook_desk.h"
#include "app/words/plan_words.h"
#include "domain/choices.h"
#include "domain/classification.h"
#include "domain/playbook.h"
#include "domain/work_calendar.h"
#include "storage/plan_rows.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/kit/calm_wheel.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/sentence_row.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/client_texts.h"
#include "ui/rules/rule_controls.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostTitle = 100;
constexpr int kTextHeight = 64;
constexpr int kMostKinds = 260;

/// Where a step stands to its event.
enum Side { kAfter, kBefore, kOnTheDay };

QString keyOf(const QComboBox* combo) { return combo->currentData().toString(); }

void choose(QComboBox* combo, const QVariant& key) { combo->setCurrentIndex(std::max(0, combo->findData(key))); }

std::optional<StepTrigger> triggerOf(const QComboBox* combo) {
    return choiceAs<StepTrigger>(choices::stepTriggers(), u8(keyOf(combo)));
}

}  // namespace

QString countsText(const PlanCounts& counts) {
    QStringList parts;
    if (counts.open > 0) parts << StepEditor::tr("%Ln open", nullptr, counts.open);
    if (counts.finished() > 0) {
        QString done = StepEditor::tr("%Ln done", nullptr, counts.finished());
        if (counts.byFacts > 0) done = StepEditor::tr("%1 (%2 by what was logged)").arg(done, count(counts.byFacts));
        parts << done;
    }
    if (counts.moved > 0) parts << StepEditor::tr("%Ln moved", nullptr, counts.moved);
    if (counts.skipped > 0) parts << StepEditor::tr("%Ln skipped", nullptr, counts.skipped);
    return parts.join(u" · "_s);
}

QString reasonsText(const PlanCounts& counts) {
    QStringList lines;
    for (const auto& [reason, times] : counts.reasons)
        lines << (times == 1 ? qs(reason) : StepEditor::tr("%1 (%2 times)").arg(qs(reason), count(times)));
    return lines.isEmpty() ? QString() : labelledText(StepEditor::tr("Skipped because"), listText(lines));
}

TwoLanguages::TwoLanguages(const Record& record, const std::string& field, Language language)
    : m_first(qs(record.text(field))), m_second(qs(record.text(field + "_en"))) {
    m_swapped = language == Language::en && !m_second.isEmpty();
    if (m_swapped) std::swap(m_first, m_second);
}

void TwoLanguages::put(Record& record, const std::string& field, const QString& first, const QString& second) const {
    // One alone is the one that must be there.
    const bool swapped = m_swapped && !second.trimmed().isEmpty();
    record.set(field, textValue(u8((swapped ? second : first).trimmed())));
    record.set(field + "_en", textValue(u8((swapped ? first : m_swapped ? QString() : second).trimmed())));
}

StepEditor::StepEditor(AppContext& context, const Record& step, QWidget* parent)
    : QFrame(parent), m_context(context), m_step(step) {
    setObjectName(u"playbookStep"_s);
    setSurface(this);
    build();
    fill(step);
}

SnugCombo* StepEditor::choice(const QString& name, const QString& spoken, std::span<const Choice> choices) {
    auto* combo = new SnugCombo(m_body);
    combo->setObjectName(name);
    combo->setAccessibleName(spoken);
    calmWheel(combo);
    for (const Choice& each : choices) combo->addItem(m_context.text(each.label), qs(each.key));
    return combo;
}

void StepEditor::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kUnit, space::kUnit, space::kUnit);
    layout->setSpacing(space::kUnit);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    m_summary = wrappedLabel({}, Tone::normal);  // whole: who, and how long, stand at its end
    m_summary->setObjectName(u"stepSummary"_s);
    m_counts = wrappedLabel({}, Tone::secondary);
    m_counts->setFont(textFont(TextStyle::small));
    m_counts->setObjectName(u"stepCounts"_s);
    m_counts->hide();
    const auto tool = [&](const QString& name, const QString& iconName, const QString& words) {
        auto* button = new QToolButton;
        button->setObjectName(name);
        button->setIcon(icon(iconName, Tone::secondary));
        button->setAutoRaise(true);
        button->setToolTip(words);
        button->setAccessibleName(words);
        return button;
    };
    m_toggle = tool(u"stepToggle"_s, u"pencil"_s, tr("Edit this step"));
    m_toggle->setCheckable(true);
    m_up = tool(u"stepUp"_s, u"chevron-up"_s, tr("Move the step up"));
    m_down = tool(u"stepDown"_s, u"chevron-down"_s, tr("Move the step down"));
    m_remove = tool(u"stepRemove"_s, u"x"_s, tr("Remove the step"));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_summary);
    words->addWidget(m_counts);
    head->addLayout(words, 1);
    for (QToolButton* button : {m_toggle, m_up, m_down, m_remove}) head->addWidget(button);
    layout->addLayout(head);

    m_body = new QWidget;
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, space::kHalf, space::kUnit);
    body->setSpacing(space::kUnit);
    auto* names = new QHBoxLayout;
    names->setSpacing(space::kUnit);
    const auto line = [&](const QString& name, const QString& words) {
        auto* edit = new QLineEdit;
        edit->setObjectName(name);
        edit->setMaxLength(kMostTitle);
        edit->setPlaceholderText(words);
        edit->setAccessibleName(words);
        names->addWidget(edit, 1);
        connect(edit, &QLineEdit::textEdited, this, [this] { touched(false); });
        return edit;
    };
    m_title = line(u"stepTitle"_s, tr("What the step is called"));
    m_titleEn = line(u"stepTitleEn"_s, tr("Its English name (optional)"));
    body->addLayout(names);

    m_what = choice(u"stepWhat"_s, tr("What"), choices::stepKinds());
    m_occasion = choice(u"stepOccasion"_s, tr("When"), choices::stepTriggers());
    m_days = new NumberBox(0, m_body);
    m_days->setObjectName(u"stepDays"_s);
    m_days->setAccessibleName(tr("Days"));
    m_unit = choice(u"stepUnit"_s, tr("Days or working days"), {});
    m_unit->addItem(tr("days"), 0);
    m_unit->addItem(tr("working days"), 1);
    m_side = choice(u"stepSide"_s, tr("Before or after"), {});
    m_side->addItem(tr("after it"), kAfter);
    m_side->addItem(tr("before it"), kBefore);
    m_side->addItem(tr("on the day itself"), kOnTheDay);
    m_only = choice(u"stepOnly"_s, tr("Which of them"), {});
    m_doneBy = choice(u"stepDoneBy"_s, tr("What finishes it"), choices::doneBys());
    m_kinds = new DropButton(m_body);
    m_kinds->setObjectName(u"stepKinds"_s);
    m_kindsMenu = new QMenu(m_kinds);
    for (const Choice& kind : choices::interactionKinds()) {
        QAction* action = m_kindsMenu->addAction(m_context.text(kind.label));
        action->setCheckable(true);
        action->setData(qs(kind.key));
        connect(action, &QAction::toggled, this, [this] { touched(false); });
    }
    connect(m_kinds, &QPushButton::clicked, this,
            [this] { m_kindsMenu->popup(m_kinds->mapToGlobal(QPoint(0, m_kinds->height()))); });
    m_doneWho = choice(u"stepDoneWho"_s, tr("Whose count"), choices::doneWhos());
    m_who = choice(u"stepWho"_s, tr("Who does it"), choices::stepWhos());
    m_function = choice(u"stepFunction"_s, tr("Function of the team"), {});
    m_person = choice(u"stepPerson"_s, tr("Person"), {});
    Database& reader = m_context.reader();
    for (const Record& item : allRecords(reader, Kind::pick_item))
        if (item.text("list") == "team_function")
            m_function->addItem(qs(textInLanguage(item, "name", m_context.language())),
                                QVariant::fromValue<qint64>(item.id()));
    for (const auto& [id, name] : recordNames(reader, Kind::person))
        m_person->addItem(qs(name), QVariant::fromValue<qint64>(id));
    m_minutes = new NumberBox(0, m_body);
    m_minutes->setObjectName(u"stepMinutes"_s);
    m_minutes->setAccessibleName(tr("Minutes"));
    m_stake = choice(u"stepStake"_s, tr("What is at stake"), choices::stakes());
    m_whenRow = new SentenceRow;
    m_doneRow = new SentenceRow;
    m_whoRow = new SentenceRow;
    for (SentenceRow* row : {m_whenRow, m_doneRow, m_whoRow}) body->addWidget(row);

    auto* texts = new QHBoxLayout;
    texts->setSpacing(space::kUnit);
    const auto text = [&](const QString& name, const QString& words) {
        auto* edit = new QPlainTextEdit;
        edit->setObjectName(name);
        edit->setFixedHeight(kTextHeight);
        edit->setTabChangesFocus(true);
        edit->setPlaceholderText(words);
        edit->setAccessibleName(words);
        edit->setToolTip(tr("{contact}, {client} and {last_project} stand for the names of the client in question."));
        texts->addWidget(edit, 1);
        connect(edit, &QPlainTextEdit::textChanged, this, [this] { touched(false); });
        return edit;
    };
    m_text = text(u"stepText"_s, tr("Text to say or send, with {contact}, {client}, {last_project} (optional)"));
    m_textEn = text(u"stepTextEn"_s, tr("The text in English (optional)"));
    body->addLayout(texts);
    layout->addWidget(m_body);
    m_body->hide();

    connect(m_toggle, &QToolButton::toggled, this, [this](bool open) { m_body->setVisible(open); });
    connect(m_up, &QToolButton::clicked, this, [this] { emit moveRequested(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { emit moveRequested(1); });
    connect(m_remove, &QToolButton::clicked, this, &StepEditor::removeRequested);
    for (SnugCombo* combo : {m_occasion, m_side, m_doneBy, m_who})
        connect(combo, &QComboBox::currentIndexChanged, this, [this] { touched(true); });
    for (SnugCombo* combo : {m_what, m_unit, m_only, m_doneWho, m_function, m_person, m_stake})
        connect(combo, &QComboBox::currentIndexChanged, this, [this] { touched(false); });
    for (NumberBox* box : {m_days, m_minutes}) connect(box, &QLineEdit::textChanged, this, [this] { touched(false); });
}

void StepEditor::fill(const Record& step) {
    m_filling = true;
    m_titles = TwoLanguages(step, "title", m_context.language());
    m_texts = TwoLanguages(step, "text", m_context.language());
    m_title->setText(m_titles.first());
    m_titleEn->setText(m_titles.second());
    for (QLineEdit* edit : {m_title, m_titleEn}) edit->setCursorPosition(0);  // its beginning is what one knows it by
    const auto name = [](QWidget* edit, const QString& words) {
        edit->setProperty("placeholderText", words);
        edit->setAccessibleName(words);
    };
    name(m_titleEn, m_titles.isSwapped() ? tr("Its Chinese name (optional)") : tr("Its English name (optional)"));
    name(m_textEn, m_texts.isSwapped() ? tr("The text in Chinese (optional)") : tr("The text in English (optional)"));
    choose(m_what, qs(step.text("what")));
    choose(m_occasion, qs(step.text("occasion")));
    const std::int64_t days = step.integer("days", 30);
    m_days->setNumber(days < 0 ? -days : days);
    choose(m_unit, static_cast<int>(step.integer("workdays")));
    choose(m_side, days < 0 ? kBefore : days == 0 ? kOnTheDay : kAfter);
    choose(m_doneBy, qs(step.text("done_by")));
    const QStringList kinds = qs(step.text("done_kinds")).split(u',', Qt::SkipEmptyParts);
    for (QAction* action : m_kindsMenu->actions()) action->setChecked(kinds.contains(action->data().toString()));
    choose(m_doneWho, qs(step.text("done_who")));
    choose(m_who, qs(step.text("who")));
    choose(m_function, QVariant::fromValue<qint64>(step.integer("function")));
    choose(m_person, QVariant::fromValue<qint64>(step.integer("person")));
    m_minutes->setNumber(step.integer("minutes", 30));
    choose(m_stake, qs(step.text("stake")));
    m_text->setPlainText(m_texts.first());
    m_textEn->setPlainText(m_texts.second());
    fillOnly();
    choose(m_only, qs(step.text("only")));
    sentences();
    m_filling = false;
    showSummary();
}

/// Of which stage, holiday or question: what the occasion can be narrowed to.
void StepEditor::fillOnly() {
    const QString before = keyOf(m_only);
    const bool quiet = std::exchange(m_filling, true);
    m_only->clear();
    const auto trigger = triggerOf(m_occasion);
    if (trigger == StepTrigger::stage_change) {
        m_only->addItem(tr("any stage"), QString());
        for (const ClassRow& row : stageRows()) m_only->addItem(m_context.text(row.label), qs(row.key));
    } else if (trigger == StepTrigger::low_survey) {
        m_only->addItem(tr("CSAT or NPS"), QString());
        for (const Choice& metric : choices::surveyMetrics())
            m_only->addItem(m_context.text(metric.label), qs(metric.key));
    } else if (trigger == StepTrigger::holiday) {
        m_only->addItem(tr("every holiday"), QString());
        const WorkCalendar calendar = readWorkCalendar(m_context.reader(), m_context.today());
        for (const WorkCalendar::Holiday& holiday : calendar.holidays())
            if (m_only->findData(qs(holiday.key)) < 0)
                m_only->addItem(qs(m_context.language() == Language::zh ? holiday.zh : holiday.en), qs(holiday.key));
    }
    // One that nobody offers any more stays as it is.
    if (m_only->count() > 0 && !before.isEmpty() && m_only->findData(before) < 0) m_only->addItem(before, before);
    choose(m_only, before);
    m_filling = quiet;
}

void StepEditor::sentences() {
    const auto trigger = triggerOf(m_occasion).value_or(StepTrigger::interval);
    const bool interval = trigger == StepTrigger::interval;
    const bool onTheDay = !interval && m_side->currentData().toInt() == kOnTheDay;
    const bool byInteraction = keyOf(m_doneBy) == u"interaction";
    const bool byFunction = keyOf(m_who) == u"function";
    const bool byPerson = keyOf(m_who) == u"person";
    m_days->setVisible(!onTheDay);
    m_unit->setVisible(!onTheDay);
    m_side->setVisible(!interval);
    m_only->setVisible(m_only->count() > 0);
    m_kinds->setVisible(byInteraction);
    m_doneWho->setVisible(byInteraction);
    m_function->setVisible(byFunction);
    m_person->setVisible(byPerson);
    QString when = interval   ? tr("%1, %2: every %3 %4 since the last time that counts.")
                   : onTheDay ? tr("%1, when: %2, %3.")
                              : tr("%1, when: %2, %3 %4 %5.");
    QList<QWidget*> fields = interval   ? QList<QWidget*>{m_what, m_occasion, m_days, m_unit}
                             : onTheDay ? QList<QWidget*>{m_what, m_occasion, m_side}
                                        : QList<QWidget*>{m_what, m_occasion, m_days, m_unit, m_side};
    if (m_only->count() > 0) {
        fields << m_only;
        when += tr(" Only for: %1.").replace(u"%1"_s, u"%%1"_s.arg(fields.size()));
    }
    m_whenRow->setSentence(when, fields);
    if (byInteraction)
        m_doneRow->setSentence(tr("Done when: %1, by %2, noted by %3."), {m_doneBy, m_kinds, m_doneWho});
    else
        m_doneRow->setSentence(tr("Done when: %1."), {m_doneBy});
    if (byFunction || byPerson)
        m_whoRow->setSentence(tr("By: %1 %2, in %3 minutes. At stake: %4."),
                              {m_who, byFunction ? m_function : m_person, m_minutes, m_stake});
    else
        m_whoRow->setSentence(tr("By: %1, in %2 minutes. At stake: %3."), {m_who, m_minutes, m_stake});
}

void StepEditor::touched(bool anew) {
    if (m_filling) return;
    if (anew) {
        fillOnly();
        sentences();
    }
    showSummary();
    emit edited();
}

Record StepEditor::step() const {
    Record step = m_step;
    const auto text = [](const QString& typed) { return textValue(u8(typed.trimmed())); };
    const auto number = [](const NumberBox* box) {
        const auto value = box->number();
        return value ? Value{*value} : Value{};
    };
    const auto trigger = triggerOf(m_occasion).value_or(StepTrigger::interval);
    const int side = m_side->currentData().toInt();
    m_titles.put(step, "title", m_title->text(), m_titleEn->text());
    m_texts.put(step, "text", m_text->toPlainText(), m_textEn->toPlainText());
    step.set("what", u8(keyOf(m_what))).set("occasion", u8(keyOf(m_occasion)));
    if (trigger == StepTrigger::interval)
        step.set("days", number(m_days));
    else if (side == kOnTheDay)
        step.set("days", std::int64_t{0});
    else if (const auto days = m_days->number())
        step.set("days", side == kBefore ? -*days : *days);
    else
        step.set("days", {});
    const bool workdays = m_unit->currentData().toInt() != 0;
    // An untouched "no" keeps "not said".
    if (workdays != (m_step.integer("workdays") != 0))
        step.set("workdays", workdays ? Value{std::int64_t{1}} : Value{});
    step.set("only", m_only->count() > 0 ? text(keyOf(m_only)) : Value{});
    step.set("done_by", u8(keyOf(m_doneBy)));
    const bool byInteraction = keyOf(m_doneBy) == u"interaction";
    QStringList kinds;
    for (const QAction* action : m_kindsMenu->actions())
        if (action->isChecked()) kinds << action->data().toString();
    step.set("done_kinds", byInteraction ? text(kinds.join(u',')) : Value{});
    const std::string doneWho = u8(keyOf(m_doneWho));
    if (!byInteraction)
        step.set("done_who", {});
    else if (doneWho != "anyone" || !m_step.text("done_who").empty())
        step.set("done_who", doneWho);
    step.set("who", u8(keyOf(m_who)));
    const auto chosen = [](const QComboBox* combo, bool wanted) {
        return wanted && combo->count() > 0 ? Value{combo->currentData().toLongLong()} : Value{};
    };
    step.set("function", chosen(m_function, keyOf(m_who) == u"function"));
    step.set("person", chosen(m_person, keyOf(m_who) == u"person"));
    step.set("minutes", number(m_minutes)).set("stake", u8(keyOf(m_stake)));
    return step;
}

QString StepEditor::problem() const {
    const Record now = step();
    if (now.text("title").empty()) return tr("Step %1 has no name.").arg(m_number);
    if (isEmpty(now.get("days")) || (now.text("occasion") == "interval" && now.integer("days") <= 0))
        return tr("Step %1: say after how many days.").arg(m_number);
    if (isEmpty(now.get("minutes")) || now.integer("minutes") <= 0)
        return tr("Step %1: say how many minutes it takes.").arg(m_number);
    if (now.text("who") == "function" && isEmpty(now.get("function")))
        return tr("Step %1: there is no function of the team to choose yet; add one in Settings.").arg(m_number);
    if (now.text("who") == "person" && isEmpty(now.get("person")))
        return tr("Step %1: there is nobody to choose yet; add people in Settings.").arg(m_number);
    return {};
}

void StepEditor::showSummary() {
    QStringList kinds;
    for (const QAction* action : m_kindsMenu->actions())
        if (action->isChecked()) kinds << action->text();
    m_kinds->setCaption(kinds.isEmpty() ? tr("any kind") : listText(kinds), kMostKinds);
    m_kinds->setAccessibleName(labelledText(tr("Interactions that count"), m_kinds->caption()));
    const Record now = step();
    QStringList parts;
    const QString title = qs(textInLanguage(now, "title", m_context.language()));
    parts << u"%1. %2"_s.arg(QString::number(m_number), title.isEmpty() ? tr("(no name)") : title);
    if (const auto engineStep = planStepOf(now, 0))
        parts << qs(words::stepWhenWords(*engineStep, m_context.language()));
    parts << m_who->currentText() << tr("%Ln min", nullptr, static_cast<int>(now.integer("minutes")));
    m_summary->setText(parts.join(u" · "_s));
    setAccessibleName(m_summary->text());
}

void StepEditor::setPlace(int number, int of) {
    m_number = number;
    m_up->setEnabled(number > 1);
    m_down->setEnabled(number < of);
    showSummary();
}

void StepEditor::setCounts(const PlanCounts& counts) {
    const QString text = countsText(counts);
    m_counts->setText(text);
    m_counts->setVisible(!text.isEmpty());
    m_counts->setToolTip(reasonsText(counts));
}

bool StepEditor::isOpen() const { return m_toggle->isChecked(); }

void StepEditor::setOpen(bool open) { m_toggle->setChecked(open); }

void StepEditor::focusHead() { m_toggle->setFocus(Qt::OtherFocusReason); }

void StepEditor::begin() {
    setOpen(true);
    m_title->setFocus(Qt::OtherFocusReason);
}

}  // namespace meike::ui
