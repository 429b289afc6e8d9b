// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "domain/scoring_profile.h"
#include "ui/context/app_context.h"

class QLabel;
class QPushButton;
class QScrollArea;

namespace meike::ui {

class ElidedLabel;
class ProfileForm;
class ProfilePreviewPanel;

/// The rules of scoring, edited: sentences on the left, who would move on the right. Nothing is stored before Apply,
/// which is one step that can be undone. What was typed stays while one looks at other pages.
class ProfileEditor : public QWidget {
    Q_OBJECT

public:
    explicit ProfileEditor(AppContext& context, QWidget* parent = nullptr);

    ProfileForm* form() { return m_form; }
    ProfilePreviewPanel* preview() { return m_preview; }
    /// Whether the rules differ from those in use.
    bool isChanged() const;
    /// The same, or something is typed that cannot be applied.
    bool isWorthKeeping() const;
    /// Puts a preset's rules into the form.
    void startFrom(const std::string& preset);
    /// Reads rules from a file into the form; what is wrong with it is said with path and what was expected.
    void importFrom(const QString& path);
    void exportTo(const QString& path);
    /// Puts the rules in use back.
    void reset();
    /// Takes the rules into use. False when they are unsound, a past day is shown, or storing failed.
    bool apply();

signals:
    void leaveRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void load(const ScoringProfile& profile);
    void follow();
    void readInUse();
    void retranslate();
    void fillPresets();
    MinorUnits medianValue() const;
    AppContext& m_context;
    ScoringProfile m_inUse;
    QPushButton* m_back;
    QLabel* m_title;
    ElidedLabel* m_subtitle;
    QPushButton* m_presets;
    QPushButton* m_import;
    QPushButton* m_export;
    QScrollArea* m_scroll;
    ProfileForm* m_form;
    ProfilePreviewPanel* m_preview;
    QLabel* m_problem;
    QPushButton* m_reset;
    QPushButton* m_apply;
    QString m_importProblem;
    bool m_loaded = false;
    bool m_stale = false;  ///< hidden while scores moved on: nobody looks, so nothing is computed
};

}  // namespace meike::ui
