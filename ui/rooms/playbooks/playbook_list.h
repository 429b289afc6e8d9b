// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "domain/value.h"

class QTableWidget;

namespace meike {
struct PlaybookLine;
}  // namespace meike

namespace meike::ui {

class AppContext;
class BusyOverlay;
class LatestRead;

/// Every playbook: for whom, on or off, whom it reaches, what work it makes, what became of it.
class PlaybookList : public QWidget {
    Q_OBJECT

public:
    explicit PlaybookList(AppContext& context, QWidget* parent = nullptr);
    ~PlaybookList() override;

    bool isSettled() const;
    const std::vector<PlaybookLine>& lines() const { return *m_lines; }
    QTableWidget* table() { return m_table; }
    void refresh();
    void clear();
    void retranslate();
    /// How many are on; for the number beside the page's name.
    int on() const;

signals:
    /// One that is stored, or a preset that is not (id 0).
    void opened(qint64 playbook, const QString& preset);
    void settled();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void openCurrent();
    /// Turns one on or off: its state was clicked, or Space pressed on its line. Says first what it will bring.
    void switchLine(int row);
    void enable(const PlaybookLine& line);

    AppContext& m_context;
    LatestRead* m_read;
    LatestRead* m_forecast;
    QTableWidget* m_table;
    BusyOverlay* m_busy;
    std::shared_ptr<const std::vector<PlaybookLine>> m_lines;
    bool m_known = false;
};

}  // namespace meike::ui
