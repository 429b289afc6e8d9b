// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>
#include <vector>

#include "domain/record.h"

class QVBoxLayout;

namespace meike {
class NameBook;
}

namespace meike::ui {

class AppContext;
class RecordRow;

/// The needs of a client in the order of what matters to it: dragged up and down, or moved with Ctrl+Up and Ctrl+Down.
/// What was never ranked stands last, the newest first.
class NeedList : public QWidget {
    Q_OBJECT

public:
    NeedList(AppContext& context, RecordId client, std::vector<Record> needs, const NameBook& names,
             QWidget* parent = nullptr);
    QList<RecordRow*> rows() const { return m_rows; }
    /// nullptr when it is not one of them.
    RecordRow* rowOf(RecordId need) const;
    /// The need whose row has the keyboard; 0: none.
    RecordId focusedNeed() const;
    /// Puts a need in another's place; those between move on. One edit.
    void move(qsizetype from, qsizetype to);

signals:
    /// By the keyboard: the row that has moved is to have it again when it is drawn anew.
    void movedByKey(qint64 need);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// Before which row something that is let go there comes.
    qsizetype placeAt(int y) const;
    AppContext& m_context;
    RecordId m_client;
    std::vector<Record> m_needs;
    QVBoxLayout* m_layout;
    QList<RecordRow*> m_rows;
    qsizetype m_gap = -1;  ///< where the line is drawn while something is held over the list
};

}  // namespace meike::ui
