// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "domain/rule.h"
#include "ui/context/app_context.h"

class QTableWidgetItem;

namespace meike::ui {

class LatestRead;

/// All segments with how many clients they hold, what those are worth, and how that has changed.
class SegmentList : public QWidget {
    Q_OBJECT

public:
    explicit SegmentList(AppContext& context, QWidget* parent = nullptr);
    ~SegmentList() override;
    /// The figures of all segments are there.
    bool isSettled() const;
    /// Offers the presets under the button.
    void showPresets();

public slots:
    void refresh();

signals:
    void segmentOpened(qint64 segment);
    /// An empty one, or one made from a preset, with what that serves for.
    void newRequested(const QString& name, const meike::Rule& rule, const QString& notes);
    void countChanged(qint64 segments);
    void settled();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts;
    struct Answer;
    void retranslate();
    void fill(const Answer& answer);
    void startRename();
    void renamed(QTableWidgetItem* item);
    void showMenu(const QPoint& at);
    void openCurrent();
    qint64 current() const;

    AppContext& m_context;
    LatestRead* m_read;
    std::unique_ptr<Parts> m_parts;
    bool m_renaming = false;  ///< a name is being typed: the table is filled after that
    bool m_filling = false;
    bool m_stale = true;
};

}  // namespace meike::ui
