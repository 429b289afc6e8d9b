// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "domain/value.h"
#include "ui/kit/form_dialog.h"

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace meike {
struct CriterionMark;
struct KeyAccount;
struct KeyBoard;
struct KeyCriterion;
}  // namespace meike

namespace meike::ui {

class AppContext;
class FieldEditor;
class LatestRead;

/// Asks which client becomes a key account, goes through the criteria with it, and wants a reason where one fails or no
/// seat is left.
class JoinSheet : public FormDialog {
    Q_OBJECT

public:
    /// `client` 0: it is chosen here.
    JoinSheet(AppContext& context, RecordId client, QWidget* parent);
    ~JoinSheet() override;
    FieldEditor* clientEditor() const { return m_client; }
    /// The criteria of the client that is chosen stand here.
    bool isSettled() const;

private:
    /// A criterion that is ticked here.
    struct Tick {
        RecordId criterion;
        class QCheckBox* met;
        QLineEdit* note;
    };
    struct Standing;
    void look();
    void show(std::shared_ptr<const Standing> standing);
    bool submit();

    AppContext& m_context;
    LatestRead* m_read;
    FieldEditor* m_client;
    QWidget* m_list;
    QComboBox* m_sponsor;
    QLineEdit* m_reason;
    QLabel* m_doubts;
    std::shared_ptr<const Standing> m_standing;
    std::vector<Tick> m_ticks;
};

/// Stays a key account until a day, with the reason.
void askToKeep(AppContext& context, QWidget* window, const KeyAccount& account, const KeyBoard& board);
/// Is none any more: says what that costs and asks why.
void askToLeave(AppContext& context, QWidget* window, const KeyAccount& account);
/// Whether a client meets a criterion that nobody computes, with a note.
void askForTick(AppContext& context, QWidget* window, const KeyAccount& account, const KeyBoard& board);
/// What a criterion asks: a rule, or a tick by hand. `criterion` 0: a new one.
void editCriterion(AppContext& context, QWidget* window, RecordId criterion);
/// Who joined, stayed and left, newest first.
void showDecisions(AppContext& context, QWidget* window, const KeyBoard& board);

}  // namespace meike::ui
