// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>
#include <functional>

#include "domain/scoring_profile.h"
#include "ui/context/page.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QSlider;
class QVBoxLayout;

namespace meike::ui {

class Card;
class ElidedLabel;
class ProfilePreviewPanel;

/// "What if the bar were higher?": the limits of the tiers and the weights of the value score as sliders, and beside
/// them who would move and how much money with them. Nothing is changed until it is applied.
class WhatIfPage : public Page {
    Q_OBJECT

public:
    explicit WhatIfPage(AppContext& context, QWidget* parent = nullptr);
    ~WhatIfPage() override;

    /// The rules as the sliders have them.
    const ScoringProfile& profile() const { return m_profile; }
    bool isChanged() const { return m_profile != m_inUse; }
    const ProfilePreviewPanel& preview() const { return *m_preview; }

public slots:
    /// Back to the rules in use; leaves no trace.
    void discard();
    /// Takes the rules into use as a new version, one step to undo. False when a past day is shown or storing failed.
    bool apply();

public:
    std::optional<Unsaved> unsaved() override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void refresh() override;
    void clear() override { m_loaded = false; }
    void retranslate() override;
    bool followsScores() const override { return true; }

private:
    /// One slider: where its number lives in the profile, in steps of `unit`.
    struct Control {
        QSlider* slider = nullptr;
        QLabel* value = nullptr;
        QLabel* before = nullptr;  ///< the number in use, where it is another
        int unit = 1;
        std::function<int&(ScoringProfile&)> ref{};
        /// The room its neighbours leave, in steps.
        std::function<std::pair<int, int>(const ScoringProfile&)> range{};
    };
    void readInUse();
    void rebuild();
    void addControl(QVBoxLayout* layout, QWidget* label, const QString& name, const QString& objectName,
                    Control control);
    void moved(int control);
    void showControls();
    void rest();
    QString amountName() const;

    ScoringProfile m_inUse;
    ScoringProfile m_profile;
    QList<Control> m_controls;
    QPushButton* m_back;
    QScrollArea* m_slidersScroll = nullptr;
    QVBoxLayout* m_left;
    QWidget* m_sliders = nullptr;
    QString m_amountName;  ///< as the weights have it
    Card* m_weights = nullptr;
    ProfilePreviewPanel* m_preview;
    QLabel* m_note;
    QPushButton* m_discard;
    QPushButton* m_apply;
    bool m_loaded = false;
};

}  // namespace meike::ui
