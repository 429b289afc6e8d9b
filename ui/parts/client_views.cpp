// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/client_views.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr QStringView kKept = u"kept:";

QString tr(const char* text) { return QCoreApplication::translate("meike::ui", text); }

}  // namespace

std::vector<ClientView> builtInViews(const QString& actor) {
    const std::vector<ClientQuery::Sort> byScore = {{"value_score", true}};
    const auto only = [](std::string field, std::string op, std::vector<std::string> values = {}) {
        return Rule::all({Rule::condition(std::move(field), std::move(op), std::move(values))});
    };
    using Shelf = ClientQuery::Shelf;
    std::vector<ClientView> views;
    views.push_back({u"all"_s, tr("All clients"), tr("All clients"), Rule{}, Shelf::active, byScore, Tone::normal});
    if (!actor.isEmpty())
        views.push_back({u"mine"_s, tr("My clients"), tr("My clients"), only("owner", "any_of", {u8(actor)}),
                         Shelf::active, byScore, Tone::normal});
    views.push_back({u"core"_s, tr("Core clients"), tr("Core clients"), only("tier", "any_of", {"core"}), Shelf::active,
                     byScore, Tone::accent});
    views.push_back({u"at_risk"_s,
                     tr("At risk"),
                     tr("Clients at risk"),
                     only("stage", "any_of", {"at_risk"}),
                     Shelf::active,
                     {{"monetary", true}},
                     Tone::risk});
    views.push_back({u"overdue"_s,
                     tr("Overdue"),
                     tr("Clients with overdue receivables"),
                     only("overdue", ">", {"0"}),
                     Shelf::active,
                     {{"overdue", true}},
                     Tone::risk});
    views.push_back({u"provisional"_s, tr("Provisional tier"), tr("Clients with a provisional tier"),
                     only("provisional", "is_true"), Shelf::active, byScore, Tone::normal});
    views.push_back({u"prospects"_s,
                     tr("Prospects"),
                     tr("Prospects"),
                     only("stage", "any_of", {"prospect"}),
                     Shelf::active,
                     {{"name", false}},
                     Tone::normal});
    views.push_back({u"no_owner"_s, tr("Without owner"), tr("Clients without owner"), only("owner", "empty"),
                     Shelf::active, byScore, Tone::normal});
    views.push_back({u"archived"_s,
                     tr("Archived"),
                     tr("Archived clients"),
                     Rule{},
                     Shelf::archived,
                     {{"name", false}},
                     Tone::secondary});
    return views;
}

ClientView builtInView(const QString& key, const QString& actor) {
    const auto views = builtInViews(actor);
    const auto at = std::find_if(views.begin(), views.end(), [&](const ClientView& view) { return view.key == key; });
    return at == views.end() ? views.front() : *at;
}

ClientView keptView(const SavedView& view) {
    ClientView shown;
    shown.key = kKept.toString() + QString::number(view.id);
    shown.name = qs(view.name);
    shown.title = shown.name;
    shown.rule = view.rule;
    shown.shelf = view.shelf;
    shown.sorts = view.sorts;
    shown.grouping = view.grouping;
    shown.tone = view.problem ? Tone::risk : Tone::normal;
    shown.saved = view;
    return shown;
}

RecordId keptViewId(const QString& key) {
    return key.startsWith(kKept) ? QStringView(key).sliced(kKept.size()).toLongLong() : 0;
}

}  // namespace meike::ui
