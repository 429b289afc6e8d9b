// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "domain/record.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QToolButton;

namespace meike {
struct PlanCounts;
}  // namespace meike

namespace meike::ui {

class AppContext;
class DropButton;
class NumberBox;
class SentenceRow;
class SnugCombo;

/// What became of a step or a playbook, in words: done 12 (5 by what was logged), moved 1, skipped 2. Empty: nothing.
QString countsText(const PlanCounts& counts);
/// Why it was skipped, the most frequent first; empty: it was not.
QString reasonsText(const PlanCounts& counts);

/// A text of a playbook or step in two languages, that of the window first: what an English desk reads and writes is
/// the English one, where there is one.
class TwoLanguages {
public:
    TwoLanguages() = default;
    TwoLanguages(const Record& record, const std::string& field, Language language);
    const QString& first() const { return m_first; }
    const QString& second() const { return m_second; }
    /// What was typed into the two goes back to where it belongs.
    void put(Record& record, const std::string& field, const QString& first, const QString& second) const;
    bool isSwapped() const { return m_swapped; }

private:
    QString m_first;
    QString m_second;
    bool m_swapped = false;
};

/// One step of a playbook: a line that says it, opened as sentences with fields in them.
class StepEditor : public QFrame {
    Q_OBJECT

public:
    StepEditor(AppContext& context, const Record& step, QWidget* parent = nullptr);

    /// As it stands; what is not a number is empty.
    Record step() const;
    /// What is wrong with it; empty: nothing.
    QString problem() const;
    void setPlace(int number, int of);
    void setCounts(const PlanCounts& counts);
    bool isOpen() const;
    void setOpen(bool open);
    /// Opens it and puts the keyboard into its name.
    void begin();
    void focusHead();

signals:
    void edited();
    void removeRequested();
    void moveRequested(int by);

private:
    void build();
    void fill(const Record& step);
    SnugCombo* choice(const QString& name, const QString& spoken, std::span<const Choice> choices);
    void sentences();
    void fillOnly();
    void showSummary();
    void touched(bool anew);

    AppContext& m_context;
    Record m_step;
    bool m_filling = false;
    int m_number = 1;
    TwoLanguages m_titles;
    TwoLanguages m_texts;

    QLabel* m_summary;
    QLabel* m_counts;
    QToolButton* m_toggle;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_remove;
    QWidget* m_body;
    QLineEdit* m_title;
    QLineEdit* m_titleEn;
    SentenceRow* m_whenRow;
    SentenceRow* m_doneRow;
    SentenceRow* m_whoRow;
    SnugCombo* m_what;
    SnugCombo* m_occasion;
    NumberBox* m_days;
    SnugCombo* m_unit;
    SnugCombo* m_side;
    SnugCombo* m_only;
    SnugCombo* m_doneBy;
    DropButton* m_kinds;
    QMenu* m_kindsMenu;
    SnugCombo* m_doneWho;
    SnugCombo* m_who;
    SnugCombo* m_function;
    SnugCombo* m_person;
    NumberBox* m_minutes;
    SnugCombo* m_stake;
    QPlainTextEdit* m_text;
    QPlainTextEdit* m_textEn;
};

}  // namespace meike::ui
