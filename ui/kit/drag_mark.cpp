// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/drag_mark.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QPixmap>
#include <QPointer>
#include <QWidget>

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

const QString kMarkType = u"application/x-meike-mark"_s;

/// Begins the drag when the pointer has gone far enough.
class DragStart : public QObject {
public:
    DragStart(QWidget* widget, QString sort, qint64 number)
        : QObject(widget), m_widget(widget), m_sort(std::move(sort)), m_number(number) {
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseMove) return false;
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (event->type() == QEvent::MouseButtonPress) {
            if (mouse->button() == Qt::LeftButton) m_from = mouse->position().toPoint();
        } else if ((mouse->buttons() & Qt::LeftButton) != 0 &&
                   (mouse->position().toPoint() - m_from).manhattanLength() >= QApplication::startDragDistance()) {
            begin();
            return true;
        }
        return false;
    }

private:
    void begin() {
        // What is dropped may build everything anew: the widget may be gone afterwards.
        const QPointer<QWidget> widget(m_widget);
        auto* drag = new QDrag(m_widget);
        drag->setMimeData(dragMark(m_sort, m_number));
        drag->setPixmap(m_widget->grab());
        drag->setHotSpot(m_from);
        drag->exec(Qt::MoveAction);
        // The release went to the drag: without this a button would stay pressed, or be clicked by the next one.
        if (auto* button = qobject_cast<QAbstractButton*>(widget.data())) button->setDown(false);
    }

    QWidget* m_widget;
    QString m_sort;
    qint64 m_number;
    QPoint m_from;
};

}  // namespace

void makeDraggable(QWidget* widget, const QString& sort, qint64 number) { new DragStart(widget, sort, number); }

QMimeData* dragMark(const QString& sort, qint64 number) {
    auto* data = new QMimeData;
    // With the process: what another window of this program drags means another workspace.
    data->setData(kMarkType, u"%1 %2 %3"_s.arg(QCoreApplication::applicationPid()).arg(sort).arg(number).toUtf8());
    return data;
}

std::optional<qint64> draggedNumber(const QMimeData* data, const QString& sort) {
    const QStringList parts = QString::fromUtf8(data->data(kMarkType)).split(u' ');
    if (parts.size() != 3 || parts[0].toLongLong() != QCoreApplication::applicationPid() || parts[1] != sort) return {};
    bool ok = false;
    const qint64 number = parts[2].toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

}  // namespace meike::ui
