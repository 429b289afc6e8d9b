// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <memory>

#include "domain/rule.h"
#include "storage/client_query.h"
#include "ui/context/app_context.h"

namespace meike::ui {

class LatestRead;

/// Who meets a rule: how many, what they are worth, and their names, those of highest value first.
class SegmentResult : public QFrame {
    Q_OBJECT

public:
    explicit SegmentResult(AppContext& context, QWidget* parent);
    ~SegmentResult() override;

    /// Counts; a newer question interrupts the one that runs. answered() follows.
    void ask(const Rule& rule);
    /// The figures are no longer those of the rule.
    void outdate() { m_known = false; }
    void clear();
    bool isSettled() const;
    const std::vector<RecordId>& clients() const;
    /// What ask() asks: rows and order of the list and of its file.
    ClientQuery query(const Rule& rule) const;
    /// Names and tiers are read anew.
    void reloadNames();

signals:
    /// `gaps`: what the rule counts on and is not there, in the window's language.
    void answered(const QStringList& gaps);
    /// One of the list was clicked.
    void clientChosen(qint64 client);
    void openRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Parts;
    struct Answer;
    void build();
    void retranslate();
    void fill(Answer answer);

    AppContext& m_context;
    LatestRead* m_read;
    std::unique_ptr<Parts> m_parts;
    bool m_known = false;
};

}  // namespace meike::ui
