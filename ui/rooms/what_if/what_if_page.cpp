// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/what_if/what_if_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>

#include "app/profiles.h"
#include "app/score_book.h"
#include "engine/reasons.h"
#include "storage/workspace.h"
#include "ui/context/error_text.h"
#include "ui/kit/card.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/parts/profile_preview_panel.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kSlidersWidth = 460;
/// In a small window the sliders are short, so that the preview keeps its room.
constexpr int kShortSliders = 380;
constexpr int kSmallWindow = 900;
constexpr int kPreviewHeight = 520;
constexpr int kNameWidth = 128;
constexpr int kValueWidth = 44;
constexpr int kBeforeWidth = 56;
constexpr int kHundredth = 100;  ///< limits are kept in hundredths of a point

}  // namespace

WhatIfPage::WhatIfPage(AppContext& context, QWidget* parent)
    : Page(context, Frame::fixed, parent),
      m_back(addBackButton(u"dashboard"_s)),
      m_preview(new ProfilePreviewPanel(context)),
      m_note(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_discard(new QPushButton),
      m_apply(new QPushButton) {
    QVBoxLayout* layout = content();
    layout->setSpacing(space::kWide);
    m_back->setObjectName(u"whatIfBackButton"_s);
    auto* body = new QHBoxLayout;
    body->setSpacing(space::kWide);
    auto* left = new QWidget;
    left->setProperty("scrolled", true);
    m_left = new QVBoxLayout(left);
    m_left->setContentsMargins(0, 0, 0, 0);
    m_left->setSpacing(space::kWide);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_slidersScroll = scroll;
    scroll->setWidget(left);
    body->addWidget(scroll);
    auto* right = new QScrollArea;
    right->setWidgetResizable(true);
    right->setFrameShape(QFrame::NoFrame);
    right->setFocusPolicy(Qt::NoFocus);
    right->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_preview->setMinimumHeight(kPreviewHeight);
    right->setWidget(m_preview);
    body->addWidget(right, 1);
    layout->addLayout(body, 1);

    auto* footer = new QHBoxLayout;
    footer->setSpacing(space::kUnit);
    m_note->setWordWrap(true);
    m_discard->setObjectName(u"whatIfDiscardButton"_s);
    m_apply->setObjectName(u"whatIfApplyButton"_s);
    setPrimary(m_apply);
    footer->addWidget(m_note, 1);
    footer->addWidget(m_discard);
    footer->addWidget(m_apply);
    layout->addLayout(footer);

    m_preview->setPause(0);
    connect(m_discard, &QPushButton::clicked, this, &WhatIfPage::discard);
    connect(m_apply, &QPushButton::clicked, this, &WhatIfPage::apply);
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (change.everything || change.touches(Kind::scoring_profile)) readInUse();
    });
    connect(&context, &AppContext::asOfChanged, this, [this] {
        readInUse();
        showControls();
    });
    retranslate();
}

WhatIfPage::~WhatIfPage() = default;

std::optional<Unsaved> WhatIfPage::unsaved() {
    if (!m_context.session() || !m_loaded || !isChanged()) return {};
    return Unsaved{.question = tr("Leave what you tried under “What if”?"),
                   .note = tr("The rules you tried are not applied."),
                   .show = [this] { m_context.openPage(u"what_if"_s); },
                   .discard = [this] { discard(); }};
}

void WhatIfPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    m_slidersScroll->setFixedWidth(width() < kSmallWindow ? kShortSliders : kSlidersWidth);
}

void WhatIfPage::refresh() {
    if (!m_loaded) {
        readInUse();
        return;
    }
    if (m_amountName != amountName()) rebuild();
    m_preview->setProfile(m_profile, isChanged());
}

void WhatIfPage::readInUse() {
    if (!m_context.session()) return;
    const ScoringProfile before = m_inUse;
    try {
        // Where another version is looked at, it is what one asks "what if" about.
        m_inUse = m_context.otherRules() ? *m_context.otherRules() : profileInUse(m_context.reader());
    } catch (...) {
        m_context.showError(currentError());
        return;
    }
    // Neither another step that was undone nor other rules to compare with throw away what is being tried, as long as
    // its sliders mean the same.
    if (m_loaded && before == m_inUse) return;
    const bool tried = m_loaded && m_profile != before && m_profile.tierMethod == m_inUse.tierMethod &&
                       m_profile.tiers.size() == m_inUse.tiers.size();
    const ScoringProfile kept = m_profile;
    m_profile = m_inUse;
    if (tried) {
        for (std::size_t i = 0; i < kept.tiers.size(); ++i) m_profile.tiers[i].limit = kept.tiers[i].limit;
        m_profile.weights = kept.weights;
        m_profile.risk.deductionPercent = kept.risk.deductionPercent;
    }
    m_loaded = true;
    rebuild();
    m_preview->setProfile(m_profile, isChanged());
}

