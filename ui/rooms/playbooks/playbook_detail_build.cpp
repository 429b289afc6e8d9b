// SPDX-License-Identifier: GPL-3.0-or-later
// How the page of a playbook is laid out.
#include <QHBoxLayout>
#include <QMenu>

#include "app/plan/playbook_desk.h"
#include "ui/context/app_context.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/layouts.h"
#include "ui/kit/sentence_row.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/rule_why.h"
#include "ui/rooms/playbooks/effect_card.h"
#include "ui/rooms/playbooks/playbook_detail.h"
#include "ui/rooms/playbooks/playbook_detail_parts.h"
#include "ui/rooms/playbooks/playbook_side.h"
#include "ui/rooms/playbooks/step_editor.h"
#include "ui/rules/rule_group.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostName = 100;
constexpr int kPurposeHeight = 52;

}  // namespace

void PlaybookDetail::buildHead(QVBoxLayout* layout) {
    Parts& p = *m_parts;
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kUnit);
    p.back = new QToolButton;
    p.back->setObjectName(u"playbookBackButton"_s);
    p.back->setIcon(icon(u"chevron-left"_s));
    p.back->setAutoRaise(true);
    p.name = new QLineEdit;
    p.name->setObjectName(u"playbookName"_s);
    p.name->setFont(textFont(TextStyle::title));
    p.name->setMinimumWidth(180);
    p.name->setMaxLength(kMostName);
    p.state = new Pill;
    p.changed = makeLabel({}, TextStyle::body, Tone::secondary);
    p.changed->setObjectName(u"playbookChanged"_s);
    p.more = new QToolButton;
    p.more->setObjectName(u"playbookMoreButton"_s);
    p.more->setIcon(icon(u"ellipsis"_s, Tone::secondary));
    p.more->setPopupMode(QToolButton::InstantPopup);
    p.more->setMenu(new QMenu(p.more));
    const auto button = [&](const QString& name) {
        auto* made = new QPushButton;
        made->setObjectName(name);
        return made;
    };
    p.toggle = button(u"playbookToggleButton"_s);
    p.revert = button(u"playbookRevertButton"_s);
    p.save = button(u"playbookSaveButton"_s);
    setPrimary(p.save);
    head->addWidget(p.back);
    head->addWidget(p.name, 2);
    head->addWidget(p.state);
    head->addWidget(p.changed, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{p.more, p.toggle, p.revert, p.save}) head->addWidget(widget);
    layout->addLayout(head);
    connect(p.back, &QToolButton::clicked, this, &PlaybookDetail::backRequested);
    connect(p.name, &QLineEdit::textEdited, this, &PlaybookDetail::showButtons);
    connect(p.save, &QPushButton::clicked, this, &PlaybookDetail::save);
    connect(p.revert, &QPushButton::clicked, this, &PlaybookDetail::revert);
    connect(p.toggle, &QPushButton::clicked, this, [this] { isOn() ? disable() : enable(); });
    connect(p.more->menu(), &QMenu::aboutToShow, this, [this] {
        QMenu* menu = m_parts->more->menu();
        menu->clear();
        menu->addAction(icon(u"users"_s), tr("Show whom it reaches in Clients"), this,
                        [this] { m_context.openClients(m_parts->rule->rule().value_or(Rule::all({})), name()); });
        QAction* gone = menu->addAction(icon(u"trash-2"_s), tr("Delete"), this, &PlaybookDetail::remove);
        gone->setEnabled(playbook() != 0 && !m_context.inThePast());
    });
}

