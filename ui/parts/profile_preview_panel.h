// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QTimer>
#include <memory>

#include "app/profiles.h"
#include "engine/assessment.h"
#include "ui/context/app_context.h"
#include "ui/kit/card.h"

class QLabel;
class QTableView;

namespace meike::ui {

class LatestRead;

class BusyOverlay;
class MatrixTable;

/// The clients that move, as a table.
class MoveModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { kName, kFrom, kTo, kValue, kColumns };
    explicit MoveModel(AppContext& context, QObject* parent = nullptr);
    void setPreview(std::shared_ptr<const ProfilePreview> preview);
    RecordId clientAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString tierText(std::int8_t rank, const std::vector<engine::ClassName>& scale) const;
    AppContext& m_context;
    std::shared_ptr<const ProfilePreview> m_preview;
};

/// Who would move between tiers under other rules, and how much money with them. Follows a moment behind: only the
/// answer to the newest rules arrives.
class ProfilePreviewPanel : public QWidget {
    Q_OBJECT

public:
    explicit ProfilePreviewPanel(AppContext& context, QWidget* parent = nullptr);
    /// Asks anew, a moment later. `changed` says whether the rules differ from those in use.
    void setProfile(const ScoringProfile& profile, bool changed);
    /// How long a change waits for the next one before it is asked about, in milliseconds.
    void setPause(int milliseconds) { m_wait.setInterval(milliseconds); }
    /// The rules are not sound: nothing can be said.
    void setUnsound();
    /// The last answer; nothing while none has arrived or the rules are unsound.
    std::shared_ptr<const ProfilePreview> preview() const { return m_preview; }
    bool busy() const;

signals:
    /// Clients by R and F under the rules have been counted.
    void previewed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void ask();
    void fill();
    void retranslate();
    AppContext& m_context;
    LatestRead* m_read;
    QTimer m_wait;
    ScoringProfile m_profile;
    bool m_changed = false;
    bool m_unsound = false;
    bool m_awaitsScores = false;  ///< a workspace has just been opened: its scores are on their way
    std::shared_ptr<const ProfilePreview> m_preview;
    std::shared_ptr<ProfileTrial> m_trial;  ///< of the scores asked about last
    Card* m_card;
    QLabel* m_summary;
    QWidget* m_figures;
    Figure* m_up;
    Figure* m_down;
    Figure* m_moved;
    MatrixTable* m_matrix;
    QLabel* m_listNote;
    MoveModel* m_model;
    QTableView* m_list;
    BusyOverlay* m_busy;
};

}  // namespace meike::ui
