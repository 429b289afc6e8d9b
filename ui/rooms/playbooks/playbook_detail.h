// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>

#include "exchange/playbook_json.h"
#include "storage/change.h"
#include "ui/context/app_context.h"
#include "ui/rooms/playbooks/step_editor.h"

class QVBoxLayout;

namespace meike::ui {

class PlaybookSide;

/// One playbook to edit: for whom, what it is for, its steps as sentences; beside them whom it reaches, what work it
/// makes, and who is in.
class PlaybookDetail : public QWidget {
    Q_OBJECT

public:
    explicit PlaybookDetail(AppContext& context, QWidget* parent = nullptr);
    ~PlaybookDetail() override;

    void showPlaybook(RecordId playbook);
    /// One that is not stored: a preset (by its key), or a new one when there is no such preset.
    void showPreset(const std::string& preset);
    void clear();
    /// Puts the keyboard where reading begins.
    void begin();

    RecordId playbook() const { return m_stored.playbook.id(); }
    QString name() const;
    /// As it stands in the editor; conditions that miss something are left out.
    PlaybookDraft draft() const;
    bool isShown() const;
    bool isChanged() const;
    bool isOn() const;
    const QList<StepEditor*>& steps() const { return m_steps; }
    PlaybookSide& side();
    bool isSettled() const;

public slots:
    /// Stores it as one step; says what is missing and returns false when it cannot.
    bool save();
    void revert();
    /// Says what it will bring, and enables it on the answer.
    void enable();
    void disable();
    void remove();
    StepEditor* addStep();

signals:
    void backRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Parts;
    void build();
    void buildHead(QVBoxLayout* layout);
    void buildAbout(QVBoxLayout* column);
    void retranslate();
    /// Shows a draft; `stored`: what an edit is compared with.
    void load(const PlaybookDraft& draft, bool stored);
    StepEditor* addStepEditor(const Record& step);
    void place();
    void edited();
    void ask();
    void showSentence();
    void showButtons();
    void changed(const Change& change);
    void enableNow();

    AppContext& m_context;
    std::unique_ptr<Parts> m_parts;
    QList<StepEditor*> m_steps;
    PlaybookDraft m_stored;  ///< as the workspace has it, or the preset
    TwoLanguages m_names;
    TwoLanguages m_purposes;
    PlaybookDraft m_loaded;  ///< the same as the editor gives it back
    bool m_filling = false;
    bool m_stale = false;
    QTimer m_delay;
};

}  // namespace meike::ui
