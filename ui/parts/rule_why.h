// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rule.h"
#include "ui/context/app_context.h"
#include "ui/kit/card.h"

class QLabel;
class QVBoxLayout;

namespace meike::ui {

class LatestRead;

class SearchField;
class SuggestPopup;

/// "Why is this client in, or not?": each part of the rule with whether it holds and what the client has.
class RuleWhy : public Card {
    Q_OBJECT

public:
    explicit RuleWhy(AppContext& context, QWidget* parent = nullptr);
    /// The rule in the editor; the answer follows.
    void setRule(const Rule& rule);
    void showClient(RecordId client);
    RecordId client() const { return m_client; }
    /// What is shown, line by line: for screen readers and tests.
    QStringList lines() const { return m_lines; }

signals:
    void answered();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Answer;
    void suggest(const QString& query);
    void ask();
    void fill(const Answer& answer);
    void retranslate();

    AppContext& m_context;
    LatestRead* m_suggestions;
    LatestRead* m_read;
    SearchField* m_search;
    SuggestPopup* m_popup;
    QLabel* m_verdict;
    QVBoxLayout* m_rows;
    QStringList m_lines;
    Rule m_rule;
    RecordId m_client = 0;
};

}  // namespace meike::ui