void PlaybookDetail::buildAbout(QVBoxLayout* column) {
    Parts& p = *m_parts;
    p.aboutCard = new Card;
    auto* texts = new QHBoxLayout;
    texts->setSpacing(space::kUnit);
    const auto text = [&](const QString& name) {
        auto* edit = new QPlainTextEdit;
        edit->setObjectName(name);
        edit->setFixedHeight(kPurposeHeight);
        edit->setTabChangesFocus(true);
        texts->addWidget(edit, 1);
        connect(edit, &QPlainTextEdit::textChanged, this, &PlaybookDetail::showButtons);
        return edit;
    };
    p.purpose = text(u"playbookPurpose"_s);
    p.purposeEn = text(u"playbookPurposeEn"_s);
    p.nameEn = new QLineEdit;
    p.nameEn->setObjectName(u"playbookNameEn"_s);
    p.nameEn->setMaxLength(kMostName);
    connect(p.nameEn, &QLineEdit::textEdited, this, &PlaybookDetail::showButtons);
    p.aboutCard->body()->addLayout(texts);
    p.aboutCard->body()->addWidget(p.nameEn);
    p.validity = new SentenceRow;
    p.priority = new NumberBox(0);
    p.priority->setObjectName(u"playbookPriority"_s);
    const EditorContext how{m_context, Kind::playbook, [] { return RecordId{0}; },
                            [this] { return m_context.currency(); }, [this] { return playbook(); }};
    p.start = makeFieldEditor(how, fieldOf(Kind::playbook, "start"), this);
    p.finish = makeFieldEditor(how, fieldOf(Kind::playbook, "finish"), this);
    p.aboutCard->body()->addWidget(p.validity);
    connect(p.priority, &QLineEdit::textChanged, this, &PlaybookDetail::edited);
    for (FieldEditor* editor : {p.start, p.finish})
        connect(editor, &FieldEditor::edited, this, &PlaybookDetail::edited);
    column->addWidget(p.aboutCard);
}

void PlaybookDetail::build() {
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
    p.sentence = makeLabel({}, TextStyle::body);
    p.sentence->setObjectName(u"playbookSentence"_s);
    p.sentence->setProperty("explaining", true);
    p.sentence->setWordWrap(true);
    p.rulePlace = new QVBoxLayout;
    p.incomplete = makeLabel({}, TextStyle::small, Tone::risk);
    p.incomplete->setWordWrap(true);
    p.incomplete->hide();
    p.ruleCard->body()->addWidget(p.sentence);
    p.ruleCard->body()->addLayout(p.rulePlace);
    p.ruleCard->body()->addWidget(p.incomplete);
    p.stepsCard = new Card;
    p.steps = new QVBoxLayout;
    p.steps->setSpacing(space::kUnit);
    p.stepsCard->body()->addLayout(p.steps);
    p.addStep = new QPushButton;
    p.addStep->setObjectName(u"addStepButton"_s);
    p.addStep->setIcon(icon(u"plus"_s, Tone::accent));
    setFlat(p.addStep);
    setTone(p.addStep, Tone::accent);
    auto* foot = new QHBoxLayout;
    foot->addWidget(p.addStep);
    foot->addStretch(1);
    p.stepsCard->body()->addLayout(foot);
    connect(p.addStep, &QPushButton::clicked, this, &PlaybookDetail::addStep);
    column->addWidget(p.stepsCard);
    column->addWidget(p.ruleCard);
    p.why = new RuleWhy(m_context);
    column->addWidget(p.why);
    buildAbout(column);
    p.effect = new EffectCard(m_context);
    connect(p.effect, &EffectCard::edited, this, &PlaybookDetail::edited);
    column->addWidget(p.effect);
    column->addStretch(1);
    p.scroll = new QScrollArea;
    p.scroll->setWidgetResizable(true);
    p.scroll->setFrameShape(QFrame::NoFrame);
    p.scroll->setFocusPolicy(Qt::NoFocus);
    p.scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    p.scroll->setWidget(left);
    body->addWidget(p.scroll, 1);
    p.side = new PlaybookSide(m_context);
    body->addWidget(p.side);
    layout->addLayout(body, 1);
    connect(p.side, &PlaybookSide::clientChosen, this, [this](qint64 client) { m_parts->why->showClient(client); });
    connect(p.side, &PlaybookSide::counted, this, [this] {
        const PlaybookDesk* desk = m_parts->side->desk();
        for (StepEditor* step : std::as_const(m_steps)) {
            const auto found = desk->steps.find(step->step().id());
            step->setCounts(found == desk->steps.end() ? PlanCounts{} : found->second);
        }
    });
}

}  // namespace meike::ui
