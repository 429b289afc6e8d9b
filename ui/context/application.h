// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include "base/error.h"

namespace meike::ui {

/// The program, and its one barrier: whatever is thrown while an event is handled (a slot, a timer, a queued call, a
/// model that is painted) ends there. It is told by caught(), and the window goes on. What is not an Error of ours, or
/// is a mistake of the program, is logged as well.
class Application : public QApplication {
    Q_OBJECT

public:
    Application(int& argc, char** argv) : QApplication(argc, argv) {}
    bool notify(QObject* receiver, QEvent* event) override;

    /// Tells and logs the exception that is being handled. For what runs outside of events, from any thread; `where` is
    /// for the log and names no person and no file.
    void tellCurrent(const QByteArray& where);

signals:
    void caught(const meike::Error& error);
};

}  // namespace meike::ui
