// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/scoring_section.h"

#include <QEvent>
#include <QHBoxLayout>

#include "app/profiles.h"
#include "app/score_book.h"
#include "exchange/profile_json.h"
#include "storage/workspace.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"
#include "ui/rooms/settings/profile_sentences.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

ScoringSection::ScoringSection(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_profile(new QComboBox),
      m_label(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_sentences(makeLabel({}, TextStyle::body)),
      m_edit(new QPushButton) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kUnit);
    auto* row = new QHBoxLayout;
    m_label->setBuddy(m_profile);
    m_profile->setMinimumWidth(240);
    m_profile->setObjectName(u"profileCombo"_s);
    row->addWidget(m_label);
    row->addWidget(m_profile);
    row->addStretch();
    m_edit->setObjectName(u"changeRulesButton"_s);
    row->addWidget(m_edit);
    connect(m_edit, &QPushButton::clicked, this, &ScoringSection::editRequested);
    layout->addLayout(row);
    m_sentences->setWordWrap(true);
    m_sentences->setTextFormat(Qt::RichText);
    m_sentences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_sentences);
    connect(m_profile, &QComboBox::activated, this, [this] { use(m_profile->currentData().toString()); });
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (change.everything || change.touches(Kind::scoring_profile)) refresh();
    });
    connect(&context, &AppContext::sessionChanged, this, &ScoringSection::refresh);
    refresh();
}

void ScoringSection::use(const QString& preset) {
    if (m_filling || !m_context.session()) return;
    const auto found = presetProfile(u8(preset));
    if (!found) return;  // the workspace's own, which is in use already
    const ScoringProfile& chosen = *found;
    if (profileInUse(m_context.reader()) == chosen) return;
    const bool done = m_context.edit(saveProfileCommand(chosen, m_context.language()),
                                     [&chosen](Edit& edit) { saveProfile(edit, chosen); });
    if (!done) refresh();
}

void ScoringSection::refresh() {
    m_filling = true;
    m_label->setText(tr("Clients are scored by"));
    m_profile->setAccessibleName(m_label->text());
    m_edit->setText(tr("Change the rules..."));
    m_profile->clear();
    const Language language = m_context.language();
    for (const std::string& name : presetNames()) {
        m_profile->addItem(qs(valueOrThrow(presetProfile(name)).label.in(language)), qs(name));
    }
    m_sentences->clear();
    m_profile->setEnabled(m_context.session() != nullptr);
    if (m_context.session()) {
        const ScoringProfile inUse = profileInUse(m_context.reader());
        const QString key = qs(inUse.key);
        // A profile of the workspace's own, from a file: shown, and left alone until a preset is chosen.
        const auto preset = presetProfile(inUse.key);
        if (!preset || !(preset->version == inUse.version)) {
            m_profile->insertItem(0, tr("%1 v%2").arg(qs(inUse.label.in(language))).arg(inUse.version),
                                  key + u"@own"_s);
            m_profile->setCurrentIndex(0);
        } else {
            m_profile->setCurrentIndex(m_profile->findData(key));
        }
        QString html;
        for (const QString& sentence : profileSentences(inUse, language, m_context.currency())) {
            html += u"<p style='margin-top:0; margin-bottom:6px'>"_s + sentence.toHtmlEscaped() + u"</p>"_s;
        }
        m_sentences->setText(html);
    }
    m_filling = false;
}

void ScoringSection::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) refresh();
    QWidget::changeEvent(event);
}

}  // namespace meike::ui
