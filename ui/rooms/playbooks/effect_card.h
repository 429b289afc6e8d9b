// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/kit/card.h"

namespace meike {
class Record;
struct PlaybookDraft;
}  // namespace meike
namespace meike::engine {
struct PlaybookEffect;
}

namespace meike::ui {

class AppContext;
class FieldEditor;
class LatestRead;
class NumberBox;
class SentenceRow;

/// Did it help? How a share is held out and when that is read; below it what is known, or what could be seen at all.
class EffectCard : public Card {
    Q_OBJECT

public:
    explicit EffectCard(AppContext& context, QWidget* parent = nullptr);
    ~EffectCard() override;

    void setPlaybook(const Record& playbook);
    /// Writes what stands in the fields.
    void put(Record& playbook) const;
    /// Asks anew, of the playbook as it stands in the editor.
    void ask(const PlaybookDraft& draft);
    void clear();
    bool isSettled() const;
    void retranslate();

signals:
    void edited();

private:
    void showEffect();

    AppContext& m_context;
    LatestRead* m_read;
    SentenceRow* m_sentence;
    NumberBox* m_share;
    NumberBox* m_days;
    FieldEditor* m_end;
    QLabel* m_lines;
    std::shared_ptr<const engine::PlaybookEffect> m_effect;
    QString m_problem;
    bool m_known = false;
    bool m_filling = false;
};

}  // namespace meike::ui
