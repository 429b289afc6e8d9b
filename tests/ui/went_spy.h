// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTest>
#include <QVariant>

#include "ui/context/app_context.h"

namespace meike::ui::test {

/// Where pages have asked to go, as QSignalSpy keeps signals: one list of arguments for each time.
class WentSpy : public QObject, public QList<QList<QVariant>> {
public:
    enum What {
        rules,    ///< rule, name
        lists,    ///< clients, name
        clients,  ///< client
        rooms,    ///< room; of going there for nothing in particular
        parts,    ///< room, part
        actions   ///< id of the action
    };
    WentSpy(AppContext& context, What what) {
        if (what == actions)
            connect(&context, &AppContext::actionWanted, this, [this](const QString& id) { append({id}); });
        else
            connect(&context, &AppContext::visitWanted, this,
                    [this, what](const QString& room, const Visit& visit) { note(what, room, visit); });
    }
    bool wait(int timeoutMs = 5'000) {
        const qsizetype before = size();
        return QTest::qWaitFor([&] { return size() > before; }, timeoutMs);
    }

private:
    void note(What what, const QString& room, const Visit& visit) {
        if (const auto* rule = std::get_if<VisitRule>(&visit); rule && what == rules)
            append({QVariant::fromValue(rule->rule), rule->name});
        else if (const auto* list = std::get_if<VisitList>(&visit); list && what == lists)
            append({QVariant::fromValue(list->clients), list->name});
        else if (const auto* one = std::get_if<VisitClient>(&visit); one && what == clients)
            append({QVariant::fromValue<qint64>(one->client)});
        else if (const auto* part = std::get_if<VisitPart>(&visit); part && what == parts)
            append({room, part->key});
        else if (std::holds_alternative<std::monostate>(visit) && what == rooms)
            append({room});
    }
};

}  // namespace meike::ui::test
