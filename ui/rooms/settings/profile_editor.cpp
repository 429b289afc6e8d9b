// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/profile_editor.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "app/profiles.h"
#include "app/score_book.h"
#include "base/error_code.h"
#include "exchange/file_bytes.h"
#include "exchange/profile_json.h"
#include "storage/workspace.h"
#include "ui/context/error_text.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/parts/file_choice.h"
#include "ui/parts/profile_preview_panel.h"
#include "ui/rooms/settings/profile_form.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kFormShare = 58;
constexpr int kPreviewShare = 42;
constexpr int kWidestForm = 860;
/// No profile is larger; what is larger is another file.
constexpr std::uint64_t kLargestFile = 4 * 1024 * 1024;

QPushButton* makeButton(const QString& name) {
    auto* button = new QPushButton;
    button->setObjectName(name);
    return button;
}

}  // namespace

ProfileEditor::ProfileEditor(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_back(makeButton(u"profileBackButton"_s)),
      m_title(makeLabel({}, TextStyle::title)),
      m_subtitle(new ElidedLabel),
      m_presets(makeButton(u"profilePresetButton"_s)),
      m_import(makeButton(u"profileImportButton"_s)),
      m_export(makeButton(u"profileExportButton"_s)),
      m_scroll(new QScrollArea),
      m_form(new ProfileForm(context)),
      m_preview(new ProfilePreviewPanel(context)),
      m_problem(makeLabel({}, TextStyle::body, Tone::risk)),
      m_reset(makeButton(u"profileResetButton"_s)),
      m_apply(makeButton(u"profileApplyButton"_s)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kDouble);
    layout->setSpacing(space::kWide);
    auto* header = new QHBoxLayout;
    header->setSpacing(space::kUnit);
    setFlat(m_back);
    m_back->setIcon(icon(u"chevron-left"_s, Tone::secondary));
    setTone(m_subtitle, Tone::secondary);
    m_presets->setMenu(new QMenu(m_presets));
    header->addWidget(m_back);
    header->addWidget(m_title);
    header->addWidget(m_subtitle, 1);
    header->addWidget(m_presets);
    header->addWidget(m_import);
    header->addWidget(m_export);
    layout->addLayout(header);

    auto* body = new QHBoxLayout;
    body->setSpacing(space::kWide);
    m_form->setProperty("scrolled", true);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setMaximumWidth(kWidestForm);
    m_scroll->setWidget(m_form);
    body->addWidget(m_scroll, kFormShare);
    body->addWidget(m_preview, kPreviewShare);
    layout->addLayout(body, 1);

    auto* footer = new QHBoxLayout;
    footer->setSpacing(space::kUnit);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"profileProblem"_s);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setPrimary(m_apply);
    footer->addWidget(m_problem, 1);
    footer->addWidget(m_reset);
    footer->addWidget(m_apply);
    layout->addLayout(footer);

    connect(m_back, &QPushButton::clicked, this, &ProfileEditor::leaveRequested);
    connect(m_reset, &QPushButton::clicked, this, &ProfileEditor::reset);
    connect(m_apply, &QPushButton::clicked, this, &ProfileEditor::apply);
    connect(m_presets->menu(), &QMenu::aboutToShow, this, &ProfileEditor::fillPresets);
    connect(m_import, &QPushButton::clicked, this, [this] {
        chooseFileToOpen(m_context, this, tr("Import rules"), tr("Scoring rules (*.json);;All files (*)"),
                         [this](const QString& path) { importFrom(path); });
    });
    connect(m_export, &QPushButton::clicked, this, [this] {
        const QString name = u"%1_v%2.json"_s.arg(qs(m_form->profile().key)).arg(m_form->profile().version);
        chooseFileToSave(m_context, this, tr("Export rules"), name, tr("Scoring rules (*.json)"),
                         [this](const QString& path) { exportTo(path); });
    });
    connect(m_form, &ProfileForm::edited, this, [this] {
        m_importProblem.clear();
        follow();
    });
    connect(m_preview, &ProfilePreviewPanel::previewed, this,
            [this] { m_form->setGridCounts(m_preview->preview()->scores); });
    connect(&context, &AppContext::changed, this, [this](const Change& change) {
        if (change.everything || change.touches(Kind::scoring_profile)) readInUse();
    });
    connect(&context, &AppContext::scoresChanged, this, [this] {
        if (m_loaded) follow();
    });
    connect(&context, &AppContext::sessionChanged, this, [this] {
        m_loaded = false;
        if (isVisible()) readInUse();
    });
    retranslate();
}

MinorUnits ProfileEditor::medianValue() const {
    const auto scores = m_context.scores();
    if (!scores) return 0;
    const std::vector<MinorUnits>& values = scores->assessment.sortedMonetary;
    const auto first = std::upper_bound(values.begin(), values.end(), MinorUnits{0});
    if (first == values.end()) return 0;
    return *(first + (values.end() - first) / 2);
}

