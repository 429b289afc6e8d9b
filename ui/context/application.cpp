// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/application.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>
#include <typeinfo>

#include "base/current_error.h"
#include "ui/context/fault_log.h"

namespace meike::ui {

namespace {

/// Type of the exception that is being handled; empty for an Error that the program means to throw.
QByteArray faultName(const Error& error) {
    try {
        throw;
    } catch (const Error&) {
        if (error.kind() != ErrorKind::internal) return {};
        return QByteArray("internal ") + errorCodeName(error.detail().code);
    } catch (const std::exception& other) {
        return typeid(other).name();
    } catch (...) {
        return "unknown";
    }
}

}  // namespace

bool Application::notify(QObject* receiver, QEvent* event) {
    // Both may be gone when the exception arrives here.
    const char* const name = receiver ? receiver->metaObject()->className() : "";
    const int type = event ? event->type() : 0;
    try {
        return QApplication::notify(receiver, event);
    } catch (...) {
        const char* const key = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        tellCurrent(QByteArray(name) + ' ' + (key ? QByteArray(key) : QByteArray::number(type)));
        return true;
    }
}

void Application::tellCurrent(const QByteArray& where) {
    try {
        const Error error = currentError();
        if (const QByteArray fault = faultName(error); !fault.isEmpty()) logFault(fault, where);
        if (QThread::currentThread() == thread())
            emit caught(error);
        else
            QMetaObject::invokeMethod(
                this, [this, error] { emit caught(error); }, Qt::QueuedConnection);
    } catch (...) {
        // Telling failed as well (no memory): there is nobody left to tell, and the window is worth more than the tale.
        logFault("while telling", where);
    }
}

}  // namespace meike::ui
