// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/scoring_section.h"

#include <QEvent>
#include <QHBoxLayout>

#include "app/score_book.h"
#include "exchange/profile_json.h"
#include "storage/records.h"
#include "ui/common/labels.h"
#include "ui/common/text.h"
#include "ui/settings/profile_sentences.h"
#include "ui/theme/theme.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

ScoringSection::ScoringSection(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_profile(new QComboBox),
      m_label(makeLabel({}, TextStyle::body, Tone::secondary)),
      m_sentences(makeLabel({}, TextStyle::body)) {
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
    const std::string label(chosen.label.in(m_context.language()));
    const bool done = m_context.edit(Command{"change", {"@scoring_profiles", label}}, [&](Edit& edit) {
        RecordId same = 0;
        for (const Record& stored : allRecords(edit.database(), Kind::scoring_profile)) {
            if (stored.text("body") == profileJson(chosen)) same = stored.id();
            edit.set(Kind::scoring_profile, stored.id(), "in_use", std::int64_t{0});
        }
        if (same != 0) {
            edit.set(Kind::scoring_profile, same, "in_use", std::int64_t{1});
            return;
        }
        edit.insert(Record(Kind::scoring_profile)
                        .set("name", chosen.key)
                        .set("version", std::int64_t{chosen.version})
                        .set("body", profileJson(chosen))
                        .set("in_use", std::int64_t{1}));
    });
    if (!done) refresh();
}

void ScoringSection::refresh() {
    m_filling = true;
    m_label->setText(tr("Clients are scored by"));
    m_profile->setAccessibleName(m_label->text());
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