bool ProfileEditor::isChanged() const {
    ScoringProfile rules = m_form->profile();
    rules.version = m_inUse.version;
    return rules != m_inUse;
}

bool ProfileEditor::isWorthKeeping() const { return m_loaded && (isChanged() || !m_form->check().empty()); }

void ProfileEditor::load(const ScoringProfile& profile) {
    m_form->setProfile(profile, medianValue());
    m_loaded = true;
    follow();
}

void ProfileEditor::readInUse() {
    if (!m_context.session()) return;
    // Rules that somebody is editing are not pulled away from under the hands.
    const bool editing = m_loaded && isChanged();
    m_inUse = profileInUse(m_context.reader());
    if (editing && isChanged())
        follow();
    else
        load(m_inUse);
}

void ProfileEditor::follow() {
    QStringList elsewhere;
    const bool sound = m_form->check(&elsewhere).empty();
    const bool changed = isChanged();
    if (!m_importProblem.isEmpty()) elsewhere.prepend(m_importProblem);
    m_problem->setText(elsewhere.join(u'\n'));
    m_apply->setEnabled(sound && changed);
    m_apply->setToolTip(!sound     ? tr("First put right what is marked.")
                        : !changed ? tr("Nothing is changed.")
                                   : QString());
    m_reset->setEnabled(changed || !sound);
    m_export->setEnabled(sound);
    if (m_loaded) {
        const QString name = qs(m_form->profile().label.in(m_context.language()));
        const QString inUse = tr("%1 v%2").arg(qs(m_inUse.label.in(m_context.language()))).arg(m_inUse.version);
        m_subtitle->setText(!changed ? tr("%1, in use").arg(inUse) : tr("%1, changed · in use: %2").arg(name, inUse));
    }
    m_stale = !isVisible();
    if (m_stale) return;
    if (sound)
        m_preview->setProfile(m_form->profile(), changed);
    else
        m_preview->setUnsound();
}

void ProfileEditor::fillPresets() {
    QMenu* menu = m_presets->menu();
    menu->clear();
    for (const std::string& name : presetNames()) {
        const auto preset = presetProfile(name);
        if (!preset) continue;
        menu->addAction(qs(preset->label.in(m_context.language())), this, [this, name] { startFrom(name); });
    }
}

void ProfileEditor::startFrom(const std::string& preset) {
    m_importProblem.clear();
    load(valueOrThrow(presetProfile(preset)));
}

void ProfileEditor::importFrom(const QString& path) {
    const auto refuse = [this, name = QFileInfo(path).fileName()](const QString& why) {
        m_importProblem = tr("Not imported: %1. %2").arg(name, why);
        follow();
    };
    const auto bytes = readFileBytes(u8Path(path), kLargestFile);
    if (!bytes) {
        const bool large = bytes.error().detail().code == ErrorCode::file_larger_than;
        refuse(large ? tr("The file is too large for rules.") : errorText(bytes.error()));
        return;
    }
    std::string_view text = *bytes;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const auto profile = parseProfile(text);
    if (!profile) {
        refuse(labelledText(qs(profile.error().subject()), detailText(profile.error().detail())));
        return;
    }
    m_importProblem.clear();
    load(*profile);
}

void ProfileEditor::exportTo(const QString& path) {
    const std::string json = profileJson(m_form->profile());
    QSaveFile file(path);
    const auto size = static_cast<qint64>(json.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(json.data(), size) != size || !file.commit()) {
        m_context.showError(Error(ErrorKind::io, u8(path), {ErrorCode::system_says, {u8(file.errorString())}}));
        return;
    }
    tellWritten(
        m_context, [file = QFileInfo(path).fileName()] { return tr("Rules written to %1").arg(file); }, path);
}

void ProfileEditor::reset() {
    m_importProblem.clear();
    load(m_inUse);
}

bool ProfileEditor::apply() {
    if (!m_context.session() || !m_form->check().empty()) return false;
    const ScoringProfile& profile = m_form->profile();
    return m_context.edit(saveProfileCommand(profile, m_context.language()),
                          [&profile](Edit& edit) { saveProfile(edit, profile); });
}

void ProfileEditor::retranslate() {
    m_back->setText(tr("Settings"));
    m_title->setText(tr("Scoring rules"));
    m_presets->setText(tr("Start from"));
    m_import->setText(tr("Import JSON..."));
    m_export->setText(tr("Export JSON..."));
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Back to the rules in use"));
    m_apply->setText(tr("Apply"));
    m_scroll->setAccessibleName(tr("Scoring rules"));
    m_importProblem.clear();
    // The sentences are made anew in the other language.
    if (!m_loaded) return;
    m_form->retranslate();
    follow();
}

void ProfileEditor::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void ProfileEditor::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_loaded)
        readInUse();
    else if (m_stale)
        follow();
}

}  // namespace meike::ui
