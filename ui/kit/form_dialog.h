// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <functional>

namespace meike::ui {

/// A sheet: title, fields, one verb and Cancel, errors in a line beside the verb. Esc cancels, Enter (Ctrl+Enter in
/// long texts) does it.
class FormDialog : public QDialog {
    Q_OBJECT

public:
    FormDialog(const QString& title, const QString& verb, QWidget* parent);
    /// Label (with its buddy and the field's accessible name) and field.
    void addRow(const QString& label, QWidget* field, const QString& hint = {});
    /// Hides a row, or shows it again; and its label anew.
    void setRowVisible(QWidget* field, bool visible);
    void setRowLabel(QWidget* field, const QString& label);
    /// A part of the form: a heading over the rows that follow.
    void addHeading(const QString& text);
    /// Anything over the whole width.
    void addWide(QWidget* widget);
    /// Secondary text below the title.
    void setIntro(const QString& text);
    QPushButton* primaryButton() { return m_primary; }
    /// A further button at the left ("Delete", "Save and new").
    QPushButton* addButton(const QString& text, std::function<void()> run);
    void setVerb(const QString& verb);
    /// Nothing is filled in here: the verb closes it, and there is nothing to cancel.
    void setOnlyRead();
    /// Runs on the verb; the sheet closes when it answers true, and stays (see setError) when false. Without one it
    /// just closes.
    void setSubmit(std::function<bool()> submit);
    /// Says what is wrong and puts the cursor where; an empty text clears it.
    void setError(const QString& text, QWidget* field = nullptr);
    /// Something was typed in it.
    virtual bool isModified() const;
    /// Shows it window-modal; deletes itself when closed.
    void openSheet();

public slots:
    void accept() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// An error or a long sentence needs room: without it the fields would give theirs.
    void growToFit();
    QLabel* m_title;
    QLabel* m_intro;
    QFormLayout* m_form;
    QLabel* m_error;
    class QHBoxLayout* m_buttons;
    QPushButton* m_primary;
    QPushButton* m_cancel;
    std::function<bool()> m_submit;
};

}  // namespace meike::ui
