// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "domain/kind.h"
#include "domain/record.h"
#include "domain/rule.h"

namespace meike::ui {

/// Clients that no conditions say, by id.
using ClientList = std::shared_ptr<const std::vector<RecordId>>;

/// The clients of this rule under this name.
struct VisitRule {
    Rule rule;
    QString name;
};
/// Exactly these clients under this name.
struct VisitList {
    ClientList clients;
    QString name;
};
/// One client, with a tab of its pane, or as one of a list that can be walked through.
struct VisitClient {
    RecordId client = 0;
    std::optional<ClientTab> tab{};
    ClientList among{};
    QString listName{};
};
/// Records of a kind in their list: those that a rule over their own fields keeps, of these clients under this name
/// (none: of everybody).
struct VisitRecords {
    Kind kind = Kind::order;
    Rule where{};
    ClientList clients{};
    QString name{};
};
/// A saved view or a section, by its key.
struct VisitPart {
    QString key;
};
/// A segment that is to be named and kept: a rule, or just these clients.
struct VisitNewSegment {
    QString name;
    Rule rule{};
    std::optional<std::vector<RecordId>> clients{};
};

/// What is to be seen in a room that one goes to; nothing in particular: std::monostate. A room shows what it knows and
/// leaves the rest.
using Visit = std::variant<std::monostate, VisitRule, VisitList, VisitClient, VisitRecords, VisitPart, VisitNewSegment>;

}  // namespace meike::ui

Q_DECLARE_METATYPE(meike::ui::ClientList)
Q_DECLARE_METATYPE(meike::ui::Visit)