// ---- The sliders ----

void WhatIfPage::rebuild() {
    const QWidget* focused = focusWidget();
    const QString focusedName =
        m_sliders && focused && m_sliders->isAncestorOf(focused) ? focused->objectName() : QString();
    delete m_sliders;
    m_weights = nullptr;
    m_controls.clear();
    m_sliders = new QWidget;
    auto* layout = new QVBoxLayout(m_sliders);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kWide);
    m_left->insertWidget(0, m_sliders);
    if (m_left->count() == 1) m_left->addStretch(1);
    if (m_profile.tierMethod != TierMethod::value_score) {
        auto* card = new Card(tr("Tiers do not go by the value score"));
        auto* text = makeLabel(tr("Under the rules in use, tiers follow from the class of a client. Change them as "
                                  "sentences, with the same preview, under Settings."),
                               TextStyle::body, Tone::secondary);
        text->setWordWrap(true);
        auto* open = new QPushButton(tr("Open the rules"));
        connect(open, &QPushButton::clicked, this, [this] { m_context.go(u"settings"_s, VisitPart{u"rules"_s}); });
        card->body()->addWidget(text);
        card->body()->addWidget(open, 0, Qt::AlignLeft);
        layout->addWidget(card);
        showControls();
        return;
    }
    auto* limits = new Card(tr("Tiers from a value score of"));
    layout->addWidget(limits);
    for (std::size_t i = 0; i + 1 < m_profile.tiers.size(); ++i) {
        const QString name = qs(m_profile.tiers[i].label.in(m_context.language()));
        auto* label = new TierLabel;
        label->setTier(tierMark(qs(m_profile.tiers[i].key)), name);
        Control control;
        control.unit = kHundredth;
        control.ref = [i](ScoringProfile& p) -> int& { return p.tiers[i].limit; };
        control.range = [i](const ScoringProfile& p) {
            const int below = p.tiers[i + 1].limit / kHundredth + 1;
            const int above = i == 0 ? 100 : (p.tiers[i - 1].limit - 1) / kHundredth;
            return std::pair(below, above);
        };
        addControl(limits->body(), label, name, u"limit%1"_s.arg(i), std::move(control));
    }
    m_weights = new Card(tr("Weights in the value score"));
    layout->addWidget(m_weights);
    m_amountName = amountName();
    const std::array<int ScoreWeights::*, engine::kScoreInputs> members{&ScoreWeights::amount, &ScoreWeights::frequency,
                                                                        &ScoreWeights::margin, &ScoreWeights::growth,
                                                                        &ScoreWeights::influence};
    for (std::size_t i = 0; i < members.size(); ++i) {
        const QString name =
            i == 0 ? m_amountName : m_context.text(engine::scoreInputLabel(static_cast<engine::ScoreInput>(i)));
        Control control;
        control.ref = [member = members[i]](ScoringProfile& p) -> int& { return p.weights.*member; };
        // A weight of 0 leaves an input out; the last one left has to stay.
        control.range = [member = members[i]](const ScoringProfile& p) {
            ScoreWeights others = p.weights;
            others.*member = 0;
            return std::pair(others == ScoreWeights{0, 0, 0, 0, 0} ? 1 : 0, 100);
        };
        addControl(m_weights->body(), makeLabel(name, TextStyle::body), name, u"weight%1"_s.arg(i), std::move(control));
    }
    auto* risk = new Card(tr("Taken off for risk"));
    layout->addWidget(risk);
    Control deduction;
    deduction.ref = [](ScoringProfile& p) -> int& { return p.risk.deductionPercent; };
    deduction.range = [](const ScoringProfile&) { return std::pair(0, 100); };
    addControl(risk->body(), makeLabel(tr("Points at most"), TextStyle::body), tr("Points at most"), u"risk"_s,
               std::move(deduction));
    showControls();
    if (auto* slider = focusedName.isEmpty() ? nullptr : m_sliders->findChild<QSlider*>(focusedName))
        slider->setFocus();
}

/// The amount is called what is counted: contribution, net revenue, gross.
QString WhatIfPage::amountName() const {
    const auto scores = m_context.scores();
    return m_context.text(scores && scores->version > 0 ? engine::amountLabel(scores->assessment)
                                                        : engine::scoreInputLabel(engine::ScoreInput::amount));
}

