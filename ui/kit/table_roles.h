// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <Qt>

/// What the delegates of tables ask models for, beside Qt's own roles.
namespace meike::ui {

enum TableRole {
    kPillsRole = Qt::UserRole + 100,  ///< PillList: tags of the row
    kTierRole,    ///< QString tier key (core, key, growth, general, risk); Qt::DisplayRole is its name
    kRfmRole,     ///< RfmScores
    kToneRole,    ///< int(Tone): colour of the text
    kStrongRole,  ///< bool: semibold text
    kShareRole,   ///< double 0..1: bar behind or beside the text
};

struct PillData {
    QString text{};
    int color = 0;
    bool operator==(const PillData&) const = default;
};
using PillList = QList<PillData>;

/// Scores 1..5, 0 = none.
struct RfmScores {
    int r = 0;
    int f = 0;
    int m = 0;
    bool operator==(const RfmScores&) const = default;
};

/// What models answer to Qt::AccessibleTextRole for these cells.
QString accessiblePills(const PillList& pills);
QString accessibleRfm(const RfmScores& scores);
QString accessibleTier(const QString& name);

}  // namespace meike::ui

Q_DECLARE_METATYPE(meike::ui::PillData)
Q_DECLARE_METATYPE(meike::ui::RfmScores)
