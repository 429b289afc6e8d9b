// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace meike::ui {

class FieldEditor;

/// A part of a form under its heading. Optional parts fold away while they are empty.
class FormSection : public QWidget {
    Q_OBJECT

public:
    /// Without a title there is no heading and nothing to fold.
    FormSection(const QString& title, QWidget* parent);
    /// Adds a field; returns the label that says what is wrong with it (hidden while nothing is).
    QLabel* addField(const QString& label, FieldEditor* editor, bool required);
    void setFolded(bool folded);
    bool isFolded() const;
    bool isFoldable() const { return m_toggle != nullptr; }
    int labelWidth() const;
    void setLabelWidth(int width);

private:
    void showArrow();
    QToolButton* m_toggle = nullptr;
    QWidget* m_body;
    QGridLayout* m_grid;
    QList<QLabel*> m_labels;
    bool m_folded = false;
};

}  // namespace meike::ui
