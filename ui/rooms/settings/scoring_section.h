// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "ui/context/app_context.h"

namespace meike::ui {

/// By which rules clients are scored: choose a preset, read it in sentences, go on to change them.
class ScoringSection : public QWidget {
    Q_OBJECT

public:
    explicit ScoringSection(AppContext& context, QWidget* parent = nullptr);
    void refresh();
    /// Takes a preset into use, one step that can be undone.
    void use(const QString& preset);

signals:
    void editRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    AppContext& m_context;
    QComboBox* m_profile;
    QLabel* m_label;
    QLabel* m_sentences;
    QPushButton* m_edit;
    bool m_filling = false;
};

}  // namespace meike::ui
