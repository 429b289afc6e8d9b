// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "domain/value.h"

class QHBoxLayout;
class QVBoxLayout;

namespace meike {
struct ClientGlance;
}

namespace meike::ui {

class AppContext;

/// The strip at the top of a client's page: what the value score is made of and the cheapest way up, then where the
/// client stands, what it is worth, until when it is bound, who looks after it and what is next.
class ClientHead : public QFrame {
    Q_OBJECT

public:
    explicit ClientHead(AppContext& context, QWidget* parent = nullptr);
    void show(const ClientGlance& glance);

signals:
    /// The next step was carried out.
    void taskDone(qint64 task);
    void taskOpened(qint64 task);
    void stepOpened(qint64 interaction);

private:
    void addScore(QHBoxLayout* row, const ClientGlance& glance);
    void addStage(QHBoxLayout* row, const ClientGlance& glance);
    void addForecast(QHBoxLayout* row, const ClientGlance& glance);
    void addBinding(QHBoxLayout* row, const ClientGlance& glance);
    void addOwner(QHBoxLayout* row, const ClientGlance& glance);
    void addNext(QHBoxLayout* row, const ClientGlance& glance);
    AppContext& m_context;
    QVBoxLayout* m_layout;
};

}  // namespace meike::ui