void WhatIfPage::addControl(QVBoxLayout* layout, QWidget* label, const QString& name, const QString& objectName,
                            Control control) {
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kWide);
    label->setFixedWidth(kNameWidth);
    control.slider = new QSlider(Qt::Horizontal);
    control.slider->setObjectName(objectName + u"Slider"_s);
    control.slider->setAccessibleName(name);
    control.slider->setPageStep(5);
    control.value = makeLabel({}, TextStyle::strong);
    control.value->setFixedWidth(kValueWidth);
    control.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    control.before = makeLabel({}, TextStyle::small, Tone::secondary);
    control.before->setFixedWidth(kBeforeWidth);
    row->addWidget(label);
    row->addWidget(control.slider, 1);
    control.before->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(control.before);
    row->addWidget(control.value);
    layout->addLayout(row);
    const int index = static_cast<int>(m_controls.size());
    connect(control.slider, &QSlider::valueChanged, this, [this, index] { moved(index); });
    m_controls << control;
}

void WhatIfPage::moved(int index) {
    const Control& control = m_controls[index];
    int& number = control.ref(m_profile);
    const auto [low, high] = control.range(m_profile);
    if (low > high) {  // its neighbours, finer than a step, leave no room
        showControls();
        return;
    }
    const int step = std::clamp(control.slider->value(), low, high);
    // A limit between two steps (62.5) stays as it is until its own slider moves.
    if (number / control.unit != step) number = step * control.unit;
    showControls();
    m_preview->setProfile(m_profile, isChanged());
}

void WhatIfPage::showControls() {
    for (const Control& control : m_controls) {
        const QSignalBlocker quiet(control.slider);
        const int number = control.ref(m_profile);
        // The whole scale for all: a slider that hits its neighbour stops there, it does not stretch.
        control.slider->setRange(0, 100);
        control.slider->setValue(number / control.unit);
        QString text = QString::number(static_cast<double>(number) / control.unit);
        const int before = control.ref(m_inUse);
        control.value->setText(text);
        setTone(control.value, number == before ? Tone::normal : Tone::accent);
        const QString was = tr("was %1").arg(static_cast<double>(before) / control.unit);
        control.before->setText(number == before ? QString() : was);
        control.slider->setAccessibleDescription(number == before ? QString() : was);
    }
    if (m_weights) {
        const ScoreWeights& w = m_profile.weights;
        const int sum = w.amount + w.frequency + w.margin + w.growth + w.influence;
        m_weights->setSubtitle(sum == 100 ? QString() : tr("%1 in all: each counts by its share").arg(sum));
    }
    const bool past = m_context.inThePast();
    m_discard->setEnabled(isChanged());
    m_apply->setEnabled(isChanged() && !past);
    m_apply->setToolTip(past ? tr("A past day or other rules are shown: go back to today to apply.") : QString());
    const QString rules = tr("%1, version %2").arg(qs(m_inUse.label.in(m_context.language()))).arg(m_inUse.version);
    m_note->setText(isChanged()
                        ? tr("Only tried so far: nothing is changed until you apply it. Compared with %1.").arg(rules)
                        : tr("Move a slider and see at once who would change tier. Rules shown: %1.").arg(rules));
}

/// Before its button is greyed out: the focus would wander to the next thing of the window, and Enter with it.
void WhatIfPage::rest() {
    if (!m_controls.isEmpty()) m_controls.front().slider->setFocus();
}

// ---- Done with it ----

void WhatIfPage::discard() {
    if (m_discard->hasFocus()) rest();
    m_profile = m_inUse;
    showControls();
    m_preview->setProfile(m_profile, false);
}

bool WhatIfPage::apply() {
    if (!m_context.session() || !m_context.mayEdit()) return false;
    const ScoringProfile profile = m_profile;
    if (m_apply->hasFocus()) rest();
    return m_context.edit(saveProfileCommand(profile, m_context.language()),
                          [&profile](Edit& edit) { saveProfile(edit, profile); });
}

void WhatIfPage::retranslate() {
    m_back->setText(tr("Dashboard"));
    title()->setText(tr("What if"));
    subtitle()->setText(tr("Higher limits, other weights: who moves, and how much money"));
    m_discard->setText(tr("Discard"));
    m_apply->setText(tr("Apply as a new version"));
    if (m_loaded) rebuild();
}

}  // namespace meike::ui
